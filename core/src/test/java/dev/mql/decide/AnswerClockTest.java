package dev.mql.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerClockTest {

    private static final long HOUR = 60L * 60 * 1000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-12-08T09:00:00Z, 1, 2026-12-08T10:00:00Z
            2026-12-08T16:30:00Z, 1, 2026-12-09T08:30:00Z
            2026-12-11T16:30:00Z, 8, 2026-12-14T15:30:00Z
            2026-12-12T12:00:00Z, 1, 2026-12-14T09:00:00Z
            2026-12-08T05:00:00Z, 9, 2026-12-08T17:00:00Z
            2026-10-23T15:30:00Z, 1, 2026-10-26T08:30:00Z
            """)
    void runsInWorkingHoursOfTheZoneOnly(String start, int hours, String due) {
        AnswerClock clock = new AnswerClock(new WorkingHours(WEEK, LocalTime.of(9, 0), LocalTime.of(18, 0)), BERLIN);

        assertThat(Instant.ofEpochMilli(clock.due(Instant.parse(start).toEpochMilli(), hours * HOUR)))
                .isEqualTo(Instant.parse(due));
    }

    @Test
    void runsThroughTheNightWhereHoursEndOnTheNextDay() {
        AnswerClock clock = new AnswerClock(
                new WorkingHours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), BERLIN);
        long start = Instant.parse("2026-12-08T22:00:00Z").toEpochMilli();

        assertThat(clock.due(start, 30 * HOUR)).isEqualTo(start + 30 * HOUR);
    }

    @Test
    void nobodyWorkingMeansNeverDue() {
        AnswerClock clock =
                new AnswerClock(new WorkingHours(Set.of(), LocalTime.of(9, 0), LocalTime.of(18, 0)), BERLIN);

        assertThat(clock.due(0, HOUR)).isEqualTo(Long.MAX_VALUE);
    }
}
