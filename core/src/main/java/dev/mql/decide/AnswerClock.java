package dev.mql.decide;

import dev.mql.definition.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a promise made in working time is due. */
public final class AnswerClock {

    /** Days looked ahead: with one working minute a week, ten years. */
    private static final int HORIZON_DAYS = 3660;

    private final WorkingHours hours;
    private final ZoneId zone;

    public AnswerClock(WorkingHours hours, ZoneId zone) {
        this.hours = hours;
        this.zone = zone;
    }

    /**
     * The instant at which so much working time has passed; {@link Long#MAX_VALUE} where it never does.
     *
     * @param start UTC milliseconds
     * @param working milliseconds of working time
     */
    public long due(long start, long working) {
        ZonedDateTime begin = Instant.ofEpochMilli(start).atZone(zone);
        long left = working;
        for (int day = 0; day <= HORIZON_DAYS; day++) {
            LocalDate date = begin.toLocalDate().plusDays(day);
            if (hours.days().contains(date.getDayOfWeek())) {
                long from = Math.max(start, millis(date.atTime(hours.from()).atZone(zone)));
                long to = millis(end(date).atTime(hours.to()).atZone(zone));
                if (to - from >= left) {
                    return from + left;
                }
                left -= Math.max(0, to - from);
            }
        }
        return Long.MAX_VALUE;
    }

    /** Hours that do not end after they begin end on the next day; so does 24:00, which is written 00:00. */
    private LocalDate end(LocalDate date) {
        return hours.to().isAfter(hours.from()) ? date : date.plusDays(1);
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }
}
