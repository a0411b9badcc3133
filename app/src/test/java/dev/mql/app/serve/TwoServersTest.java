package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.app.store.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers share one PostgreSQL, and one of them dies. */
class TwoServersTest {

    private static final int PEOPLE = 40;
    private static final int BEFORE_IT_DIES = 25;

    @TempDir
    private Path folder;

    @Test
    void eachTakesWebhooksAndTheOtherGoesOnWithWhatTheDeadOneHadAcknowledged()
            throws IOException, InterruptedException {
        String postgres = PostgresServer.freshUrl();
        SeedData seed = loader -> {
            Served.contacts(PEOPLE).fill(loader);
            loader.form("f-1", "Demo request");
        };
        try (Served served = new Served(folder, Served.PLENTY, seed, "", postgres)) {
            for (long id = 1; id <= PEOPLE; id++) {
                served.hubspot().by(Served.KIM).submit(id, "Demo request");
            }
            ServeChild.Running one = ServeChild.start(folder, served.hubspot().token());
            ServeChild.Running other = ServeChild.start(folder, served.hubspot().token());
            Map<Long, Integer> handedOver = new ConcurrentHashMap<>();
            served.hubspot().add((change, account) -> {
                if ("MQL".equals(change.values().get("hs_lead_status"))) {
                    handedOver.merge(change.id(), 1, Integer::sum);
                }
            });
            List<Long> acknowledged = new ArrayList<>();
            for (long id = 1; id <= PEOPLE; id++) {
                ServeChild.Running asked = id % 2 == 0 ? one : other;
                if (isAcknowledged(served, asked.port(), id)) {
                    acknowledged.add(id);
                }
                if (id == BEFORE_IT_DIES) {
                    one.process().destroyForcibly().waitFor();
                }
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_IT_DIES);
            Served.eventually("an empty queue", () -> served.waiting() == 0);
            for (long id : acknowledged) {
                assertThat(served.status(id)).as("contact " + id).isEqualTo("MQL");
            }
            assertThat(handedOver.values())
                    .as("times a contact was handed over")
                    .containsOnly(1);
            other.process().destroy();
            other.process().waitFor();
        }
    }

    private static boolean isAcknowledged(Served served, int port, long id) {
        byte[] body = Served.edited(id).getBytes(StandardCharsets.UTF_8);
        try {
            return served.post(port, "/webhooks/hubspot", served.signed(body, Instant.now()), body)
                            .statusCode()
                    == 204;
        } catch (UncheckedIOException dead) {
            return false;
        }
    }
}
