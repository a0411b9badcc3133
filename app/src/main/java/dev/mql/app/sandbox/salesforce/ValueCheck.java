package dev.mql.app.sandbox.salesforce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a value as it was sent into the value that is kept, or refuses it with the vendor's code. */
final class ValueCheck {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>.]{2,}");
    private final Org org;

    ValueCheck(Org org) {
        this.org = org;
    }

    /** JSON has types, and text is not taken from numbers. */
    @Nullable
    String fromJson(SObject object, Field field, JsonNode node) {
        if (node.isNull()) {
            return fromText(object, field, "");
        }
        boolean text = node.isString();
        boolean fits = switch (field.type()) {
            case INT, DOUBLE, CURRENCY, PERCENT -> node.isNumber() || text;
            case BOOLEAN -> node.isBoolean() || text;
            default -> text;
        };
        if (!fits) {
            throw unreadable(field, "VALUE_" + node.getNodeType().name(), node.toString());
        }
        return fromText(object, field, node.isNumber() ? node.decimalValue().toPlainString() : node.asString());
    }

    private static Unfit unreadable(Field field, String token, String value) {
        return new Unfit(Problem.of(
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + field.type().soapType().replaceAll(".*:", "") + " from " + token
                        + " value " + value + " or request may be missing a required field at [line:1, column:1]"));
    }

    /** The empty text clears the field. */
    @Nullable
    String fromText(SObject object, Field field, String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            return empty(field);
        }
        return switch (field.type()) {
            case BOOLEAN -> bool(field, text);
            case INT, DOUBLE, CURRENCY, PERCENT -> number(field, text);
            case DATE -> day(field, text);
            case DATETIME -> time(field, text);
            case ID, REFERENCE -> reference(object, field, text);
            case PICKLIST, COMBOBOX -> picked(field, text);
            case MULTIPICKLIST -> {
                for (String one : text.split(";", -1)) {
                    picked(field, one);
                }
                yield text;
            }
            case EMAIL -> {
                if (!EMAIL.matcher(text).matches()) {
                    throw new Unfit(Problem.of(
                            "INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + text, field.name()));
                }
                yield fitting(field, text);
            }
            default -> fitting(field, text);
        };
    }

    private static @Nullable String empty(Field field) {
        if (field.type() == FieldType.BOOLEAN) {
            throw new Unfit(Problem.of(
                    "INVALID_TYPE_ON_FIELD_IN_RECORD",
                    field.label() + ": value not of required type: null",
                    field.name()));
        }
        return null;
    }

    private static String fitting(Field field, String text) {
        if (field.size().length() > 0 && text.length() > field.size().length()) {
            throw new Unfit(Problem.of(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + text + " (max length="
                            + field.size().length() + ")",
                    field.name()));
        }
        return text;
    }

    private static String bool(Field field, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw unreadable(field, "VALUE_STRING", text);
        }
        return lower;
    }

    private static String number(Field field, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unreadable(field, "VALUE_STRING", text);
        }
        BigDecimal kept = number.setScale(field.size().scale(), RoundingMode.HALF_UP);
        boolean whole =
                field.type() != FieldType.INT || number.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            throw unreadable(field, "VALUE_NUMBER_FLOAT", text);
        }
        if (kept.precision() - kept.scale()
                > Math.max(field.size().precision() - field.size().scale(), 1)) {
            throw new Unfit(Problem.of(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + text,
                    field.name()));
        }
        return kept.toPlainString();
    }

    private static String day(Field field, String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                    .toString();
        } catch (DateTimeException e) {
            throw unreadable(field, "VALUE_STRING", text);
        }
    }

    private static String time(Field field, String text) {
        try {
            String zoned = text.length() == 10 ? text + "T00:00:00Z" : text;
            OffsetDateTime time = zoned.matches(".*[+-]\\d{4}")
                    ? OffsetDateTime.parse(
                            zoned, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]Z", Locale.ROOT))
                    : OffsetDateTime.parse(zoned);
            // Whole seconds: that is all the platform keeps of what is written.
            return Long.toString(time.toEpochSecond() * 1_000);
        } catch (DateTimeException e) {
            throw unreadable(field, "VALUE_STRING", text);
        }
    }

    private String reference(SObject object, Field field, String text) {
        String id = Ids.normal(text);
        SObject target = id == null ? null : org.schema().ofId(id);
        if (id == null || target == null || !field.referenceTo().contains(target.name())) {
            throw new Unfit(
                    Problem.of("MALFORMED_ID", field.label() + ": id value of incorrect type: " + text, field.name()));
        }
        Row row = org.table(target).find(id);
        if (row == null || row.deleted) {
            throw new Unfit(Problem.crossReference());
        }
        if (target.name().equals("User") && !org.table(target).flag(row, "IsActive")) {
            throw new Unfit(Problem.of(
                    "INACTIVE_OWNER_OR_USER",
                    "operation performed with inactive user [" + id + "] as owner of " + object.name()));
        }
        return id;
    }

    private static String picked(Field field, String text) {
        if (field.rights().restricted() && !field.offers(text)) {
            throw new Unfit(badValue(field, text));
        }
        for (PickValue value : field.values()) {
            if (value.value().equalsIgnoreCase(text)) {
                return value.value();
            }
        }
        return fitting(field, text);
    }

    static Problem badValue(Field field, String text) {
        return Problem.of(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                field.label() + ": bad value for restricted picklist field: " + text,
                field.name());
    }
}
