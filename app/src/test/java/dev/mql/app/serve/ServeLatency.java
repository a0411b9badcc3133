package dev.mql.app.serve;

import dev.mql.app.sandbox.hubspot.SeedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from a webhook until the value it leads to is in the CRM: people ask for a demo at a steady rate, the CRM
 * answers late, the server is a process of its own. Arguments: events a second, seconds, latency of the CRM in milliseconds.
 */
final class ServeLatency {

    private static final long SECOND = 1_000_000_000L;

    private ServeLatency() {}

    private record Told(long contact, long at) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(arguments[0]);
        int people = rate * Integer.parseInt(arguments[1]);
        Duration latency = Duration.ofMillis(Integer.parseInt(arguments[2]));
        Path folder = Files.createTempDirectory("serve-latency");
        SeedData seed = loader -> {
            Served.contacts(people).fill(loader);
            loader.form("f-1", "Demo request");
        };
        try (Served served = new Served(folder, Served.PLENTY.withLatency(latency), seed, "")) {
            ServeChild.Running child = ServeChild.start(folder, served.hubspot().token());
            long[] sorted = measure(served, child.port(), people, rate);
            System.out.printf(
                    "%d people at %d a second, CRM answers after %d ms: s p50 %.2f p95 %.2f most %.2f%n",
                    people,
                    rate,
                    latency.toMillis(),
                    sorted[people / 2] / 1e9,
                    sorted[people * 95 / 100] / 1e9,
                    sorted[people - 1] / 1e9);
            child.process().destroy();
            child.process().waitFor();
        }
    }

    private static long[] measure(Served served, int port, int people, int rate) {
        long[] took = new long[people];
        Deque<Told> open = new ArrayDeque<>();
        long began = System.nanoTime();
        int told = 0;
        int written = 0;
        while (written < people) {
            if (told < people && System.nanoTime() - began >= told * SECOND / rate) {
                told++;
                served.hubspot().by(Served.KIM).submit(told, "Demo request");
                open.add(new Told(told, System.nanoTime()));
                byte[] body = Served.edited(told).getBytes(StandardCharsets.UTF_8);
                served.post(port, "/webhooks/hubspot", served.signed(body, Instant.now()), body);
            }
            for (Iterator<Told> each = open.iterator(); each.hasNext(); ) {
                Told one = each.next();
                if (served.status(one.contact).equals("MQL")) {
                    took[written++] = System.nanoTime() - one.at;
                    each.remove();
                }
            }
            LockSupport.parkNanos(SECOND / 200);
        }
        Arrays.sort(took);
        return took;
    }
}
