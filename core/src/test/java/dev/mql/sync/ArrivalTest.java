package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Schema;
import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Evaluator;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.mapping.Normaliser;
import dev.mql.model.Facts;
import dev.mql.model.Ref;
import dev.mql.proof.Proof;
import dev.mql.store.Identity;
import dev.mql.store.MemoryStore;
import dev.mql.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Meaning 1 and 10, from the first row kept to the last byte said: the same rows and touches, in any order, in any pages,
 * some read twice, and two records merged either way round, are the same person with the same verdict.
 */
class ArrivalTest {

    private static final int CASES = Proof.times(2_000, 120);
    private static final Path ACME = Path.of("..", "examples", "acme");
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Identity IDENTITY = new Identity(Map.of("contacts", "email"));
    private static final List<String> FORMS =
            List.of("Demo request", "Product sheet CRM", "eBook ABM", "Newsletter", "Support");
    private static final Schema SCHEMA =
            new Schema(new Schema.Account("1", "Europe/Berlin", "EUR", ""), Map.of(), Map.of(), Map.of(), List.of());

    private final Definition definition = definition();
    private final Evaluator evaluator = Evaluator.of(definition, DefinitionHash.of(definition));
    private final Normaliser normaliser = Normaliser.of(mapping(), SCHEMA, definition.zone());

    @Test
    void anyOrderAndBatchingAndReadingTwiceSaysTheSameBytes() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<List<Item>> rows = person(random, contact(1), contact(1));
            String once = said(kept(rows, random, false), contact(1));
            assertThat(said(kept(rows, random, true), contact(1)))
                    .as("seed %d", seed)
                    .isEqualTo(once);
        }
        Proof.ARRIVAL.held(CASES + " people");
    }

    @Test
    void twoRecordsMergedBeforeBetweenOrAfterTheirRowsSayTheSameBytes() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<List<Item>> rows = person(random, contact(1), contact(2));
            rows.addAll(person(random, contact(2), contact(2)));
            rows.add(List.of(new Item.Became(contact(1), contact(2), NOW.toEpochMilli(), Item.Why.MERGED)));
            String once = said(kept(rows, random, false), contact(2));
            Store shuffled = kept(rows, random, true);
            assertThat(said(shuffled, contact(2))).as("seed %d", seed).isEqualTo(once);
            assertThat(said(shuffled, contact(1))).as("seed %d", seed).isEqualTo(once);
        }
        Proof.ARRIVAL.held(CASES + " merges");
    }

    /** A contact's own row with its submissions, and visits with rows of their own; some told by both records of a merge. */
    private static List<List<Item>> person(Random random, Ref self, Ref other) {
        List<List<Item>> rows = new ArrayList<>();
        List<Item> own = new ArrayList<>();
        own.add(Item.row(
                self,
                new TreeMap<>(Map.of(
                        "email", "jane@northwind.example",
                        "jobtitle", List.of("Director Sales", "CMO", "Student").get(random.nextInt(3)),
                        "country", "Germany")),
                NOW.minus(Duration.ofDays(1 + Long.parseLong(self.id()))).toEpochMilli(),
                null));
        for (int i = 0; i < random.nextInt(5); i++) {
            own.add(touch(self, "forms", "f" + (random.nextInt(3) == 0 ? i : self.id() + i), self));
        }
        rows.add(own);
        for (int i = 0; i < random.nextInt(6); i++) {
            String id = "v" + self.id() + i;
            rows.add(List.of(touch(random.nextBoolean() ? self : other, "pages", id, new Ref("hubspot", "pages", id))));
        }
        return rows;
    }

    private static Item.Touch touch(Ref person, String source, String id, Ref row) {
        int number = Math.floorMod(id.hashCode(), 40);
        Map<String, String> attributes = source.equals("forms")
                ? Map.of("name", FORMS.get(number % FORMS.size()))
                : Map.of("hs_url_path", number % 2 == 0 ? "/pricing" : "/jobs");
        long at = NOW.minus(Duration.ofHours(7L * number + 1)).toEpochMilli();
        return new Item.Touch(person, source, id, at, new TreeMap<>(attributes), row);
    }

    /** Each list is one source row with all it tells, which comes on one page; pages are as the dice fall. */
    private static Store kept(List<List<Item>> rows, Random random, boolean shuffled) {
        List<List<Item>> order = new ArrayList<>(rows);
        if (shuffled) {
            rows.stream().filter(row -> random.nextInt(3) == 0).forEach(order::add);
            Collections.shuffle(order, random);
        }
        Store store = new MemoryStore();
        List<Item> page = new ArrayList<>();
        for (List<Item> row : order) {
            page.addAll(row);
            if (!shuffled || random.nextBoolean()) {
                store.intake().keep("hubspot", List.copyOf(page), NOW, IDENTITY);
                page.clear();
            }
        }
        store.intake().keep("hubspot", page, NOW, IDENTITY);
        return store;
    }

    private String said(Store store, Ref person) {
        Facts facts = normaliser.normalise(
                store.people().dossier(person).orElseThrow().records());
        return evaluator.evaluate(facts, NOW.toEpochMilli(), 5_000_000).toString();
    }

    private static Ref contact(long id) {
        return new Ref("hubspot", "contacts", Long.toString(id));
    }

    private static Definition definition() {
        return DefinitionFile.read(ACME.resolve("definition.yaml"), Glossary.STANDARD)
                .definition()
                .orElseThrow();
    }

    private static Mapping mapping() {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        return MappingFile.read(ACME.resolve("mapping-hubspot.yaml"), mistakes)
                .orElseThrow(() -> new AssertionError(mistakes.list()));
    }
}
