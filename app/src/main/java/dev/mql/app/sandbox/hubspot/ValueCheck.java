package dev.mql.app.sandbox.hubspot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text may become a property's value, and in which form it is kept. HubSpot's guide "Using object APIs": every
 * value travels as a string; the empty string clears; a date is {@code YYYY-MM-DD} or midnight UTC in milliseconds.
 */
final class ValueCheck {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>,;:\"()\\[\\]]+@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,}");
    private static final int LONGEST = 65_536;

    private final Set<String> owners;

    ValueCheck(Set<String> owners) {
        this.owners = owners;
    }

    /** Either a value to keep or a refusal. */
    record Verdict(String value, @Nullable Invalid invalid) {}

    Verdict check(Property property, String value, String current) {
        if (value.isEmpty()) {
            return new Verdict("", null);
        }
        if (value.length() > LONGEST) {
            return refuse(property, "PROPERTY_TOO_LONG", "Property value exceeds the maximum length of " + LONGEST);
        }
        return switch (property.type()) {
            case "number" ->
                NUMBER.matcher(value).matches()
                        ? keep(value)
                        : refuse(property, "INVALID_INTEGER", value + " was not a valid number.");
            case "datetime" -> {
                Long at = instant(value);
                yield at == null
                        ? refuse(property, "INVALID_LONG", value + " was not a valid long.")
                        : keep(Instant.ofEpochMilli(at).toString());
            }
            case "date" -> date(property, value);
            case "bool" ->
                value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
                        ? keep(value.toLowerCase(Locale.ROOT))
                        : notAnOption(property, value);
            case "enumeration" -> enumeration(property, value, current);
            default -> string(property, value);
        };
    }

    private static Verdict string(Property property, String value) {
        if (property.name().equals("email")) {
            return EMAIL.matcher(value.strip()).matches()
                    ? keep(value.strip().toLowerCase(Locale.ROOT))
                    : refuse(property, "INVALID_EMAIL", "Email address " + value + " is invalid");
        }
        return keep(value);
    }

    private Verdict enumeration(Property property, String value, String current) {
        if (property.name().equals("hubspot_owner_id")) {
            return owners.contains(value)
                    ? keep(value)
                    : refuse(property, "INVALID_OWNER_ID", "Owner ID " + value + " is not a valid owner.");
        }
        if (!property.multiple()) {
            return allowed(property, value) ? keep(value) : notAnOption(property, value);
        }
        // A leading semicolon appends to what is there already.
        String wanted = value.startsWith(";") ? current + value : value;
        String joined = Arrays.stream(wanted.split(";", -1))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(";"));
        return Arrays.stream(joined.split(";", -1))
                .filter(part -> !allowed(property, part))
                .findFirst()
                .map(part -> notAnOption(property, part))
                .orElse(keep(joined));
    }

    private static boolean allowed(Property property, String value) {
        return property.options().stream().anyMatch(option -> option.value().equals(value));
    }

    private static Verdict notAnOption(Property property, String value) {
        String options = property.options().stream()
                .map(option -> "label: \"" + option.label() + "\"\nvalue: \"" + option.value() + "\"\n")
                .collect(Collectors.joining(", ", "[", "]"));
        return refuse(property, "INVALID_OPTION", value + " was not one of the allowed options: " + options);
    }

    private static Verdict date(Property property, String value) {
        try {
            if (MILLIS.matcher(value).matches()) {
                long at = Long.parseLong(value);
                if (Math.floorMod(at, 86_400_000L) != 0) {
                    return refuse(property, "INVALID_DATE", value + " is at a time of day that is not midnight UTC.");
                }
                return keep(LocalDate.ofEpochDay(at / 86_400_000L).toString());
            }
            return keep(LocalDate.parse(value).toString());
        } catch (DateTimeParseException e) {
            return refuse(property, "INVALID_DATE", value + " was not a valid date.");
        }
    }

    /** Milliseconds since the epoch, an ISO-8601 instant or a date; null for anything else. */
    static @Nullable Long instant(String value) {
        try {
            if (value.length() == 24 && value.charAt(10) == 'T' && value.charAt(23) == 'Z') {
                return kept(value, Integer.parseInt(value, 20, 23, 10));
            }
            if (value.length() == 20 && value.charAt(10) == 'T' && value.charAt(19) == 'Z') {
                return kept(value, 0);
            }
            if (MILLIS.matcher(value).matches()) {
                return Long.parseLong(value);
            }
            return value.length() == 10
                    ? LocalDate.parse(value)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(value).toInstant().toEpochMilli();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The form values are kept in, read without a parser: a search looks at every record. */
    private static long kept(String value, int millis) {
        LocalDate date = LocalDate.of(
                Integer.parseInt(value, 0, 4, 10),
                Integer.parseInt(value, 5, 7, 10),
                Integer.parseInt(value, 8, 10, 10));
        LocalTime time = LocalTime.of(
                Integer.parseInt(value, 11, 13, 10),
                Integer.parseInt(value, 14, 16, 10),
                Integer.parseInt(value, 17, 19, 10));
        return (date.toEpochDay() * 86_400 + time.toSecondOfDay()) * 1_000 + millis;
    }

    private static Verdict keep(String value) {
        return new Verdict(Objects.requireNonNull(value), null);
    }

    private static Verdict refuse(Property property, String code, String message) {
        return new Verdict("", new Invalid(property.name(), code, message));
    }
}
