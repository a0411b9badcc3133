package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.salesforce.soql.Condition.Operator;
import dev.mql.app.sandbox.salesforce.soql.Literal;
import dev.mql.app.sandbox.salesforce.soql.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field against one literal. Text is compared without regard to case, ids with; {@code !=} lets nulls pass. */
final class Comparisons {
    private final Columns columns;
    private final long now;

    Comparisons(Columns columns, long now) {
        this.columns = columns;
        this.now = now;
    }

    Predicate<Row> of(Column column, Path path, Operator operator, Literal literal) {
        if (literal instanceof Literal.Null) {
            return nulls(column, path, operator);
        }
        return switch (column.field().type()) {
            case BOOLEAN -> bool(column, path, operator, literal);
            case INT, DOUBLE, CURRENCY, PERCENT -> number(column, path, operator, literal);
            case DATE -> day(column, path, operator, literal);
            case DATETIME -> time(column, path, operator, literal);
            case ID, REFERENCE -> ids(column, path, operator, literal);
            default -> text(column, path, operator, literal);
        };
    }

    private Predicate<Row> nulls(Column column, Path path, Operator operator) {
        return switch (operator) {
            case EQ -> row -> column.value(row) == null;
            case NE -> row -> column.value(row) != null;
            default -> throw invalid(path);
        };
    }

    private Refusal invalid(Path path) {
        return columns.refused(path, "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on " + path.last() + " field");
    }

    private Refusal mistyped(Path path, String type, boolean quoted) {
        return columns.refused(
                path,
                "INVALID_FIELD",
                "value of filter criterion for field '" + path + "' must be of type " + type + " and should "
                        + (quoted ? "" : "not ") + "be enclosed in quotes");
    }

    private Predicate<Row> bool(Column column, Path path, Operator operator, Literal literal) {
        if (!(literal instanceof Literal.Bool bool)) {
            throw mistyped(path, "boolean", false);
        }
        String wanted = Boolean.toString(bool.value());
        return switch (operator) {
            case EQ -> row -> wanted.equals(column.value(row));
            case NE -> row -> !wanted.equals(column.value(row));
            default -> throw invalid(path);
        };
    }

    private Predicate<Row> number(Column column, Path path, Operator operator, Literal literal) {
        if (!(literal instanceof Literal.Decimal number)) {
            throw mistyped(path, column.field().type() == FieldType.INT ? "int" : "double", false);
        }
        if (operator == Operator.LIKE) {
            throw invalid(path);
        }
        return row -> {
            String value = column.value(row);
            return value == null
                    ? operator == Operator.NE
                    : holds(operator, new BigDecimal(value).compareTo(number.value()));
        };
    }

    private Predicate<Row> day(Column column, Path path, Operator operator, Literal literal) {
        if (operator == Operator.LIKE) {
            throw invalid(path);
        }
        if (literal instanceof Literal.Day day) {
            String wanted = day.value().toString();
            return row -> {
                String value = column.value(row);
                return value == null ? operator == Operator.NE : holds(operator, value.compareTo(wanted));
            };
        }
        if (literal instanceof Literal.Span span) {
            Spans.Days days = Spans.of(span, today());
            return row -> {
                String value = column.value(row);
                return value == null
                        ? operator == Operator.NE
                        : within(
                                operator,
                                LocalDate.parse(value).toEpochDay(),
                                days.from().toEpochDay(),
                                days.end().toEpochDay());
            };
        }
        throw mistyped(path, "date", false);
    }

    private Predicate<Row> time(Column column, Path path, Operator operator, Literal literal) {
        if (operator == Operator.LIKE) {
            throw invalid(path);
        }
        if (literal instanceof Literal.Time time) {
            long wanted = time.value().toEpochMilli();
            return row -> {
                long value = column.millis(row);
                return value == Long.MIN_VALUE ? operator == Operator.NE : holds(operator, Long.compare(value, wanted));
            };
        }
        if (literal instanceof Literal.Span span) {
            Spans.Days days = Spans.of(span, today());
            long from = days.from().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            long end = days.end().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            return row -> {
                long value = column.millis(row);
                return value == Long.MIN_VALUE ? operator == Operator.NE : within(operator, value, from, end);
            };
        }
        throw mistyped(path, "dateTime", false);
    }

    private Predicate<Row> ids(Column column, Path path, Operator operator, Literal literal) {
        if (!(literal instanceof Literal.Text text)) {
            throw mistyped(path, "string", true);
        }
        if (operator == Operator.LIKE) {
            throw invalid(path);
        }
        String wanted = id(text.value());
        return row -> {
            String value = column.value(row);
            return value == null ? operator == Operator.NE : holds(operator, value.compareTo(wanted));
        };
    }

    /** The id a query names, in 18 characters. */
    String id(String text) {
        String id = Ids.normal(text);
        if (id == null) {
            throw Refusal.bad("INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text);
        }
        return id;
    }

    private Predicate<Row> text(Column column, Path path, Operator operator, Literal literal) {
        if (!(literal instanceof Literal.Text text)) {
            throw mistyped(path, "string", true);
        }
        if (operator == Operator.LIKE) {
            Pattern pattern = pattern(text.raw());
            return row -> {
                String value = column.value(row);
                return value != null && pattern.matcher(value).matches();
            };
        }
        // To SOQL the empty text is no value.
        @Nullable String wanted = text.value().isEmpty() ? null : text.value();
        return row -> {
            String value = column.value(row);
            if (value == null || wanted == null) {
                boolean same = Objects.equals(value, wanted);
                return operator == Operator.NE ? !same : operator == Operator.EQ && same;
            }
            return holds(operator, value.compareToIgnoreCase(wanted));
        };
    }

    /** {@code %} is any text, {@code _} one character, unless escaped. */
    private static Pattern pattern(String raw) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                char escaped = raw.charAt(++i);
                String plain = switch (escaped) {
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    default -> String.valueOf(escaped);
                };
                regex.append(Pattern.quote(plain));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    }

    private static boolean holds(Operator operator, int compared) {
        return switch (operator) {
            case EQ, LIKE -> compared == 0;
            case NE -> compared != 0;
            case LT -> compared < 0;
            case LE -> compared <= 0;
            case GT -> compared > 0;
            case GE -> compared >= 0;
        };
    }

    private static boolean within(Operator operator, long value, long from, long end) {
        return switch (operator) {
            case EQ, LIKE -> value >= from && value < end;
            case NE -> value < from || value >= end;
            case LT -> value < from;
            case LE -> value < end;
            case GT -> value >= end;
            case GE -> value >= from;
        };
    }
}
