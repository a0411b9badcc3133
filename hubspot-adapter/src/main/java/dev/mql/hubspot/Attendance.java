package dev.mql.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * By what counts each marketing event's participations were read. HubSpot tells no participations since a time, but how
 * many of each state an event has: an event is read again where they moved, once more when they have stood for half a day,
 * since a count may move before its participation shows, and after a week whatever they say. May be shared by threads.
 */
final class Attendance {

    private static final String VERSION = "1";
    private static final Duration LATE = Duration.ofHours(12);
    private static final Duration TRUSTED = Duration.ofDays(7);

    private final Map<String, Counted> read = new ConcurrentHashMap<>();

    /**
     * @param since when the event was first read with these counts
     * @param at when it was read last
     */
    private record Counted(String counts, Instant since, Instant at) {

        boolean stands(Instant now) {
            boolean settled = !at.isBefore(since.plus(LATE));
            return now.isBefore(settled ? at.plus(TRUSTED) : since.plus(LATE));
        }
    }

    /** @param counts as the list of events names them now; empty where it names none */
    boolean isKnown(String event, String counts, Instant now) {
        Counted before = read.get(event);
        return !counts.isEmpty() && before != null && before.counts.equals(counts) && before.stands(now);
    }

    /** @param listed when these counts were asked for, before the participations were */
    void read(String event, String counts, Instant listed) {
        read.merge(
                event,
                new Counted(counts, listed, listed),
                (before, now) -> before.counts.equals(counts) ? new Counted(counts, before.since, listed) : now);
    }

    /** What is not too old to be of use, for another process; empty for nothing. */
    String text(Instant now) {
        Map<String, String> lines = new TreeMap<>();
        read.forEach((event, counted) -> {
            if (now.isBefore(counted.at.plus(TRUSTED))) {
                lines.put(event, event + ";" + counted.since + ";" + counted.at + ";" + counted.counts);
            }
        });
        return lines.isEmpty() ? "" : VERSION + "\n" + String.join("\n", lines.values());
    }

    /** In place of what was known; nothing where another version of mql wrote it. */
    void remember(String text) {
        read.clear();
        String[] lines = text.split("\n", -1);
        for (int i = 1; i < lines.length && lines[0].equals(VERSION); i++) {
            String[] parts = lines[i].split(";", 4);
            read.put(parts[0], new Counted(parts[3], Instant.parse(parts[1]), Instant.parse(parts[2])));
        }
    }
}
