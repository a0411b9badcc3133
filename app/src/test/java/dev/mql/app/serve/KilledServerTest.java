package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed at random moments while it is told of people: whatever it acknowledged, it has looked at in the end.
 * Three kills in a normal build, fifty with {@code -Dmql.proof=true}.
 */
class KilledServerTest {

    private static final long SEED = 5;
    private static final int KILLS = Proof.times(50, 3);
    private static final int EACH = 12;
    private static final int LONGEST = 700;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void losesNothingItHasAcknowledged() throws IOException, InterruptedException {
        int people = KILLS * EACH;
        SeedData seed = loader -> {
            Served.contacts(people).fill(loader);
            loader.form("f-1", "Demo request");
        };
        try (Served served = new Served(folder, Served.PLENTY, seed, "")) {
            for (long id = 1; id <= people; id++) {
                served.hubspot().by(Served.KIM).submit(id, "Demo request");
            }
            List<Long> acknowledged = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                ServeChild.Running child =
                        ServeChild.start(folder, served.hubspot().token());
                int last = 1 + random.nextInt(EACH);
                for (int i = 0; i < EACH; i++) {
                    long id = 1 + i + (long) kill * EACH;
                    if (isAcknowledged(served, child.port(), id)) {
                        acknowledged.add(id);
                    }
                    if (i + 1 == last) {
                        kill(child.process());
                    }
                }
                child.process().waitFor();
            }
            assertThat(acknowledged).as("one before each kill, at least").hasSizeGreaterThanOrEqualTo(KILLS);
            served.start();
            Served.eventually("an empty queue", () -> served.waiting() == 0);
            for (long id : acknowledged) {
                assertThat(served.status(id)).as("contact " + id).isEqualTo("MQL");
            }
            Proof.KILLED_SERVER.held(KILLS + " kills, " + acknowledged.size() + " acknowledged");
        }
    }

    /** At some moment between now and when the last one told of has long been written. */
    private void kill(Process process) {
        long after = Duration.ofMillis(random.nextInt(LONGEST)).toNanos();
        new Thread(() -> {
                    LockSupport.parkNanos(after);
                    process.destroyForcibly();
                })
                .start();
    }

    private static boolean isAcknowledged(Served served, int port, long id) {
        byte[] body = Served.edited(id).getBytes(StandardCharsets.UTF_8);
        try {
            return served.post(port, "/webhooks/hubspot", served.signed(body, Instant.now()), body)
                            .statusCode()
                    == 204;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }
}
