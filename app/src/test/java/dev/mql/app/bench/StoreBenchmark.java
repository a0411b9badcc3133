package dev.mql.app.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mql.app.store.SqlStore;
import dev.mql.crm.Item;
import dev.mql.crm.MemoryCrm;
import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Loads contacts with their activities into a store on disk, plans for all of them, and plans again with another
 * definition. Arguments: contacts, activities each, {@code own} for activities told with the contact (HubSpot's forms) or
 * {@code rows} for activities in rows of their own, in random order of people (page visits, campaign members).
 */
public final class StoreBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int PAGE = 100;
    private static final String[] FORMS = {
        "eBook Scoring",
        "Newsletter",
        "Product sheet CRM",
        "Whitepaper Fit",
        "Demo request",
        "Support",
        "Event feedback"
    };
    private static final String[] TITLES = {"VP Marketing", "Marketing Manager", "CFO", "Student", "Head of Sales"};

    private final PrintStream out;
    private final Store store;
    private final Path examples;
    private final long contacts;
    private final int activities;
    private final boolean own;

    private StoreBenchmark(PrintStream out, Store store, Path examples, String[] arguments) {
        this.out = out;
        this.store = store;
        this.examples = examples;
        this.contacts = Long.parseLong(arguments[0]);
        this.activities = Integer.parseInt(arguments[1]);
        this.own = arguments[2].equals("own");
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("mql-bench");
        Path file = folder.resolve("mql.db");
        try (Store store = SqlStore.open("jdbc:sqlite:" + file)) {
            new StoreBenchmark(System.out, store, Path.of("examples", "acme"), arguments).run(file);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    private void run(Path file) throws IOException {
        measured("load", this::load);
        out.printf("  %,d MB on disk%n", Files.size(file) >> 20);
        measured("first plan", () -> plan(text -> text));
        measured("plan after another definition", () -> plan(text -> text.replace("score: 60", "score: 58")));
        out.printf("  %,d MB on disk%n", Files.size(file) >> 20);
    }

    private void measured(String what, Runnable work) {
        long start = System.nanoTime();
        long used = processorTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (processorTime() - used) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                "%-32s %7.1f s  %,9.0f contacts/s  %7.1f s of processor time  heap %,d of %,d MB%n",
                what,
                seconds,
                contacts / seconds,
                processor,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    /** Nanoseconds of all threads: what counts on a machine shared with others. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void load() {
        SplittableRandom random = new SplittableRandom(7);
        Identity identity = new Identity(Map.of("contacts", "email"));
        for (long first = 0; first < contacts; first += PAGE) {
            List<Item> page = new ArrayList<>();
            for (long id = first; id < Math.min(first + PAGE, contacts); id++) {
                contact(id, random, page);
            }
            store.intake().keep("hubspot", page, NOW, identity);
        }
        if (!own) {
            rows(random, identity);
        }
    }

    private void contact(long id, SplittableRandom random, List<Item> page) {
        Ref ref = new Ref("hubspot", "contacts", Long.toString(id));
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("email", "someone" + id + "@company" + random.nextInt(50_000) + ".example");
        properties.put("jobtitle", TITLES[random.nextInt(TITLES.length)]);
        properties.put("numemployees", Integer.toString(random.nextInt(2_000)));
        properties.put("hs_lead_status", random.nextInt(9) == 0 ? "CONNECTED" : "NEW");
        properties.put("lifecyclestage", "lead");
        page.add(new Item.Row(ref, properties, NOW.toEpochMilli() - random.nextLong(1_000_000_000L), new TreeMap<>()));
        for (int i = 0; own && i < activities; i++) {
            page.add(touch(ref, "forms", "f" + i, random, ref));
        }
    }

    private void rows(SplittableRandom random, Identity identity) {
        long all = contacts * activities;
        for (long first = 0; first < all; first += PAGE * 10) {
            List<Item> page = new ArrayList<>();
            for (long number = first; number < Math.min(first + PAGE * 10, all); number++) {
                Ref ref = new Ref("hubspot", "contacts", Long.toString(random.nextLong(contacts)));
                String id = Long.toString(number);
                page.add(touch(ref, "forms", id, random, new Ref("hubspot", "submissions", id)));
            }
            store.intake().keep("hubspot", page, NOW, identity);
        }
    }

    private static Item touch(Ref person, String source, String id, SplittableRandom random, Ref row) {
        SortedMap<String, String> attributes = new TreeMap<>(Map.of("name", FORMS[random.nextInt(FORMS.length)]));
        long at = NOW.toEpochMilli() - random.nextLong(Duration.ofDays(360).toMillis());
        return new Item.Touch(person, source, id, at, attributes, row);
    }

    private void plan(UnaryOperator<String> edit) {
        String text = read("definition.yaml");
        Definition definition = DefinitionFile.read(edit.apply(text), "definition.yaml", Glossary.STANDARD)
                .definition()
                .orElseThrow();
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        Mapping mapping =
                MappingFile.read(read("mapping-hubspot.yaml"), mistakes).orElseThrow();
        MemoryCrm crm = new MemoryCrm("hubspot", () -> NOW, PAGE);
        Wants.of(mapping, crm.describe())
                .read()
                .forEach((object, properties) -> properties.forEach(property -> crm.property(object, property, true)));
        Job job = new Job(
                crm,
                store,
                definition,
                DefinitionHash.of(definition),
                "",
                mapping,
                crm.describe(),
                Orders.everybody(),
                () -> NOW,
                Progress.silent(),
                new Switches.Holder("bench", ProcessHandle.current().pid(), NOW));
        Run run = new Runs(job).plan();
        out.printf(
                "  %s %s, evaluated %,d, changed %,d %s%n",
                run.state(),
                run.tally().verdicts(),
                run.tally().evaluated(),
                run.tally().changed(),
                run.message());
    }

    private String read(String file) {
        try {
            return Files.readString(examples.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
