package dev.mql.mapping;

import dev.mql.model.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is written; nothing else ever is.
 *
 * @param statuses properties that shall tell the stage
 * @param values properties that shall tell a value
 * @param leadOrNull what a HubSpot lead holds that is opened for whom sales is handed, or null where none is
 */
public record Targets(
        List<Status> statuses, List<Value> values, @Nullable Lead leadOrNull) {

    public static final Targets NONE = new Targets(List.of(), List.of(), null);

    public Targets {
        statuses = List.copyOf(statuses);
        values = List.copyOf(values);
    }

    public Optional<Lead> lead() {
        return Optional.ofNullable(leadOrNull);
    }

    /**
     * HubSpot's lead object, opened at the hand-over.
     *
     * @param properties its properties' names to texts, in which {@code {firstname}} stands for what the contact has in that
     *     property when the lead is opened; so nobody's name is kept by mql
     */
    public record Lead(SortedMap<String, String> properties) {
        public Lead {
            properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        }
    }

    /** @param values the text that stands for each stage */
    public record Status(Path path, Map<Stage, String> values, Policy policy) {
        public Status {
            values = Map.copyOf(values);
        }
    }

    /**
     * @param property on every kind of record a person can be
     * @param stepsOf points by which a score is cut, so that fading alone rewrites nobody; 1 for whole points
     * @param definition the name of the definition it tells of; empty for the one that moves the status
     */
    public record Value(String property, What what, int stepsOf, Policy policy, String definition) {

        /** Whether the property is mql's own by its name, so that it may be created, and written in shadow mode. */
        public boolean ours() {
            return isOurs(property);
        }
    }

    /** What tells of this definition; empty for the one that moves the status. */
    public List<Value> of(String definition) {
        return values.stream()
                .filter(value -> value.definition().equals(definition))
                .toList();
    }

    /** The same without what tells the stage. */
    Targets valuesOnly() {
        return new Targets(List.of(), values, null);
    }

    /** The same without these properties, named {@code object.property}; without a status, no status is told at all. */
    Targets without(Set<String> subjects, boolean statusLost) {
        return new Targets(
                statusLost ? List.of() : statuses,
                values.stream()
                        .filter(value ->
                                subjects.stream().noneMatch(subject -> subject.endsWith("." + value.property())))
                        .toList(),
                statusLost ? null : leadOrNull);
    }

    /** mql's own properties begin with its name. */
    public static boolean isOurs(String property) {
        return property.toLowerCase(Locale.ROOT).startsWith("mql_");
    }

    /** When a value may replace another one. */
    public enum Policy {
        /** Over values of which the mapping says that the engine may move people out of them. */
        ONLY_FROM_ENGINE_VALUES,
        /** Never back: over a stage that comes before it. */
        FORWARD_ONLY,
        /** Once: the first value stays. */
        KEEP_FIRST,
        /** Into an empty property. */
        ONLY_IF_EMPTY,
        ALWAYS
    }

    /** What a property tells. */
    public enum What {
        SCORE,
        FIT,
        ENGAGEMENT,
        VERDICT,
        GRADE,
        INTEREST,
        REASON,
        ASK_FOR,
        DEFINITION,
        /** What sales may expect of the person: the fact {@code lead.value}. */
        WORTH,
        EXPLAIN_URL,
        STAGE,
        BECAME_MQL_AT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether only the definition that moves the status can tell it. */
        public boolean isOfThePerson() {
            return this == STAGE || this == BECAME_MQL_AT || this == EXPLAIN_URL;
        }
    }
}
