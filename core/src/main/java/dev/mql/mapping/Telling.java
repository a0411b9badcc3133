package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Interest;
import dev.mql.mapping.Mapping.Mode;
import dev.mql.mapping.Targets.Policy;
import dev.mql.mapping.Targets.What;
import dev.mql.mapping.normal.Moments;
import dev.mql.model.Facts;
import dev.mql.model.Value;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one definition tells of somebody in the properties the mapping gives it: never a status, and never a value the
 * record already has. Pure, may be shared by threads.
 */
public final class Telling {

    private final Mapping mapping;
    private final String name;
    private final Explanation explanation;

    private Telling(Mapping mapping, String name, Definition definition) {
        this.mapping = mapping;
        this.name = name;
        this.explanation = new Explanation(definition);
    }

    /** @param name by which the mapping knows the definition; empty for the one that moves the status */
    public static Telling of(Mapping mapping, String name, Definition definition) {
        return new Telling(mapping, name, definition);
    }

    /**
     * The step the score of a definition is published in, for the search of the next change.
     *
     * @return micro-points; 0 where the score is not written
     */
    public static long scoreStep(Mapping mapping, String name) {
        return mapping.targets().of(name).stream()
                .filter(target -> target.what() == What.SCORE)
                .mapToLong(target -> target.stepsOf() * Value.MICROS)
                .findFirst()
                .orElse(0);
    }

    /** The score as it is published: cut to steps, so that fading alone rewrites nobody (meaning 32). */
    static long published(long micros, int stepsOf) {
        long step = Math.multiplyExact((long) Math.max(1, stepsOf), Value.MICROS);
        return Math.floorDiv(micros, step) * Math.max(1, stepsOf);
    }

    /** Of the record that stands for the person. */
    public List<PropertyChange> changes(Facts facts, Evaluation evaluation, Item.Row row) {
        return written().stream()
                .flatMap(target -> change(target, text(target, facts, evaluation), row).stream())
                .toList();
    }

    /** What the mapping's mode lets it write. */
    List<Targets.Value> written() {
        return mapping.mode() == Mode.OFF
                ? List.of()
                : mapping.targets().of(name).stream()
                        .filter(target -> mapping.mode() == Mode.LIVE || target.ours())
                        .toList();
    }

    String text(Targets.Value target, Facts facts, Evaluation evaluation) {
        return switch (target.what()) {
            case SCORE -> Long.toString(published(evaluation.outcome().score(), target.stepsOf()));
            case FIT -> Long.toString(published(evaluation.outcome().fit(), target.stepsOf()));
            case ENGAGEMENT -> Long.toString(published(evaluation.outcome().engagement(), target.stepsOf()));
            case VERDICT -> evaluation.outcome().verdict().kind().word();
            case GRADE -> evaluation.outcome().grade();
            case INTEREST -> interest(evaluation);
            case REASON -> explanation.reason(facts, evaluation);
            case ASK_FOR -> Explanation.askFor(evaluation.outcome().verdict());
            case WORTH -> Worth.of(facts, evaluation.asOf()).orElse("");
            case DEFINITION -> explanation.definition(evaluation.definitionHash());
            case EXPLAIN_URL, STAGE, BECAME_MQL_AT ->
                throw new IllegalArgumentException(target.what().word() + " is of the person, not of a definition");
        };
    }

    private static String interest(Evaluation evaluation) {
        return evaluation.outcome().interest().stream()
                .sorted(Comparator.comparing(Interest::name).reversed())
                .map(interest -> interest.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static Optional<PropertyChange> change(Targets.Value target, String value, Item.Row row) {
        String old = row.property(target.property()).orElse("");
        boolean kept =
                (target.policy() == Policy.KEEP_FIRST || target.policy() == Policy.ONLY_IF_EMPTY) && !old.isEmpty();
        return kept || same(target.what(), old, value)
                ? Optional.empty()
                : Optional.of(new PropertyChange(
                        target.property(), old, value, target.what().word()));
    }

    /** CRMs give numbers and times back in their own spelling. */
    private static boolean same(What what, String old, String value) {
        if (old.equals(value)) {
            return true;
        }
        return switch (what) {
            case SCORE, FIT, ENGAGEMENT -> sameNumber(old, value);
            case BECAME_MQL_AT -> Moments.read(old, ZoneOffset.UTC).equals(Moments.read(value, ZoneOffset.UTC));
            case VERDICT, GRADE, INTEREST, REASON, ASK_FOR, WORTH, DEFINITION, EXPLAIN_URL, STAGE ->
                old.strip().equals(value.strip());
        };
    }

    private static boolean sameNumber(String old, String value) {
        try {
            return new BigDecimal(old.strip()).compareTo(new BigDecimal(value)) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
