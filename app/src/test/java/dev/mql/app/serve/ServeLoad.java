package dev.mql.app.serve;

import dev.mql.store.Queue;
import dev.mql.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How much a server takes in: correctly signed batches of 1 to 100 events at a steady rate, the server in a process of its
 * own. Prints what was acknowledged, how fast, and how long the queue took to drain. Arguments: events a second, seconds,
 * contacts.
 */
final class ServeLoad {

    private static final int MOST_EVENTS = 100;
    private static final long SEED = 3;

    private ServeLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int contacts = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("serve-load");
        try (Served served = new Served(folder, Served.PLENTY, Served.contacts(contacts), "")) {
            ServeChild.Running child = ServeChild.start(folder, served.hubspot().token(), "-Xmx256m");
            served.hubspot().calls().clear();
            Load load = new Load(served, child.port(), contacts);
            load.send(rate, seconds);
            Instant sent = Instant.now();
            try (Store store = served.store()) {
                Queue.Length left = store.queue().length("hubspot");
                System.out.println("in the queue at the end: " + left.records());
                while (store.queue().length("hubspot").records() > 0) {
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
            }
            System.out.println(
                    "drained after " + Duration.between(sent, Instant.now()).toMillis() + " ms, "
                            + served.hubspot().calls().count() + " calls for " + contacts + " contacts");
            System.out.println("resident " + resident(child.process().pid()));
            child.process().destroy();
            child.process().waitFor();
        }
    }

    private static String resident(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        return Files.isReadable(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }

    private static final class Load {
        private final Served served;
        private final URI url;
        private final int contacts;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong open = new AtomicLong();

        Load(Served served, int port, int contacts) {
            this.served = served;
            this.url = URI.create("http://127.0.0.1:" + port + "/webhooks/hubspot");
            this.contacts = contacts;
        }

        void send(int rate, int seconds) {
            long began = System.nanoTime();
            long sent = 0;
            while (sent < (long) rate * seconds) {
                int events = 1 + random.nextInt(MOST_EVENTS);
                long due = began + sent * 1_000_000_000L / rate;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                post(events);
                sent += events;
            }
            while (open.get() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "%d events in %d requests over %.1f s: %d acknowledged, %d refused; ms p50 %.1f p99 %.1f most %.1f%n",
                    sent,
                    sorted.length,
                    (System.nanoTime() - began) / 1e9,
                    acknowledged.get(),
                    refused.get(),
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    Arrays.stream(sorted).max().orElse(0) / 1e6);
        }

        private void post(int events) {
            long[] ids = random.longs(events, 1, contacts + 1L).toArray();
            byte[] body = Served.edited(ids).getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
            Map<String, String> headers = served.signed(body, Instant.now());
            headers.forEach(request::header);
            long began = System.nanoTime();
            open.incrementAndGet();
            var unused = client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failed) -> {
                        took.add(System.nanoTime() - began);
                        boolean kept = failed == null && answer.statusCode() == 204;
                        (kept ? acknowledged : refused).addAndGet(events);
                        open.decrementAndGet();
                    });
        }
    }
}
