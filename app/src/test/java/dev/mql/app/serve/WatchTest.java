package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mql.app.workspace.Serving.Alerting;
import dev.mql.app.workspace.Serving.Receiver;
import dev.mql.store.MemoryStore;
import dev.mql.store.Run;
import dev.mql.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a watch tells what, and how often. */
class WatchTest {

    @TempDir
    private Path folder;

    private final Store store = new MemoryStore();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private HttpServer receiver;
    private volatile int answer = 200;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
    }

    @Test
    void tellsEachThingOnceAndOnceWhenItIsOver() {
        Watch watch = watch();
        watch.take();
        assertThat(heard).isEmpty();
        ended(Run.State.WAITING, "more people would change stage than allowed: look at p-1");
        watch.take();
        watch.take();
        watch().take();
        assertThat(heard)
                .singleElement()
                .asString()
                .contains("\"alarm\":\"waits\"", "\"state\":\"raised\"", "\"severity\":\"error\"", "look at p-1");
        ended(Run.State.DONE, "");
        watch.take();
        watch.take();
        assertThat(heard).hasSize(2);
        assertThat(heard.get(1)).contains("\"alarm\":\"waits\"", "\"state\":\"over\"");
    }

    @Test
    void tellsAgainWhatWasNotReceived() {
        ended(Run.State.FAILED, "the token was refused: make a new one");
        answer = 500;
        watch().take();
        answer = 200;
        watch().take();
        watch().take();
        assertThat(heard).hasSize(2);
    }

    @Test
    void tellsThatNoRunHasSucceededForLong() {
        ended(Run.State.DONE, "");
        now = now.plus(Duration.ofHours(26));
        watch().take();
        assertThat(heard).isEmpty();
        now = now.plusSeconds(1);
        watch().take();
        assertThat(heard).singleElement().asString().contains("silent", "26 hours");
    }

    @Test
    void tellsAWarningByItsOwnCommand() throws IOException {
        Path told = folder.resolve("told");
        Receiver command = new Receiver("", List.of("sh", "-c", "cat >> " + told));
        Alerting alerting = new Alerting(Receiver.NOBODY, command, Duration.ofHours(26));
        ended(Run.State.STOPPED, "the day's calls are used: it goes on tomorrow");
        watch(alerting).take();
        assertThat(Files.readString(told)).contains("\"alarm\":\"stopped\"", "\"severity\":\"warning\"");
    }

    private void ended(Run.State state, String message) {
        Run run = store.journal().open(new Run.Ground("hubspot", Run.Kind.SYNC, "d", "m", false), now);
        store.journal().update(run.end(state, message, null, now));
    }

    private Watch watch() {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        Receiver all = new Receiver(url, List.of());
        return watch(new Alerting(all, all, Duration.ofHours(26)));
    }

    private Watch watch(Alerting alerting) {
        return new Watch(
                "hubspot", store, alerting.silentAfter(), () -> now, new Bell(alerting, () -> now), new Telemetry());
    }
}
