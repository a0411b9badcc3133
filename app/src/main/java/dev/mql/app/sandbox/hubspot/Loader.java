package dev.mql.app.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills an account before it is opened: records with their past, computed values included, nothing is checked twice. */
public final class Loader {
    private final Portal portal;

    Loader(Portal portal) {
        this.portal = portal;
    }

    /** A record to load: when it was created and last changed, and by whom it was created. */
    public record Seed(
            ObjectType type, long id, Instant created, Instant modified, Author origin, Map<String, String> values) {
        public Seed {
            values = Map.copyOf(values);
        }
    }

    public void record(Seed seed) {
        Table table = portal.table(seed.type());
        Map<Integer, String> packed = new HashMap<>();
        seed.values().forEach((name, value) -> {
            if (!value.isEmpty()) {
                packed.put(table.catalog().number(name), value);
            }
        });
        String email = seed.values().getOrDefault("email", "");
        if (seed.type() == ObjectType.CONTACT && !email.isEmpty()) {
            portal.emailChanged(seed.id(), "", email);
            packed.put(table.catalog().number("hs_email_domain"), email.substring(email.indexOf('@') + 1));
        }
        Row row = new Row(
                seed.id(),
                seed.created().toEpochMilli(),
                seed.modified().toEpochMilli(),
                seed.origin(),
                Packed.of(packed));
        table.living().put(seed.id(), row);
        portal.usedId(seed.type(), seed.id());
        if (seed.type() == ObjectType.DEAL) {
            portal.records().rollUps().follow(table, row, seed.values());
        }
    }

    /** Whoever set a value last, where it was not the record's creator. */
    public void history(ObjectType type, long id, String property, String value, Instant at, Author author) {
        portal.table(type).record(id, new Version(property, value, at.toEpochMilli(), author));
    }

    public void link(ObjectType from, long fromId, ObjectType to, long toId) {
        portal.links().add(from, fromId, to, toId);
        portal.records().rollUps().linked(from, fromId);
        portal.records().rollUps().linked(to, toId);
    }

    public void owner(String id, long userId, String email, String firstName, String lastName) {
        portal.owners().put(id, new Portal.Owner(id, userId, email, firstName, lastName, false));
    }

    public void form(String guid, String name) {
        portal.forms().put(guid, new Portal.Form(guid, name, "hubspot"));
    }

    /** Somebody looked at a page. */
    public void pageView(long contact, Instant at, String url, String title) {
        portal.activity().pageViews().add(new Activity.PageView(contact, at.toEpochMilli(), url, title));
    }

    public void marketingEvent(String id, String name, Instant at) {
        portal.activity().marketingEvents().put(id, new Activity.MarketingEvent(id, name, at.toEpochMilli()));
    }

    public void participation(String event, long contact, String state, Instant at) {
        portal.activity().participations().add(new Activity.Participation(event, contact, state, at.toEpochMilli()));
    }

    public void campaign(String guid, String name, String utm, String start, String end, String budget, String spend) {
        portal.activity().campaigns().add(new Activity.Campaign(guid, name, utm, start, end, budget, spend));
    }

    public void list(String id, String name, List<Long> members) {
        portal.activity().lists().put(id, new Activity.ContactList(id, name, new ArrayList<>(members)));
    }

    /** Defines a property of the account's own; enumerations take their options in order, value and label alike. */
    public void property(ObjectType type, String name, String label, String kind, List<String> options) {
        List<Option> list = new ArrayList<>();
        options.forEach(option -> list.add(new Option(option, option, "", list.size(), false)));
        String fieldType = switch (kind) {
            case "enumeration" -> "select";
            case "bool" -> "booleancheckbox";
            case "number" -> "number";
            case "date", "datetime" -> "date";
            default -> "text";
        };
        if (kind.equals("bool") && list.isEmpty()) {
            list.add(new Option("Yes", "true", "", 0, false));
            list.add(new Option("No", "false", "", 1, false));
        }
        String group = type.singular().toLowerCase(Locale.ROOT) + "information";
        portal.table(type)
                .catalog()
                .add(new Property(name, label, kind, fieldType, group, "", list, Property.Access.CUSTOM, true));
    }

    public boolean defines(ObjectType type, String name) {
        return portal.table(type).catalog().has(name);
    }
}
