package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Decider;
import dev.mql.decide.Decision;
import dev.mql.decide.Holding;
import dev.mql.decide.Policy;
import dev.mql.decide.Traces;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.mapping.Briefer;
import dev.mql.mapping.Holdings;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.PropertyChange;
import dev.mql.mapping.PropertyPlan;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import dev.mql.store.Dossier;
import dev.mql.store.PlanItem;
import dev.mql.store.StoredVerdict;
import dev.mql.store.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of one person: records to facts, facts to an evaluation, that to a decision, and that to properties.
 * Pure: the same dossier and instant give the same answer. May be shared by threads.
 */
public final class Judge {

    private final Mapping mapping;
    private final Definition definition;
    private final Sight sight;
    private final Holdings holdings;
    private final Presumed presumed;
    private final Decider decider;
    private final PropertyPlan properties;
    private final Briefer briefer;
    private final Drift drift;
    private final List<Onlooker> onlookers;

    private Judge(Job job, Policy policy) {
        Definition definition = job.definition();
        Mapping mapping = job.mapping();
        this.mapping = mapping;
        this.drift = job.drift();
        this.definition = definition;
        this.sight =
                Sight.of(job.sources(), mapping, "", definition, job.agreement().hash());
        this.holdings = Holdings.of(mapping);
        this.presumed = new Presumed(mapping);
        this.decider = Decider.of(definition, policy);
        this.properties = PropertyPlan.of(mapping, definition);
        this.briefer = Briefer.of(mapping, definition);
        this.onlookers = job.agreement().beside().stream()
                .map(other -> new Onlooker(other, mapping, sight))
                .toList();
    }

    /** @param policy how far it may go: the mapping's own, or less */
    public static Judge of(Job job, Policy policy) {
        return new Judge(job, policy);
    }

    /** The facts as the mapping reads them. */
    public Facts facts(Records records) {
        return sight.facts(records);
    }

    /**
     * @param asOf UTC milliseconds
     * @return empty where the person is out of the mapping's scope, or what was known of them can no longer be read
     */
    public Optional<Judged> judge(Dossier dossier, long asOf) {
        Records records = dossier.records();
        if (!mapping.scope().admits(records.self(), asOf)) {
            return Optional.empty();
        }
        Facts facts = sight.facts(records);
        if (drift.stops(facts)) {
            return Optional.empty();
        }
        Evaluation evaluation = sight.brief(facts, asOf);
        List<Holding> now = holdings.holdings(records, presumed.ledger(dossier), dossier.released());
        Traces traces = Traces.of(definition, facts, evaluation, belowSince(facts, evaluation, dossier, asOf));
        LeftUndone undone = LeftUndone.of(dossier, evaluation);
        Decision wanted = decider.decide(evaluation.outcome(), now, undone.standing(), traces, asOf);
        SortedMap<String, String> expected = new TreeMap<>();
        Contested contested = new Contested(dossier);
        List<PropertyChange> written =
                new ArrayList<>(properties.changes(facts, evaluation, wanted, now, records, null));
        SortedMap<String, StoredVerdict> beside = new TreeMap<>();
        for (Onlooker onlooker : onlookers) {
            Onlooker.View view = onlooker.look(facts, records, asOf);
            written.addAll(view.changes());
            beside.put(onlooker.name(), view.verdict());
        }
        List<PlanItem.Change> all = written.stream()
                .map(change -> new PlanItem.Change(change.property(), change.old(), change.value()))
                .toList();
        boolean keptBack = undone.keepsBack(all);
        Decision decision = keptBack ? undone.decision(wanted, all) : contested.decision(wanted, all);
        List<PlanItem.Change> changes = new ArrayList<>(keptBack ? List.of() : contested.left(all));
        guard(records.self(), now, changes, expected);
        changes.addAll(Leads.opened(mapping, decision));
        PlanItem item = new PlanItem(
                dossier.person(),
                records.person(),
                StoredVerdict.of(evaluation, decision),
                decision,
                changes,
                expected,
                readAt(records),
                changes.isEmpty() ? PlanItem.State.SILENT : PlanItem.State.PLANNED,
                null,
                null,
                beside);
        PlanItem told =
                decision.events().isEmpty() ? item : item.telling(briefer.brief(facts, evaluation, records.self()));
        return Optional.of(new Judged(dossier, evaluation, told));
    }

    /** Only an MQL can leave, and nobody has been below the line as an MQL for longer than they have been one. */
    private @Nullable Long belowSince(Facts facts, Evaluation evaluation, Dossier dossier, long asOf) {
        boolean leaving = dossier.standing().stage() == Stage.MQL
                && evaluation.outcome().score() < definition.leave().score();
        return leaving
                ? sight.belowLeavingSince(facts, asOf, dossier.standing().since())
                        .orElse(null)
                : null;
    }

    /** A write depends on what it replaces, and on every status: whoever moved the person meanwhile comes first. */
    private static void guard(
            Item.Row self, List<Holding> holdings, List<PlanItem.Change> changes, SortedMap<String, String> expected) {
        if (changes.isEmpty()) {
            return;
        }
        for (Holding holding : holdings) {
            self.property(holding.property()).ifPresent(value -> expected.put(holding.property(), value));
        }
        changes.forEach(change -> expected.put(change.property(), change.from()));
    }

    private static long readAt(Records records) {
        return records.versions().stream()
                .filter(version -> version.row().ref().equals(records.person()))
                .mapToLong(Records.Version::knownFrom)
                .max()
                .orElse(0);
    }

    /**
     * @param item what is new or not about the person; see {@link #isNews}
     */
    public record Judged(Dossier dossier, Evaluation evaluation, PlanItem item) {

        /** Whether anything has to be written or kept. */
        public boolean isNews() {
            boolean says =
                    dossier.verdict().map(known -> item.verdict().says(known)).orElse(false);
            return !says
                    || !besideSays()
                    || !item.changes().isEmpty()
                    || !item.decision().held().isEmpty()
                    || !item.decision().after().equals(dossier.standing())
                    || dossier.trouble().isPresent();
        }

        private boolean besideSays() {
            return item.beside().keySet().equals(dossier.beside().keySet())
                    && item.beside().entrySet().stream()
                            .allMatch(view -> view.getValue()
                                    .says(Objects.requireNonNull(
                                            dossier.beside().get(view.getKey()))));
        }

        /**
         * Whether the same write failed before and its time has not come: the facts are the same, and nobody asked.
         */
        public boolean waits(long asOf) {
            return dossier.trouble()
                    .filter(trouble -> trouble.factsHash().equals(item.verdict().factsHash()))
                    .map(Trouble::retryAt)
                    .filter(retryAt -> retryAt > asOf)
                    .isPresent();
        }

        /** Somebody who was judged before and whom the engine moves: what a breaker counts. */
        public boolean moves() {
            return dossier.verdict().isPresent() && item.moves();
        }
    }
}
