package dev.mql.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them, in one zone. */
public record Times(ZoneId zone, long now) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** {@code Mon 23 Nov 2026 09:00 Berlin}. */
    public String full(long at) {
        String place = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return LONG.format(Instant.ofEpochMilli(at).atZone(zone)) + " " + place;
    }

    /** {@code 2 Oct}, with the year where it is not this one. */
    public String day(long at) {
        var then = Instant.ofEpochMilli(at).atZone(zone);
        var today = Instant.ofEpochMilli(now).atZone(zone);
        return (then.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(then);
    }

    /** {@code 19 Nov 11:02}. */
    public String minute(long at) {
        var then = Instant.ofEpochMilli(at).atZone(zone);
        var today = Instant.ofEpochMilli(now).atZone(zone);
        return then.getYear() == today.getYear() ? TO_THE_MINUTE.format(then) : day(at);
    }

    /** {@code today}, {@code yesterday}, {@code 20 days old}. */
    public String age(long at) {
        long days = Math.floorDiv(now - at, DAY_MILLIS);
        if (days <= 0) {
            return "today";
        }
        return days == 1 ? "1 day old" : days + " days old";
    }

    /** {@code 9 s}, {@code 4 min}, {@code 2 h 05 min}. */
    public static String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 120
                ? minutes + " min"
                : minutes / 60 + " h " + String.format(Locale.ROOT, "%02d min", minutes % 60);
    }
}
