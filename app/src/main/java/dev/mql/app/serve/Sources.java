package dev.mql.app.serve;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who sends rubbish. Each source may be refused so often a minute; then it is turned away unheard, until a minute has
 * passed. Whoever sends what is genuine is never slowed.
 */
final class Sources {

    private static final int MOST_SOURCES = 10_000;
    private static final long MINUTE = 60_000;

    private final int refusalsAMinute;
    private final Map<String, Minute> minutes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    private record Minute(long number, int refused) {}

    Sources(int refusalsAMinute) {
        this.refusalsAMinute = refusalsAMinute;
    }

    synchronized boolean admits(String source, Instant now) {
        Minute minute = minutes.get(source);
        return minute == null || minute.number != number(now) || minute.refused < refusalsAMinute;
    }

    synchronized void refused(String source, Instant now) {
        minutes.merge(
                source,
                new Minute(number(now), 1),
                (before, one) -> before.number == one.number ? new Minute(one.number, before.refused + 1) : one);
    }

    private static long number(Instant now) {
        return now.toEpochMilli() / MINUTE;
    }
}
