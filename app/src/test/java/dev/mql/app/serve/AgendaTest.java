package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.workspace.Timetable;
import dev.mql.store.Run;
import dev.mql.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgendaTest {

    private static final String EVERY_MORNING = "0 6 * * *";

    @TempDir
    private Path folder;

    private volatile Duration ahead = Duration.ZERO;

    @Test
    void runsByTheTimetableOnceAndMakesUpAMissedRunOnce() throws IOException {
        String schedule = "schedule: {hubspot: {cron: \"" + EVERY_MORNING + "\"}}\n";
        try (Served served = new Served(folder, Served.PLENTY, Served.contacts(3), schedule)) {
            served.start(this::now, 1);
            assertThat(served.ask("/v1/contacts/hubspot/1/evaluate").statusCode())
                    .isEqualTo(200);
            assertThat(syncs(served)).as("only the one by hand").isOne();
            Instant slot =
                    Timetable.of(EVERY_MORNING, ZoneOffset.UTC).next(now()).orElseThrow();
            ahead = Duration.between(Instant.now(), slot);
            Served.eventually("the morning's run", () -> syncs(served) == 2);
            served.stop();
            ahead = ahead.plusDays(3);
            served.start(this::now, 1);
            Served.eventually("the missed run", () -> syncs(served) == 3);
            ahead = ahead.plusMinutes(1);
            assertThat(served.ask("/v1/contacts/hubspot/1/evaluate").statusCode())
                    .isEqualTo(200);
            assertThat(syncs(served)).as("made up once").isEqualTo(3);
            Terminal terminal = Terminal.in(folder, this::now).with("HUBSPOT_TOKEN", "unused");
            terminal.run("status");
            assertThat(terminal.out()).contains("schedule  at 06:00, UTC, next");
        }
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private static long syncs(Served served) {
        try (Store store = served.store()) {
            return store.journal().runs("hubspot", 100).stream()
                    .filter(run -> run.kind() == Run.Kind.SYNC && run.ended().isPresent())
                    .count();
        }
    }
}
