package dev.mql.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words a definition may use: facts and activity types. A word that is not in it is a mistake, so that a misspelt
 * fact never becomes a rule nobody can reach.
 */
public record Glossary(SortedMap<String, Fact> facts, SortedMap<String, ActivityType> activities) {

    /** What every mapping can feed without saying more about it. */
    public static final Glossary STANDARD = new Glossary(
            StandardFacts.ALL.stream()
                    .collect(TreeMap::new, (map, fact) -> map.put(fact.name(), fact), TreeMap::putAll),
            StandardActivities.ALL.stream()
                    .collect(TreeMap::new, (map, type) -> map.put(type.name(), type), TreeMap::putAll));

    public Glossary {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        activities = Collections.unmodifiableSortedMap(new TreeMap<>(activities));
    }

    /**
     * Something known about a person or their company.
     *
     * @param unit what a number counts, {@code employees}; empty where there is none
     * @param codes the values a {@link Kind#CODE} has by itself; empty where the mapping alone makes them
     * @param closed whether it never has another one
     */
    public record Fact(String name, Kind kind, String unit, String meaning, List<String> codes, boolean closed) {
        public Fact {
            codes = List.copyOf(codes);
        }
    }

    /** Something a person does. */
    public record ActivityType(String name, String meaning) {}

    /** What a fact's values are, and so how they may be compared. */
    public enum Kind {
        TEXT,
        /** One of few words. */
        CODE,
        /** ISO 3166 code of two letters. */
        COUNTRY,
        NUMBER,
        MONEY,
        TRUTH,
        MOMENT,
        /** Declared by a mapping, which does not say what it is: the way it is compared tells. */
        ANY
    }

    public Optional<Fact> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    public boolean knowsActivity(String type) {
        return activities.containsKey(type);
    }

    /** This glossary where mappings make the codes of these facts, whatever they are called. */
    public Glossary withCodesOf(Collection<String> made) {
        SortedMap<String, Fact> all = new TreeMap<>(facts);
        made.forEach(name -> all.computeIfPresent(
                name,
                (same, fact) ->
                        new Fact(fact.name(), fact.kind(), fact.unit(), fact.meaning(), List.of(), fact.closed())));
        return new Glossary(all, activities);
    }

    /** This glossary and what mappings declare beyond it. */
    public Glossary with(Collection<String> moreFacts, Collection<String> moreActivities) {
        SortedMap<String, Fact> allFacts = new TreeMap<>(facts);
        moreFacts.forEach(name ->
                allFacts.putIfAbsent(name, new Fact(name, Kind.ANY, "", "declared by the mapping", List.of(), false)));
        SortedMap<String, ActivityType> allActivities = new TreeMap<>(activities);
        moreActivities.forEach(
                name -> allActivities.putIfAbsent(name, new ActivityType(name, "declared by the mapping")));
        return new Glossary(allFacts, allActivities);
    }
}
