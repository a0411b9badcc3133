package dev.mql.app.bench;

import static dev.mql.app.bench.MadeUpAccount.CONTACTS_PER_COMPANY;
import static dev.mql.app.bench.MadeUpAccount.NOW;

import dev.mql.app.store.SqlStore;
import dev.mql.crm.Item;
import dev.mql.crm.MemoryCrm;
import dev.mql.crm.Schema;
import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.mapping.Wants;
import dev.mql.store.Identity;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import dev.mql.sync.Agreement;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import dev.mql.sync.Worker;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Fills a store on disk with contacts and their activities, evaluates and records all of them, then changes the
 * definition and plans anew for everybody, next change included, without a call. Run with {@code -Xmx512m} in the
 * repository's folder. Arguments: {@code own} for activities told with the contact (HubSpot's forms) or {@code rows} for
 * activities in rows of their own, in random order of people (page visits, campaign members); activities a contact; then
 * how many contacts, once or several times: heap and cost a contact have to stay flat.
 */
public final class StoreBenchmark {

    private static final int PAGE = 100;

    private final PrintStream out;
    private final Store store;
    private final Path examples;
    private final boolean own;
    private final int activities;
    private final long contacts;

    private StoreBenchmark(PrintStream out, Store store, boolean own, int activities, long contacts) {
        this.out = out;
        this.store = store;
        this.examples = Path.of("examples", "acme");
        this.own = own;
        this.activities = activities;
        this.contacts = contacts;
    }

    public static void main(String[] arguments) throws IOException {
        for (String contacts : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            Path folder = Files.createTempDirectory("mql-bench");
            Path file = folder.resolve("mql.db");
            try (Store store = SqlStore.open("jdbc:sqlite:" + file)) {
                new StoreBenchmark(
                                System.out,
                                store,
                                arguments[0].equals("own"),
                                Integer.parseInt(arguments[1]),
                                Long.parseLong(contacts))
                        .run(file);
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path each : files.toList()) {
                        Files.delete(each);
                    }
                }
                Files.delete(folder);
            }
        }
    }

    private void run(Path file) throws IOException {
        out.printf("%,d contacts with %d activities each%n", contacts, activities);
        Cost cost = new Cost(out, contacts);
        cost.of("load", this::load);
        cost.of("first evaluation, recorded", () -> review(text -> text, false));
        cost.of("changed definition, everybody", () -> review(StoreBenchmark::changed, true));
        out.printf("  %,d MB on disk%n", Files.size(file) >> 20);
    }

    private void load() {
        MadeUpAccount account = new MadeUpAccount(7);
        Identity identity = new Identity(Map.of("contacts", "email"));
        List<Item> page = new ArrayList<>();
        for (long id = 0; id < contacts; id++) {
            if (id % CONTACTS_PER_COMPANY == 0) {
                page.addAll(account.company(id / CONTACTS_PER_COMPANY));
            }
            page.addAll(account.contact(id, own ? activities : 0));
            page = kept(page, identity, (id + 1) % PAGE == 0);
        }
        for (long id = 0; !own && id < contacts * activities; id++) {
            page.add(account.visit(id, contacts));
            page = kept(page, identity, page.size() == PAGE * 10);
        }
        kept(page, identity, true);
    }

    private List<Item> kept(List<Item> page, Identity identity, boolean full) {
        if (!full) {
            return page;
        }
        store.intake().keep("hubspot", page, NOW, identity);
        return new ArrayList<>();
    }

    /**
     * From the store alone. The first time the mapping's mode is off, so that everything is recorded and nothing written;
     * the second time all changes are planned, and the run waits for signatures.
     */
    private String review(UnaryOperator<String> edit, boolean planOnly) {
        Definition definition = DefinitionFile.read(
                        edit.apply(read("definition.yaml")), "definition.yaml", Glossary.STANDARD)
                .definition()
                .orElseThrow();
        String mode = planOnly ? "mode: shadow" : "mode: off";
        Mapping mapping = MappingFile.read(
                        read("mapping-hubspot.yaml").replace("mode: shadow", mode),
                        new Mistakes("mapping-hubspot.yaml"))
                .orElseThrow();
        MemoryCrm crm = new MemoryCrm("hubspot", () -> NOW, PAGE);
        Wants.of(mapping, crm.describe())
                .read()
                .forEach((object, properties) -> properties.forEach(property -> crm.property(object, property, true)));
        String unsigned = planOnly ? "nobody has signed" : "";
        Switches.Holder here =
                new Switches.Holder("bench", ProcessHandle.current().pid(), NOW);
        Job job = Job.of(
                crm,
                store,
                new Agreement(definition, DefinitionHash.of(definition), unsigned, List.of()),
                mapping,
                withStreams(crm.describe()),
                Orders.everybody(),
                new Worker(here, () -> NOW, Progress.silent()));
        Run run = new Runs(job).review();
        return "%s %s, evaluated %,d, changed %,d"
                .formatted(
                        run.state(),
                        run.tally().verdicts(),
                        run.tally().evaluated(),
                        run.tally().changed());
    }

    /** What people argue about: how much is enough, and what a thing is worth. */
    private static String changed(String definition) {
        return definition
                .replace("enter: {score: 60,", "enter: {score: 58,")
                .replace("points: 12\n      say: \"read {asset}\"", "points: 13\n      say: \"read {asset}\"");
    }

    private static Schema withStreams(Schema schema) {
        Map<String, Schema.StreamInfo> streams = new HashMap<>(schema.streams());
        for (String fed : List.of("forms", "pages", "webinars", "meetings")) {
            streams.put(fed, new Schema.StreamInfo(Long.MIN_VALUE, false, true));
        }
        return new Schema(schema.account(), schema.objects(), streams, schema.catalogue(), schema.missing());
    }

    private String read(String file) {
        try {
            return Files.readString(examples.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
