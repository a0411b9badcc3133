package dev.mql.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as cases write them: {@code 2026-11-23T08:00:00Z}, {@code 20d ago}, {@code in 3d 2h}, {@code 1d 1ms ago}. */
final class Times {

    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|d|h|m|s)");
    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private final long now;

    Times(long now) {
        this.now = now;
    }

    long read(String text) {
        String said = text.strip();
        if (said.equals("now")) {
            return now;
        } else if (said.endsWith(" ago")) {
            return now - duration(said.substring(0, said.length() - 4));
        } else if (said.startsWith("in ")) {
            return now + duration(said.substring(3));
        }
        return Instant.parse(said).toEpochMilli();
    }

    static long duration(String text) {
        long sum = 0;
        for (String word : text.strip().split(" ", -1)) {
            Matcher part = PART.matcher(word);
            if (!part.matches()) {
                throw new IllegalArgumentException("no time: " + text);
            }
            sum += Long.parseLong(part.group(1)) * UNITS.getOrDefault(part.group(2), 0L);
        }
        return sum;
    }

    /** As cases write instants that are expected; {@code never} for none. */
    String write(long instant) {
        if (instant == Long.MAX_VALUE) {
            return "never";
        }
        long distance = Math.abs(instant - now);
        StringBuilder text = new StringBuilder();
        for (String unit : List.of("d", "h", "m", "s", "ms")) {
            long size = UNITS.getOrDefault(unit, 1L);
            if (distance / size > 0) {
                text.append(text.length() == 0 ? "" : " ")
                        .append(distance / size)
                        .append(unit);
                distance %= size;
            }
        }
        if (text.length() == 0) {
            return "now";
        }
        return instant > now ? "in " + text : text + " ago";
    }
}
