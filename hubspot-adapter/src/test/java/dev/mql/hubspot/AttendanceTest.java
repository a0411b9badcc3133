package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a webinar that was read need not be read again. */
class AttendanceTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T06:15:00Z");

    private final Attendance attendance = new Attendance();

    private boolean known(String counts, Duration later) {
        return attendance.isKnown("900", counts, MORNING.plus(later));
    }

    @Test
    void isNotKnownBeforeItWasReadNorOnceItsCountsMoved() {
        assertThat(known("12 3 0 1", Duration.ZERO)).isFalse();

        attendance.read("900", "12 3 0 1", MORNING);

        assertThat(known("12 3 0 1", Duration.ofMinutes(15))).isTrue();
        assertThat(known("12 4 0 1", Duration.ofMinutes(15))).isFalse();
        assertThat(attendance.isKnown("901", "12 3 0 1", MORNING)).isFalse();
    }

    @Test
    void isReadOnceMoreAfterHalfADayAndThenAfterAWeek() {
        attendance.read("900", "12 3 0 1", MORNING);
        assertThat(known("12 3 0 1", Duration.ofHours(11))).isTrue();
        assertThat(known("12 3 0 1", Duration.ofHours(13))).isFalse();

        attendance.read("900", "12 3 0 1", MORNING.plus(Duration.ofHours(24)));

        assertThat(known("12 3 0 1", Duration.ofDays(2))).isTrue();
        assertThat(known("12 3 0 1", Duration.ofDays(7))).isTrue();
        assertThat(known("12 3 0 1", Duration.ofDays(8))).isFalse();
    }

    @Test
    void isNeverKnownByCountsThatHubSpotDoesNotTell() {
        attendance.read("900", "", MORNING);

        assertThat(known("", Duration.ZERO)).isFalse();
    }

    @Test
    void anotherProcessKnowsItByTheText() {
        attendance.read("900", "12 3 0 1", MORNING);
        attendance.read("901", "1", MORNING.minus(Duration.ofDays(8)));
        Attendance another = new Attendance();
        another.read("902", "1", MORNING);

        another.remember(attendance.text(MORNING));

        assertThat(another.isKnown("900", "12 3 0 1", MORNING)).isTrue();
        assertThat(another.text(MORNING)).isEqualTo(attendance.text(MORNING)).doesNotContain("901");
        assertThat(another.isKnown("902", "1", MORNING)).isFalse();
    }

    @Test
    void aTextOfAnotherVersionTellsNothing() {
        attendance.remember("2\n900;what;ever");

        assertThat(attendance.text(MORNING)).isEmpty();
    }
}
