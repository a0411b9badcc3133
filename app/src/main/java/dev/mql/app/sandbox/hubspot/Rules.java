package dev.mql.app.sandbox.hubspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an admin demands of records. Rules on a property's text have been enforced for the API since July 2023, required
 * properties only from version 2026-09 on (HubSpot's changelog "CRM API Write Validation Enforcement").
 */
final class Rules {
    private static final String ENFORCED_FROM = "2026-09";
    private final List<Required> required = new CopyOnWriteArrayList<>();
    private final Map<String, Pattern> texts = new HashMap<>();

    /** {@code property} must be filled where {@code when} is {@code value}. */
    private record Required(ObjectType type, String property, String when, String value) {}

    void require(ObjectType type, String property, String when, String value) {
        required.add(new Required(type, property, when, value));
    }

    void fit(ObjectType type, String property, Pattern pattern) {
        texts.put(type + "." + property, pattern);
    }

    boolean fits(ObjectType type, String property, String value) {
        Pattern pattern = texts.get(type + "." + property);
        return pattern == null || value.isEmpty() || pattern.matcher(value).matches();
    }

    /** Adds what a write of these values would leave empty although it is required. */
    void missing(Path path, Table table, @Nullable Row row, Map<String, String> kept, List<Invalid> problems) {
        if (!path.version().startsWith("2") || path.version().compareTo(ENFORCED_FROM) < 0) {
            return;
        }
        for (Required rule : required) {
            boolean touched = kept.containsKey(rule.when()) || kept.containsKey(rule.property());
            if (rule.type() == table.type()
                    && touched
                    && after(table, row, kept, rule.when()).equals(rule.value())
                    && after(table, row, kept, rule.property()).isEmpty()) {
                problems.add(new Invalid(
                        rule.property(),
                        "REQUIRED_PROPERTY",
                        "Property \"" + rule.property() + "\" is required when \"" + rule.when() + "\" is \""
                                + rule.value() + "\"."));
            }
        }
    }

    private static String after(Table table, @Nullable Row row, Map<String, String> kept, String name) {
        String now = row == null ? "" : table.valueOrEmpty(row, name);
        return kept.getOrDefault(name, now);
    }
}
