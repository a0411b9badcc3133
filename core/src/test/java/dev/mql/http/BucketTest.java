package dev.mql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final JumpingTime time = new JumpingTime(Instant.EPOCH);
    private final Bucket bucket = new Bucket("all", 190, WINDOW, 0.2, time, time);

    private List<Instant> taken(int permits) {
        List<Instant> taken = new ArrayList<>();
        for (int i = 0; i < permits; i++) {
            bucket.take();
            taken.add(time.instant());
        }
        return taken;
    }

    @Test
    void noWindowWhereverItBeginsHoldsMoreThanIsAllowedLessTheReserve() {
        List<Instant> taken = taken(1000);

        for (int i = 0; i < taken.size(); i++) {
            Instant end = taken.get(i).plus(WINDOW);
            long inside = taken.subList(i, taken.size()).stream()
                    .filter(at -> at.isBefore(end))
                    .count();
            // 152, the one that opens the window, and the two that may be caught up: the reserve of 38 holds them.
            assertThat(inside).isLessThanOrEqualTo(155);
        }
    }

    @Test
    void usesAtLeast95PercentOfWhatIsAllowedLessTheReserve() {
        taken(1520);

        assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofMillis(100_000 * 100 / 95));
    }

    @Test
    void catchesUpWithNoMoreThanTwoPermitsAfterAPause() {
        taken(1);
        time.pass(Duration.ofHours(1));
        Duration before = time.slept();

        taken(4);

        assertThat(time.slept().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(65));
    }

    @Test
    void takesOverWhatTheVendorSaysItAllows() {
        bucket.allow(100, WINDOW);

        taken(81);

        assertThat(time.slept()).isBetween(Duration.ofMillis(9700), Duration.ofMillis(10_000));
    }

    @Test
    void letsNobodyThroughDuringAPause() {
        bucket.pause(Duration.ofSeconds(10));

        taken(1);

        assertThat(time.instant()).isAfterOrEqualTo(Instant.EPOCH.plusSeconds(10));
    }
}
