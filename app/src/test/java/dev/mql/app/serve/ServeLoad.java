package dev.mql.app.serve;

import dev.mql.app.sandbox.http.Fault;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How much a server takes in: correctly signed batches of 1 to 100 events at a steady rate, the server in a process of its
 * own. Prints what was acknowledged, how fast, how much memory that took, and how long the queue took to drain. Arguments:
 * events a second, seconds, contacts; with a fourth, {@code refusing}, the CRM refuses everything meanwhile.
 */
final class ServeLoad {

    private static final int MOST_EVENTS = 100;
    private static final long SEED = 3;
    private static final long WINDOW = 10;
    private static final long SECOND = 1_000_000_000L;

    private ServeLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int contacts = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("serve-load");
        try (Served served = new Served(folder, Served.PLENTY, Served.contacts(contacts), "")) {
            ServeChild.Running child = ServeChild.start(folder, served.hubspot().token(), "-Xmx256m");
            served.hubspot().calls().clear();
            if (arguments.length > 3) {
                served.hubspot().faults().add(Fault.status(503).times(Integer.MAX_VALUE));
            }
            Load load = new Load(served, child.port(), contacts);
            load.send(rate, seconds, child.process().pid());
            served.hubspot().faults().clear();
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
            System.out.println("resident " + resident(child.process().pid()) + " KB");
            child.process().destroy();
            child.process().waitFor();
        }
    }

    /** What the process holds in memory, in KB; 0 where the machine does not say. */
    private static long resident(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** How long a request took, and when it was sent; both in nanoseconds. */
    private record Took(long sent, long nanoseconds) {}

    private static final class Load {
        private final Served served;
        private final URI url;
        private final int contacts;
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final ConcurrentLinkedQueue<Took> took = new ConcurrentLinkedQueue<>();
        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong open = new AtomicLong();

        Load(Served served, int port, int contacts) {
            this.served = served;
            this.url = URI.create("http://127.0.0.1:" + port + "/webhooks/hubspot");
            this.contacts = contacts;
        }

        void send(int rate, int seconds, long process) {
            List<Long> resident = new ArrayList<>();
            long began = System.nanoTime();
            long sent = 0;
            while (sent < (long) rate * seconds) {
                int events = 1 + random.nextInt(MOST_EVENTS);
                long due = began + sent * SECOND / rate;
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
                post(events);
                sent += events;
                if (sent / rate >= (resident.size() + 1) * WINDOW) {
                    resident.add(resident(process));
                }
            }
            while (open.get() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
            System.out.printf(
                    "%d events in %d requests over %.1f s: %d acknowledged, %d refused%n",
                    sent, took.size(), (System.nanoTime() - began) / 1e9, acknowledged.get(), refused.get());
            for (long from = 0; from < seconds; from += WINDOW) {
                print("from second " + from, began + from * SECOND, began + (from + WINDOW) * SECOND);
            }
            System.out.println("  resident, KB: " + resident);
            print("all, warm", began + WINDOW * SECOND, Long.MAX_VALUE);
            print("all", Long.MIN_VALUE, Long.MAX_VALUE);
        }

        private void print(String which, long from, long to) {
            long[] sorted = took.stream()
                    .filter(one -> one.sent >= from && one.sent < to)
                    .mapToLong(Took::nanoseconds)
                    .sorted()
                    .toArray();
            System.out.printf(
                    "  %-14s ms p50 %6.1f  p99 %6.1f  most %6.1f%n",
                    which,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
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
                        took.add(new Took(began, System.nanoTime() - began));
                        boolean kept = failed == null && answer.statusCode() == 204;
                        (kept ? acknowledged : refused).addAndGet(events);
                        open.decrementAndGet();
                    });
        }
    }
}
