package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.salesforce.soql.Literal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Date literals as days: from the first, up to but without the end. Weeks begin on Sunday, years on 1 January. */
final class Spans {
    private Spans() {}

    record Days(LocalDate from, LocalDate end) {}

    static Days of(Literal.Span span, LocalDate today) {
        int n = span.count();
        LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = month.minusMonths((today.getMonthValue() - 1) % 3);
        LocalDate year = today.withDayOfYear(1);
        return switch (span.name()) {
            case "YESTERDAY" -> new Days(today.minusDays(1), today);
            case "TODAY" -> new Days(today, today.plusDays(1));
            case "TOMORROW" -> new Days(today.plusDays(1), today.plusDays(2));
            case "N_DAYS_AGO" -> new Days(today.minusDays(n), today.minusDays(n).plusDays(1));
            case "LAST_90_DAYS" -> new Days(today.minusDays(90), today.plusDays(1));
            case "NEXT_90_DAYS" -> new Days(today.plusDays(1), today.plusDays(91));
            case "LAST_N_DAYS" -> new Days(today.minusDays(n), today.plusDays(1));
            case "NEXT_N_DAYS" -> new Days(today.plusDays(1), today.plusDays(n + 1L));
            case "LAST_WEEK" -> new Days(week.minusWeeks(1), week);
            case "THIS_WEEK" -> new Days(week, week.plusWeeks(1));
            case "NEXT_WEEK" -> new Days(week.plusWeeks(1), week.plusWeeks(2));
            case "LAST_N_WEEKS" -> new Days(week.minusWeeks(n), week);
            case "NEXT_N_WEEKS" -> new Days(week.plusWeeks(1), week.plusWeeks(n + 1L));
            case "LAST_MONTH" -> new Days(month.minusMonths(1), month);
            case "THIS_MONTH" -> new Days(month, month.plusMonths(1));
            case "NEXT_MONTH" -> new Days(month.plusMonths(1), month.plusMonths(2));
            case "LAST_N_MONTHS" -> new Days(month.minusMonths(n), month);
            case "NEXT_N_MONTHS" -> new Days(month.plusMonths(1), month.plusMonths(n + 1L));
            case "LAST_QUARTER" -> new Days(quarter.minusMonths(3), quarter);
            case "THIS_QUARTER" -> new Days(quarter, quarter.plusMonths(3));
            case "NEXT_QUARTER" -> new Days(quarter.plusMonths(3), quarter.plusMonths(6));
            case "LAST_YEAR" -> new Days(year.minusYears(1), year);
            case "THIS_YEAR" -> new Days(year, year.plusYears(1));
            case "NEXT_YEAR" -> new Days(year.plusYears(1), year.plusYears(2));
            case "LAST_N_YEARS" -> new Days(year.minusYears(n), year);
            case "NEXT_N_YEARS" -> new Days(year.plusYears(1), year.plusYears(n + 1L));
            default -> throw new IllegalArgumentException(span.name());
        };
    }
}
