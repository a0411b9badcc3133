package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Somebody beside the API who changes the account: a person, a workflow, an import, a form, another app, or a visitor. */
public final class Acting {
    private final Portal portal;
    private final Author author;

    Acting(Portal portal, Author author) {
        this.portal = portal;
        this.author = author;
    }

    /** Adds a record and answers its id; a value HubSpot would refuse is an {@link IllegalArgumentException}. */
    public long create(ObjectType type, Map<String, String> values) {
        synchronized (portal) {
            Table table = portal.table(type);
            List<Invalid> problems = new ArrayList<>();
            Map<String, String> kept = portal.records().check(table, null, values, problems);
            refuse(problems);
            refuseTaken(table, null, kept);
            return portal.records().create(table, kept, author).id;
        }
    }

    /** Changes values; the empty text clears one. Answers whether anything differed. */
    public boolean edit(ObjectType type, long id, Map<String, String> values) {
        synchronized (portal) {
            Table table = portal.table(type);
            Row row = found(table, id);
            List<Invalid> problems = new ArrayList<>();
            Map<String, String> kept = portal.records().check(table, row, values, problems);
            refuse(problems);
            refuseTaken(table, row, kept);
            return portal.records().update(table, row, kept, author);
        }
    }

    /** Sets a value that HubSpot computes or keeps, such as a counter; the modification date stays. */
    public void compute(ObjectType type, long id, Map<String, String> values) {
        synchronized (portal) {
            Row row = found(portal.table(type), id);
            values.forEach((name, value) -> portal.records().rollUps().set(type, row, name, value));
        }
    }

    public void archive(ObjectType type, long id) {
        synchronized (portal) {
            Table table = portal.table(type);
            Row row = found(table, id);
            portal.shadow(table, id, row);
            table.archive(row, portal.now());
        }
    }

    public void restore(ObjectType type, long id) {
        synchronized (portal) {
            Table table = portal.table(type);
            table.restore(Objects.requireNonNull(table.archived().get(id), "not archived"));
        }
    }

    /** The loser's id leads to the winner from now on. */
    public void merge(ObjectType type, long winner, long loser) {
        synchronized (portal) {
            new Merging(portal).merge(portal.table(type), winner, loser);
        }
    }

    /** Erases a contact for good, as the law asks. */
    public void privacyDelete(long contact) {
        synchronized (portal) {
            portal.erase(contact);
        }
    }

    public void link(ObjectType from, long fromId, ObjectType to, long toId) {
        synchronized (portal) {
            portal.links().add(from, fromId, to, toId);
            portal.records().rollUps().linked(from, fromId);
            portal.records().rollUps().linked(to, toId);
        }
    }

    public void unlink(ObjectType from, long fromId, ObjectType to, long toId) {
        synchronized (portal) {
            portal.links().remove(from, fromId, to, toId);
            portal.records().rollUps().linked(from, fromId);
            portal.records().rollUps().linked(to, toId);
        }
    }

    /** A contact fills in the form of that name now. */
    public void submit(long contact, String formName) {
        synchronized (portal) {
            Portal.Form form = portal.forms().values().stream()
                    .filter(one -> one.name().equals(formName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no form " + formName));
            Row row = found(portal.table(ObjectType.CONTACT), contact);
            portal.records().rollUps().submitted(row, form, portal.now());
        }
    }

    /** A contact looks at a page now. */
    public void visit(long contact, String url, String title) {
        synchronized (portal) {
            portal.activity().pageViews().add(new Activity.PageView(contact, portal.now(), url, title));
            portal.records().rollUps().visited(found(portal.table(ObjectType.CONTACT), contact), url, portal.now());
        }
    }

    /** A contact attends a marketing event now. */
    public void attend(String event, long contact) {
        synchronized (portal) {
            portal.activity()
                    .participations()
                    .add(new Activity.Participation(event, contact, "ATTENDED", portal.now()));
        }
    }

    /** Makes a list of contacts; nobody is on it yet. */
    public void makeList(String id, String name) {
        synchronized (portal) {
            portal.activity().lists().put(id, new Activity.ContactList(id, name, new TreeMap<>(), 0, 0));
        }
    }

    /** Deletes a list; its members stay what they are. */
    public void deleteList(String id) {
        synchronized (portal) {
            portal.activity().lists().remove(id);
        }
    }

    /** A contact joins a list now; an active list does that by itself. */
    public void join(String list, long contact) {
        synchronized (portal) {
            portal.activity().lists().computeIfPresent(list, (id, before) -> {
                before.members().put(contact, portal.now());
                return new Activity.ContactList(id, before.name(), before.members(), portal.now(), before.removedAt());
            });
        }
    }

    /** A contact leaves a list now. */
    public void leave(String list, long contact) {
        synchronized (portal) {
            portal.activity().lists().computeIfPresent(list, (id, before) -> {
                before.members().remove(contact);
                return new Activity.ContactList(id, before.name(), before.members(), before.addedAt(), portal.now());
            });
        }
    }

    private static Row found(Table table, long id) {
        Row row = table.find(id);
        if (row == null) {
            throw new IllegalArgumentException("no " + table.type() + " " + id);
        }
        return row;
    }

    private void refuseTaken(Table table, @Nullable Row row, Map<String, String> kept) {
        try {
            portal.records().refuseTakenEmail(table, row, kept);
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void refuse(List<Invalid> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).message());
        }
    }
}
