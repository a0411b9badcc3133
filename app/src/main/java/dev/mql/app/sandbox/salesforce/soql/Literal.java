package dev.mql.app.sandbox.salesforce.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A value a field is compared with, by the form it was written in: Salesforce refuses a form that does not fit the field. */
public sealed interface Literal {
    /** In quotes; {@code raw} still has its escapes, because LIKE reads some of them itself. */
    record Text(String value, String raw) implements Literal {}

    record Decimal(BigDecimal value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Day(LocalDate value) implements Literal {}

    record Time(Instant value) implements Literal {}

    /** A span of days relative to now, such as LAST_N_DAYS:30; {@code count} is 0 for those without a number. */
    record Span(String name, int count) implements Literal {}

    record Null() implements Literal {}
}
