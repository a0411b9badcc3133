package dev.mql.app.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Fills an account before it is opened: records with their past, computed values included, nothing is checked twice. */
public final class Loader {
    private static final long LISTED = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
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
        form(guid, name, "hubspot");
    }

    /** @param type {@code hubspot}, {@code captured}, {@code flow} or {@code blog_comment} */
    public void form(String guid, String name, String type) {
        portal.forms().put(guid, new Portal.Form(guid, name, type));
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

    /** An event that the account defines, such as {@code pe4711_demo_download}. */
    public void event(String type, long contact, Instant at, Map<String, String> properties) {
        portal.activity().occurrences().add(new Activity.Occurrence(type, contact, at.toEpochMilli(), properties));
    }

    /** What became of a marketing mail; {@code filtered} where HubSpot takes it for a machine's. */
    public void emailEvent(String type, String recipient, Instant at, String url, boolean filtered) {
        List<Activity.EmailEvent> all = portal.activity().emailEvents();
        String id = new UUID(all.size(), at.toEpochMilli()).toString();
        all.add(new Activity.EmailEvent(id, type, recipient, at.toEpochMilli(), 77, url, filtered));
    }

    public void list(String id, String name, List<Long> members) {
        TreeMap<Long, Long> joined = new TreeMap<>();
        members.forEach(member -> joined.put(member, LISTED));
        portal.activity().lists().put(id, new Activity.ContactList(id, name, joined, LISTED, 0));
    }

    /** Defines a property that an admin's formula computes. */
    public void formula(ObjectType type, String name, String label) {
        portal.table(type)
                .catalog()
                .add(new Property(
                        name,
                        label,
                        "number",
                        "calculation_equation",
                        type.singular().toLowerCase(Locale.ROOT) + "information",
                        "",
                        List.of(),
                        Property.Access.FORMULA,
                        false));
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
