package dev.mql.app.hubspot;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.http.Exchanges;
import dev.mql.http.Sleeper;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.model.Ref;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox account, and the adapter on it. */
final class Account implements AutoCloseable {

    static final Author KIM = Author.person(9_586_504);
    static final SandboxConfig PLENTY =
            SandboxConfig.standard().withSearchLag(Duration.ZERO).withAllowance(Allowance.PLENTY);

    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private final HubSpotSandbox sandbox;
    private final HubSpot hubSpot;
    private final Clock clock;
    private final Sleeper sleeper;
    private final long random;

    Account(SandboxConfig config, SeedData seed) {
        this(config, seed, Clock.systemUTC(), Sleeper.REAL, 1);
    }

    Account(SandboxConfig config, SeedData seed, Clock clock, Sleeper sleeper, long random) {
        this.sandbox = HubSpotSandbox.start(config, seed);
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.hubSpot = open(settings());
    }

    /** The sandbox with its static token. */
    HubSpotConfig settings() {
        return HubSpotConfig.of(sandbox.baseUrl().toString(), HubSpotConfig.Credential.token(sandbox.token()));
    }

    /** Another adapter on it; to be closed. */
    HubSpot open(HubSpotConfig settings) {
        return new HubSpot(settings, clock, sleeper, new SplittableRandom(random), Exchanges.UNHEARD);
    }

    /** Contacts, companies and deals, ids from 1 on; each contact has a company, each deal a contact and a company. */
    static SeedData of(int contacts, int companies, int deals) {
        return loader -> {
            for (int i = 1; i <= companies; i++) {
                record(loader, ObjectType.COMPANY, i, Map.of("name", "Company " + i, "numberofemployees", "" + i));
            }
            for (int i = 1; i <= contacts; i++) {
                record(
                        loader,
                        ObjectType.CONTACT,
                        i,
                        Map.of("email", "p" + i + "@example.com", "jobtitle", "Title " + i, "lifecyclestage", "lead"));
                if (companies > 0) {
                    loader.link(ObjectType.CONTACT, i, ObjectType.COMPANY, 1 + i % companies);
                }
            }
            for (int i = 1; i <= deals; i++) {
                record(loader, ObjectType.DEAL, i, Map.of("dealname", "Deal " + i));
                loader.link(ObjectType.DEAL, i, ObjectType.CONTACT, 1 + i % contacts);
                loader.link(ObjectType.DEAL, i, ObjectType.COMPANY, 1 + i % companies);
            }
        };
    }

    private static void record(Loader loader, ObjectType type, long id, Map<String, String> values) {
        loader.record(new Loader.Seed(type, id, LONG_AGO, LONG_AGO, KIM, values));
    }

    HubSpotSandbox sandbox() {
        return sandbox;
    }

    HubSpot hubSpot() {
        return hubSpot;
    }

    List<Item> read(String stream, Set<String> properties, ReadMode mode) {
        return read(hubSpot, stream, properties, mode, 1);
    }

    /** All pages of a stream, parts in parallel: whoever is free takes the part that has waited longest. */
    static List<Item> read(Crm crm, String stream, Set<String> properties, ReadMode mode, int readers) {
        BlockingQueue<Checkpoint> open = new LinkedBlockingQueue<>(crm.start(new Stream(stream), properties, mode));
        Queue<Item> items = new ConcurrentLinkedQueue<>();
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger unfinished = new AtomicInteger(open.size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            Thread thread = new Thread(() -> {
                while (unfinished.get() > 0 && failures.isEmpty()) {
                    try {
                        Checkpoint checkpoint = open.poll(5, TimeUnit.MILLISECONDS);
                        if (checkpoint == null) {
                            continue;
                        }
                        Page page = crm.next(checkpoint);
                        items.addAll(page.items());
                        unfinished.addAndGet(page.more().size());
                        open.addAll(page.more());
                        page.next().ifPresentOrElse(open::add, unfinished::decrementAndGet);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
        return new ArrayList<>(items);
    }

    static Ref contact(long id) {
        return new Ref("hubspot", "contacts", Long.toString(id));
    }

    static Write write(long id, Map<String, String> values, Map<String, String> expected, Instant readAt) {
        return new Write(
                contact(id), new TreeMap<>(values), new TreeMap<>(expected), readAt.toEpochMilli(), "test-" + id);
    }

    static <T extends Item> List<T> only(Class<T> kind, List<Item> items) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        hubSpot.close();
        sandbox.close();
    }
}
