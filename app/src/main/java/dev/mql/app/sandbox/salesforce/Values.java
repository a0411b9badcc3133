package dev.mql.app.sandbox.salesforce;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** How kept values look in answers. */
final class Values {
    private static final DateTimeFormatter JSON_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CSV_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Values() {}

    static String time(long millis) {
        return JSON_TIME.format(Instant.ofEpochMilli(millis));
    }

    /** The day an instant falls on, in UTC. */
    static String day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).toString();
    }

    static JsonNode json(Field field, @Nullable String value) {
        if (value == null) {
            return NullNode.instance;
        }
        return switch (field.type()) {
            case BOOLEAN -> BooleanNode.valueOf(value.equals("true"));
            case INT -> IntNode.valueOf(Integer.parseInt(value));
            case DOUBLE, CURRENCY, PERCENT -> number(value);
            case DATETIME -> StringNode.valueOf(time(Long.parseLong(value)));
            default -> StringNode.valueOf(value);
        };
    }

    /** Doubles come with a point, always. */
    private static JsonNode number(String value) {
        double number = Double.parseDouble(value);
        return Math.abs(number) < 1e7 ? DoubleNode.valueOf(number) : DecimalNode.valueOf(point(value));
    }

    private static java.math.BigDecimal point(String value) {
        java.math.BigDecimal number = new java.math.BigDecimal(value);
        return number.scale() < 1 ? number.setScale(1, java.math.RoundingMode.UNNECESSARY) : number;
    }

    /** In a bulk result: whole numbers with a point too, nothing for null. */
    static String csv(Field field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field.type()) {
            case INT, DOUBLE, CURRENCY, PERCENT -> point(value).toPlainString();
            case DATETIME -> CSV_TIME.format(Instant.ofEpochMilli(Long.parseLong(value)));
            default -> value;
        };
    }
}
