package dev.mql.definition;

import java.util.Collection;
import java.util.List;

/** Numbers, times and names as people say them; each says exactly what it means, nothing is rounded. */
final class Spoken {

    private static final long SECOND = 1_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Spoken() {}

    static String time(long milliseconds) {
        if (milliseconds % DAY == 0) {
            return counted(milliseconds / DAY, "day");
        } else if (milliseconds % HOUR == 0) {
            return counted(milliseconds / HOUR, "hour");
        } else if (milliseconds % MINUTE == 0) {
            return counted(milliseconds / MINUTE, "minute");
        }
        return milliseconds % SECOND == 0
                ? counted(milliseconds / SECOND, "second")
                : counted(milliseconds, "millisecond");
    }

    /** With a blank before it; nothing where there is no window. */
    static String within(long milliseconds) {
        return milliseconds == Long.MAX_VALUE ? "" : " in the last " + time(milliseconds);
    }

    static String counted(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    static String times(long n) {
        return n == 1 ? "once" : n + " times";
    }

    static String points(long micros) {
        return (micros > 0 ? "+" : "") + PlainPoints.of(micros);
    }

    /** Money: 5M is easier to read than its zeroes. */
    static String amount(long micros) {
        long million = 1_000_000L * 1_000_000L;
        return micros != 0 && micros % million == 0 ? micros / million + "M" : PlainPoints.of(micros);
    }

    /** Of names that end in what can be counted; "demo held" stays as it is. */
    static String plural(String name) {
        int last = name.lastIndexOf(' ') + 1;
        return switch (name.substring(last)) {
            case "reply" -> name.substring(0, name.length() - 1) + "ies";
            case "visit", "view", "download", "click", "open", "request", "submission", "signup", "submit" ->
                name + "s";
            case "comment", "like", "share", "upgrade", "call", "meeting", "login" -> name + "s";
            default -> name;
        };
    }

    static String name(String name) {
        return name.replace('.', ' ').replace('_', ' ');
    }

    static String either(Collection<String> things) {
        return joined(List.copyOf(things), " or ");
    }

    static String both(Collection<String> things) {
        return joined(List.copyOf(things), " and ");
    }

    private static String joined(List<String> things, String last) {
        if (things.size() < 2) {
            return String.join("", things);
        }
        int end = things.size() - 1;
        return String.join(", ", things.subList(0, end)) + last + things.get(end);
    }
}
