package dev.mql.app.screen;

import dev.mql.definition.Fading;
import java.time.Duration;
import java.util.Locale;

/** The definition's terms as people say them. */
public final class Wording {

    private Wording() {}

    /** {@code company.employees} is {@code company size}; {@code contact.title} is {@code title}. */
    public static String fact(String name) {
        String plain = name.replace('_', ' ');
        String bare = plain.startsWith("contact.") || plain.startsWith("company.")
                ? plain.substring(plain.indexOf('.') + 1)
                : plain.replace('.', ' ');
        return name.equals("company.employees") ? "company size" : bare;
    }

    /** {@code pricing_page_visit} is {@code pricing page visit}. */
    public static String activity(String type) {
        return type.replace('_', ' ').replace('-', ' ');
    }

    /** {@code half in 30}, in days; empty where nothing fades. */
    public static String fading(Fading fading) {
        if (fading instanceof Fading.Half half) {
            return "half in " + days(half.time());
        }
        if (fading instanceof Fading.ToZero toZero) {
            return "to zero in " + days(toZero.time());
        }
        if (fading instanceof Fading.Steps) {
            return "in steps";
        }
        return fading instanceof Fading.Never ? "never fades" : "";
    }

    /** {@code IN_PROGRESS} is {@code In Progress}. */
    public static String status(String value) {
        StringBuilder words = new StringBuilder();
        for (String word : value.split("_", -1)) {
            words.append(words.isEmpty() ? "" : " ");
            words.append(
                    word.isEmpty()
                            ? ""
                            : word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    /** {@code contacts} is {@code contact}. */
    public static String one(String type) {
        return switch (type) {
            case "contacts" -> "contact";
            case "companies" -> "company";
            default -> type;
        };
    }

    /** {@code HubSpot}. */
    public static String crm(String name) {
        return switch (name) {
            case "hubspot" -> "HubSpot";
            case "salesforce" -> "Salesforce";
            default -> name;
        };
    }

    /** {@code 14 days}, {@code 1 day}, {@code 8 hours}. */
    public static String length(long millis) {
        Duration length = Duration.ofMillis(millis);
        return length.toDays() > 0 && length.toHours() % 24 == 0
                ? Lines.many(length.toDays(), "day")
                : Lines.many(length.toHours(), "hour");
    }

    private static String days(long millis) {
        return Long.toString(Duration.ofMillis(millis).toDays());
    }
}
