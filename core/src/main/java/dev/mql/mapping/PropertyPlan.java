package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Decision;
import dev.mql.decide.Holding;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.mapping.Mapping.Mode;
import dev.mql.mapping.Targets.Policy;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision writes: only properties the mapping names, only where their policy lets them, and never a value the
 * record already has. Pure, may be shared by threads.
 */
public final class PropertyPlan {

    private final Mapping mapping;
    private final Telling telling;

    private PropertyPlan(Mapping mapping, Definition definition) {
        this.mapping = mapping;
        this.telling = Telling.of(mapping, "", definition);
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
        for (Targets.Value target : telling.written()) {
            text(target, facts, evaluation, decision, explainUrl)
                    .flatMap(value -> Telling.change(target, value, row))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    /** A value the record has already is decided anew where nobody knows whether mql wrote it: writing it tells. */
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
        boolean again = change.stage() == Stage.MQL
                && holding.flatMap(Holding::stage).filter(Stage.MQL::equals).isPresent();
        return target.flatMap(status -> text(status, change.stage(), holding)
                .filter(text -> again || !text.equals(old))
                .filter(text -> again || allows(status.policy(), change.stage(), old, holding))
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

    private Optional<String> text(
            Targets.Value target, Facts facts, Evaluation evaluation, Decision decision, @Nullable String explainUrl) {
        return switch (target.what()) {
            case EXPLAIN_URL -> Optional.ofNullable(explainUrl);
            case STAGE -> Optional.of(decision.after().stage().word());
            case BECAME_MQL_AT ->
                // Whole seconds are all that Salesforce keeps: what it gives back is then what was written.
                Optional.ofNullable(decision.after().mqlSince())
                        .map(since -> Instant.ofEpochMilli(since)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
            case SCORE, FIT, ENGAGEMENT, VERDICT, GRADE, INTEREST, REASON, ASK_FOR, WORTH, DEFINITION ->
                Optional.of(telling.text(target, facts, evaluation));
        };
    }
}
