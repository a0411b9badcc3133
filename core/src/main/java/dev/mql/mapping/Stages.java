package dev.mql.mapping;

import dev.mql.decide.Holding.Owner;
import dev.mql.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the CRM's own words for where a person stands mean.
 *
 * @param properties in file order
 * @param dealsOrNull stages read off deals, or null
 * @param countAsMql values that reports count as MQL; they change nobody
 */
public record Stages(List<Status> properties, @Nullable Deals dealsOrNull, Set<String> countAsMql) {

    public static final Stages NONE = new Stages(List.of(), null, Set.of());

    public Stages {
        properties = List.copyOf(properties);
        countAsMql = Set.copyOf(countAsMql);
    }

    public Optional<Deals> deals() {
        return Optional.ofNullable(dealsOrNull);
    }

    /**
     * A status property.
     *
     * @param path of which record and property
     * @param values the CRM's value, empty for an empty property, to its meaning
     */
    public record Status(Path path, SortedMap<String, Meaning> values) {
        public Status {
            values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** @param owner who may move a person out of the value */
    public record Meaning(Stage stage, Owner owner) {}

    /** Stages that open and won deals put a person in; sales owns them. */
    public record Deals(String object, Stage open, Stage won) {}
}
