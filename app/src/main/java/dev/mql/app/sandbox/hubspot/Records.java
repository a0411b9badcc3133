package dev.mql.app.sandbox.hubspot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of writing: what is refused, what is silently ignored, what moves the modification date, what is computed. */
final class Records {
    private final Portal portal;
    private final RollUps rollUps;

    Records(Portal portal) {
        this.portal = portal;
        this.rollUps = new RollUps(portal);
    }

    RollUps rollUps() {
        return rollUps;
    }

    /** The wanted values as they would be kept; every refusal is added to {@code problems}. */
    Map<String, String> check(Table table, @Nullable Row row, Map<String, String> wanted, List<Invalid> problems) {
        ValueCheck values = new ValueCheck(portal.owners().keySet());
        Map<String, String> kept = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            Property property = table.catalog().named(name).orElse(null);
            if (property == null) {
                problems.add(new Invalid(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist"));
                return;
            }
            if (property.readOnly()) {
                problems.add(new Invalid(
                        name, "READ_ONLY_VALUE", "\"" + name + "\" is a read only property; its value cannot be set."));
                return;
            }
            String current = row == null ? "" : table.valueOrEmpty(row, name);
            ValueCheck.Verdict verdict = values.check(property, value, current);
            if (!portal.rules().fits(table.type(), name, value)) {
                problems.add(new Invalid(name, "INVALID_ALPHA", "\"" + name + "\" breaks a rule of the property."));
            } else if (verdict.invalid() == null) {
                kept.put(name, verdict.value());
            } else {
                problems.add(verdict.invalid());
            }
        });
        return kept;
    }

    /** E-mail is the one value of a contact that must be its own. */
    void refuseTakenEmail(Table table, @Nullable Row row, Map<String, String> kept) {
        String email = table.type() == ObjectType.CONTACT ? kept.getOrDefault("email", "") : "";
        Long holder = email.isEmpty() ? null : portal.contactWithEmail(email);
        if (holder != null && (row == null || row.id != holder)) {
            throw Refusal.conflict("Contact already exists. Existing ID: " + holder);
        }
    }

    Row create(Table table, Map<String, String> kept, Author author) {
        long now = portal.now();
        Map<Integer, String> values = new HashMap<>();
        kept.forEach((name, value) -> values.put(table.catalog().number(name), value));
        Row row = new Row(portal.nextId(table.type()), now, now, author, Packed.of(values));
        portal.shadow(table, row.id, null);
        table.living().put(row.id, row);
        afterwards(table, row, kept, Map.of(), now);
        portal.changed(new Change(table.type(), row.id, true, kept, author));
        return row;
    }

    /** Writes what differs. An unchanged value is no write: it leaves the modification date alone. */
    boolean update(Table table, Row row, Map<String, String> kept, Author author) {
        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        kept.forEach((name, value) -> {
            String current = table.valueOrEmpty(row, name);
            if (!same(table.catalog().get(name), current, value) && !backwards(table, name, current, value, author)) {
                before.put(name, current);
                after.put(name, value);
            }
        });
        if (after.isEmpty()) {
            return false;
        }
        long now = portal.now();
        portal.shadow(table, row.id, row);
        after.forEach((name, value) -> set(table, row, name, value, author, now));
        row.modifiedAt = now;
        afterwards(table, row, after, before, now);
        portal.changed(new Change(table.type(), row.id, false, after, author));
        return true;
    }

    private static void set(Table table, Row row, String name, String value, Author author, long now) {
        List<Version> versions = new ArrayList<>(table.history(row, name));
        if (versions.size() == 1 && versions.get(0).at() == row.createdAt) {
            table.record(row.id, versions.get(0));
        }
        row.values = Packed.with(row.values, table.catalog().number(name), value);
        table.record(row.id, new Version(name, value, now, author));
    }

    /** Computed values follow; they have no author and do not count as a modification. */
    private void afterwards(Table table, Row row, Map<String, String> after, Map<String, String> before, long now) {
        if (table.type() == ObjectType.CONTACT && after.containsKey("email")) {
            portal.emailChanged(row.id, before.getOrDefault("email", ""), after.getOrDefault("email", ""));
        }
        String stage = after.getOrDefault("lifecyclestage", "");
        if (table.type() == ObjectType.CONTACT && !stage.isEmpty()) {
            String at = Instant.ofEpochMilli(now).toString();
            for (String stamp : List.of("hs_lifecyclestage_" + stage + "_date", "hs_v2_date_entered_" + stage)) {
                if (table.catalog().has(stamp)) {
                    row.values = Packed.with(row.values, table.catalog().number(stamp), at);
                }
            }
        }
        rollUps.follow(table, row, after);
    }

    private static boolean same(Property property, String current, String value) {
        if (current.equals(value)) {
            return true;
        }
        return property.type().equals("number")
                && !current.isEmpty()
                && !value.isEmpty()
                && new BigDecimal(current).compareTo(new BigDecimal(value)) == 0;
    }

    /**
     * Contacts guide: "you can only set the lifecycle stage forward"; a lower stage is ignored without an error unless
     * the value was cleared before. People may move it as they like.
     */
    private static boolean backwards(Table table, String name, String current, String value, Author author) {
        if (!name.equals("lifecyclestage")
                || current.isEmpty()
                || value.isEmpty()
                || author.source() == Author.Source.CRM_UI) {
            return false;
        }
        List<Option> order = table.catalog().get(name).options();
        return place(order, value) < place(order, current);
    }

    private static int place(List<Option> order, String value) {
        for (Option option : order) {
            if (option.value().equals(value)) {
                return option.displayOrder();
            }
        }
        return -1;
    }
}
