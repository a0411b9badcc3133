package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Decision;
import dev.mql.decide.Holding;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Interest;
import dev.mql.mapping.Mapping.Mode;
import dev.mql.mapping.Targets.Policy;
import dev.mql.mapping.Targets.What;
import dev.mql.mapping.normal.Moments;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import dev.mql.model.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a decision writes: only properties the mapping names, only where their policy lets them, and never a value the
 * record already has. Pure, may be shared by threads.
 */
public final class PropertyPlan {

    private final Mapping mapping;
    private final Explanation explanation;

    private PropertyPlan(Mapping mapping, Definition definition) {
        this.mapping = mapping;
        this.explanation = new Explanation(definition);
    }

    public static PropertyPlan of(Mapping mapping, Definition definition) {
        return new PropertyPlan(mapping, definition);
    }

    /**
     * Of the record that stands for the person, status properties first.
     *
     * @param holdings as they were given to the decision
     * @param explainUrl where the verdict is explained in full, or null where nobody serves that
     */
    public List<PropertyChange> changes(
            Facts facts,
            Evaluation evaluation,
            Decision decision,
            List<Holding> holdings,
            Records records,
            @Nullable String explainUrl) {
        if (mapping.mode() == Mode.OFF) {
            return List.of();
        }
        Item.Row row = records.self();
        List<PropertyChange> changes = new ArrayList<>();
        for (Decision.StatusChange change : decision.status()) {
            if (mapping.mode() == Mode.LIVE || Targets.isOurs(change.property())) {
                status(change, decision, holdings, row).ifPresent(changes::add);
            }
        }
        for (Targets.Value target : mapping.targets().values()) {
            if (mapping.mode() == Mode.LIVE || target.ours()) {
                value(target.what(), target.stepsOf(), facts, evaluation, decision, explainUrl)
                        .flatMap(value -> change(target, value, row))
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** The score as it is published: cut to steps, so that fading alone rewrites nobody (meaning 32). */
    public static long published(long micros, int stepsOf) {
        long step = Math.multiplyExact((long) Math.max(1, stepsOf), Value.MICROS);
        return Math.floorDiv(micros, step) * Math.max(1, stepsOf);
    }

    /** The step the mapping's score is published in, for the search of the next change; empty where it writes none. */
    public static Optional<Integer> scoreStep(Mapping mapping) {
        return mapping.targets().values().stream()
                .filter(target -> target.what() == What.SCORE)
                .map(Targets.Value::stepsOf)
                .findFirst();
    }

    private Optional<PropertyChange> status(
            Decision.StatusChange change, Decision decision, List<Holding> holdings, Item.Row row) {
        Optional<Targets.Status> target = mapping.targets().statuses().stream()
                .filter(status -> status.path().object().equals(row.ref().type()))
                .filter(status -> status.path().property().equals(change.property()))
                .findFirst();
        Optional<Holding> holding = holdings.stream()
                .filter(held -> held.property().equals(change.property()))
                .findFirst();
        String old = row.property(change.property()).orElse("");
        return target.flatMap(status -> text(status, change.stage(), holding)
                .filter(text -> !text.equals(old))
                .filter(text -> allows(status.policy(), change.stage(), old, holding))
                .map(text -> new PropertyChange(
                        change.property(), old, text, decision.cause().word())));
    }

    /** Whom a {@code never} stops after they were an MQL goes where the recycled go, unless the mapping has a word for it. */
    private static Optional<String> text(Targets.Status status, Stage stage, Optional<Holding> holding) {
        String text = status.values().get(stage);
        boolean wasMql =
                holding.flatMap(Holding::stage).filter(Stage.MQL::equals).isPresent();
        if (text == null && stage == Stage.DISQUALIFIED && wasMql) {
            text = status.values().get(Stage.RECYCLED);
        }
        return Optional.ofNullable(text);
    }

    private static boolean allows(Policy policy, Stage next, String old, Optional<Holding> holding) {
        return switch (policy) {
            case ONLY_FROM_ENGINE_VALUES ->
                holding.map(held -> held.owner() == Holding.Owner.ENGINE).orElse(old.isEmpty());
            case FORWARD_ONLY ->
                holding.map(held -> held.owner() == Holding.Owner.ENGINE
                                && held.stage()
                                        .map(now -> rank(now) < rank(next))
                                        .orElse(old.isEmpty()))
                        .orElse(old.isEmpty());
            case KEEP_FIRST, ONLY_IF_EMPTY -> old.isEmpty();
            case ALWAYS -> true;
        };
    }

    /** How far along a stage is; those beside the way stand at its beginning. */
    private static int rank(Stage stage) {
        return switch (stage) {
            case LEAD, NEEDS_DATA, RECYCLED, REJECTED, DISQUALIFIED -> 0;
            case MQL -> 1;
            case ACCEPTED -> 2;
            case SQL -> 3;
            case OPPORTUNITY -> 4;
            case CUSTOMER -> 5;
        };
    }

    private Optional<String> value(
            What what, int steps, Facts facts, Evaluation evaluation, Decision decision, @Nullable String explainUrl) {
        return switch (what) {
            case SCORE ->
                Optional.of(Long.toString(published(evaluation.outcome().score(), steps)));
            case FIT -> Optional.of(Long.toString(published(evaluation.outcome().fit(), steps)));
            case ENGAGEMENT ->
                Optional.of(Long.toString(published(evaluation.outcome().engagement(), steps)));
            case VERDICT -> Optional.of(evaluation.outcome().verdict().kind().word());
            case GRADE -> Optional.of(evaluation.outcome().grade());
            case INTEREST -> Optional.of(interest(evaluation));
            case REASON -> Optional.of(explanation.reason(facts, evaluation));
            case ASK_FOR -> Optional.of(Explanation.askFor(evaluation.outcome().verdict()));
            case DEFINITION -> Optional.of(explanation.definition(evaluation.definitionHash()));
            case EXPLAIN_URL -> Optional.ofNullable(explainUrl);
            case STAGE -> Optional.of(decision.after().stage().word());
            case BECAME_MQL_AT ->
                Optional.ofNullable(decision.after().mqlSince())
                        .map(since -> Instant.ofEpochMilli(since).toString());
        };
    }

    private static String interest(Evaluation evaluation) {
        return evaluation.outcome().interest().stream()
                .sorted(java.util.Comparator.comparing(Interest::name).reversed())
                .map(interest -> interest.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Optional<PropertyChange> change(Targets.Value target, String value, Item.Row row) {
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
            case VERDICT, GRADE, INTEREST, REASON, ASK_FOR, DEFINITION, EXPLAIN_URL, STAGE ->
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
