package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Records.Version;
import dev.mql.crm.Schema;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistakes;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Ref;
import dev.mql.model.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The product's own example, and records by hand. */
final class Acme {

    static final Path EXAMPLES = Path.of("..", "examples", "acme");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final long NOON = Instant.parse("2026-12-08T12:00:00Z").toEpochMilli();
    static final long DAY = 24L * 60 * 60 * 1000;

    static final Ref JANE = new Ref("hubspot", "contacts", "101");
    static final Ref NORTHWIND = new Ref("hubspot", "companies", "7");

    /** An account of which nothing is known but its money: everything mapped counts as there. */
    static final Schema PLAIN =
            new Schema(new Schema.Account("4711", "Europe/Berlin", "EUR", ""), Map.of(), Map.of(), Map.of(), List.of());

    private Acme() {}

    static Mapping mapping(String file) {
        Mistakes mistakes = new Mistakes(file);
        Optional<Mapping> mapping = MappingFile.read(EXAMPLES.resolve(file), mistakes);
        assertThat(mistakes.list()).isEmpty();
        return mapping.orElseThrow();
    }

    static Mapping hubspot() {
        return mapping("mapping-hubspot.yaml");
    }

    static Mapping live(Mapping mapping) {
        return new Mapping(
                mapping.crm(),
                Mapping.Mode.LIVE,
                null,
                mapping.scope(),
                mapping.people(),
                mapping.pace(),
                mapping.facts(),
                mapping.dealsOrNull(),
                mapping.activities(),
                mapping.stages(),
                mapping.targets(),
                mapping.readBack(),
                mapping.mails(),
                mapping.hash());
    }

    static Definition definition() {
        return DefinitionFile.read(EXAMPLES.resolve("definition.yaml"), Glossary.STANDARD)
                .definition()
                .orElseThrow();
    }

    static Facts facts(Mapping mapping, Records records) {
        return Normaliser.of(mapping, PLAIN, BERLIN).normalise(records);
    }

    /** The newest value of a fact; empty where it is unknown. */
    static Optional<Value> now(Facts facts, String fact) {
        List<Observation> observations = facts.properties().getOrDefault(fact, List.of());
        return observations.isEmpty()
                ? Optional.empty()
                : observations.get(observations.size() - 1).value();
    }

    static Version jane(long changedAt, Map<String, String> properties) {
        return new Version("self", Item.row(JANE, properties, changedAt, NORTHWIND), NOON, false);
    }

    static Version northwind(long changedAt, Map<String, String> properties) {
        return new Version("company", Item.row(NORTHWIND, properties, changedAt, null), NOON, false);
    }

    static Version linked(String role, Ref ref, Map<String, String> properties, Ref... to) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        for (Ref target : to) {
            links.computeIfAbsent(target.type(), type -> new TreeSet<>()).add(target);
        }
        return new Version(role, new Item.Row(ref, new TreeMap<>(properties), NOON - DAY, links), NOON, false);
    }

    static Item.Touch touch(String source, String id, long at, Map<String, String> attributes) {
        return new Item.Touch(JANE, source, id, at, new TreeMap<>(attributes), JANE);
    }

    static Records records(Version... versions) {
        return Records.of(JANE, List.of(versions), List.of());
    }

    static Records records(List<Item.Touch> touches, Version... versions) {
        List<Version> all = new ArrayList<>(List.of(versions));
        return Records.of(JANE, all, touches);
    }
}
