package dev.mql.app.screen;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes text line by line; keeps columns where the terminal's width allows. */
public final class Lines {

    private final PrintWriter out;

    public Lines(PrintWriter out) {
        this.out = out;
    }

    public Lines line(String text) {
        out.println(text.stripTrailing());
        return this;
    }

    /** As {@link String#format} in the root locale. */
    public Lines line(String format, Object... arguments) {
        return line(String.format(Locale.ROOT, format, arguments));
    }

    public Lines gap() {
        out.println();
        return this;
    }

    public void flush() {
        out.flush();
    }

    /** {@code 1,648}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1,648.00}, of whatever currency. */
    public static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** The text, cut with an ellipsis where it is longer than the column. */
    public static String cut(String text, int width) {
        int length = text.codePointCount(0, text.length());
        return length <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** {@code 1 note}, {@code 3 notes}. */
    public static String many(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 1 person}, {@code 3 people}. */
    public static String people(long number) {
        return number == 1 ? "1 person" : count(number) + " people";
    }
}
