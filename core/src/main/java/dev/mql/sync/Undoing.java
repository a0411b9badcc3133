package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.crm.Spelling;
import dev.mql.decide.Decision;
import dev.mql.decide.Standing;
import dev.mql.mapping.Targets;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.PlanItem.State;
import dev.mql.store.Run;
import dev.mql.store.StoredVerdict;
import dev.mql.store.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the reverse of what a run wrote a plan: each property back to what it held, where it still holds what was written.
 * People are read fresh for it. What a killed undoing has put back already is planned once more, and found unchanged.
 */
final class Undoing {

    /** Whatever may have arrived in the CRM. */
    private static final Set<State> WRITTEN =
            EnumSet.of(State.SENT, State.APPLIED, State.UNCHANGED, State.REFUSED, State.UNKNOWN);

    private static final int TOGETHER = 100;

    private final Job job;
    private final Guard guard;
    private final Judge judge;
    private final Set<String> forwardOnly;
    private final List<Undo.Left> left = new ArrayList<>();
    private final SortedMap<String, Long> read = new TreeMap<>();
    private final Set<Ref> planned = new HashSet<>();

    Undoing(Job job, Guard guard) {
        this.job = job;
        this.guard = guard;
        this.judge = Judge.of(job, job.mapping().policy(job.definition().zone()));
        this.forwardOnly = job.mapping().targets().statuses().stream()
                .filter(target -> target.policy() == Targets.Policy.FORWARD_ONLY)
                .map(target -> target.path().property())
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Undo.Left> left() {
        return left;
    }

    /** A sealed plan; nobody's move in it trips the breaker, since somebody has asked for exactly this. */
    Planning.Planned plan(Run run, Run undone) {
        Plan plan = job.store().journal().draft(Planning.basis(job, run, Plan.Covers.ONLY));
        for (Plan made : job.store().journal().plansOf(undone)) {
            long after = 0;
            List<PlanItem> items = some(made, after);
            while (!items.isEmpty()) {
                guard.pass();
                after = items.get(items.size() - 1).person();
                job.store().journal().add(plan.id(), reversed(items, run.asOf().orElseThrow()));
                job.progress().at("reading", planned.size(), 0, job.crm().calls());
                items = some(made, after);
            }
        }
        Plan sealed = job.store().journal().seal(plan.id(), Collections.emptySortedMap());
        long people = planned.size();
        Tally tally = new Tally(read, people, Collections.emptySortedMap(), people, 0, 0, 0, 0);
        return new Planning.Planned(sealed, tally);
    }

    private List<PlanItem> some(Plan plan, long after) {
        return job.store().journal().items(plan.id(), WRITTEN, after, TOGETHER);
    }

    private List<PlanItem> reversed(List<PlanItem> written, Instant asOf) {
        Instant asked = job.clock().instant();
        Set<Ref> refs = written.stream().map(PlanItem::ref).collect(Collectors.toSet());
        Fetching.rows(job, read).fetch(refs, Set.of());
        List<PlanItem> reversed = new ArrayList<>();
        for (PlanItem item : written) {
            Optional<Dossier> dossier = job.store()
                    .people()
                    .dossier(item.ref())
                    .filter(known -> known.records().person().equals(item.ref()));
            if (dossier.isPresent()) {
                reversed(item, dossier.get(), asked, asOf).ifPresent(reversed::add);
            } else if (item.state() != State.REFUSED) {
                left.add(new Undo.Left(item.ref(), "", Undo.Why.GONE));
            }
        }
        reversed.forEach(item -> planned.add(item.ref()));
        return reversed;
    }

    private Optional<PlanItem> reversed(PlanItem was, Dossier dossier, Instant asked, Instant asOf) {
        Set<String> kept = new HashSet<>();
        List<PlanItem.Change> changes = new ArrayList<>();
        List<PlanItem.Change> own =
                was.changes().stream().filter(change -> !change.ofLead()).toList();
        if (own.size() < was.changes().size()) {
            left.add(new Undo.Left(was.ref(), "", Undo.Why.LEAD_OPENED));
        }
        for (PlanItem.Change change : own) {
            Optional<PlanItem.Change> back = back(change, dossier, was.ref());
            back.ifPresent(changes::add);
            if (back.isEmpty() && !forwardOnly.contains(change.property())) {
                kept.add(change.property());
            }
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        if (!was.decision().events().isEmpty() && was.state() == State.APPLIED) {
            left.add(new Undo.Left(was.ref(), "", Undo.Why.TOLD));
        }
        boolean statusKept = was.decision().status().stream().anyMatch(status -> kept.contains(status.property()));
        return Optional.of(item(was, dossier, changes, !statusKept, asked, asOf));
    }

    /** Empty where there is nothing to put back, or it cannot be. */
    private Optional<PlanItem.Change> back(PlanItem.Change change, Dossier dossier, Ref ref) {
        Item.Row self = dossier.records().self();
        String now = self.property(change.property()).orElse("");
        String ours = dossier.ledger().getOrDefault(change.property(), "");
        boolean back = Spelling.same(now, change.from());
        if (back && !Spelling.same(ours, change.to())) {
            return Optional.empty();
        }
        if (!back && !Spelling.same(now, change.to())) {
            boolean again = Spelling.same(now, ours);
            Undo.Why why = again ? Undo.Why.WRITTEN_SINCE : Undo.Why.CHANGED_SINCE;
            left.add(new Undo.Left(ref, change.property(), why));
            return Optional.empty();
        }
        if (!back && forwardOnly.contains(change.property())) {
            left.add(new Undo.Left(ref, change.property(), Undo.Why.FORWARD_ONLY));
            return Optional.empty();
        }
        return Optional.of(new PlanItem.Change(change.property(), now, change.from()));
    }

    private PlanItem item(
            PlanItem was, Dossier dossier, List<PlanItem.Change> changes, boolean moved, Instant asked, Instant asOf) {
        StoredVerdict now = judge.judge(dossier, asOf.toEpochMilli())
                .map(judged -> judged.item().verdict())
                .or(dossier::verdict)
                .orElse(was.verdict());
        Standing standing = dossier.standing();
        boolean moves = moved
                && was.decision().moves()
                && standing.stage() == was.decision().to();
        Standing after = (moves
                        ? standing.putBack(was.decision().from(), was.decision().after(), asOf.toEpochMilli())
                        : standing)
                .undone(LeftUndone.ground(now.factsHash(), now.definitionHash()));
        List<Decision.Held> held = changes.stream()
                .map(change -> new Decision.Held(change.property(), change.to(), Decision.Reason.UNDONE))
                .toList();
        Decision decision = new Decision(
                standing.stage(),
                after.stage(),
                Decision.Cause.UNDONE,
                List.of(),
                held,
                after,
                now.reviewAt(),
                List.of());
        SortedMap<String, String> expected = new TreeMap<>();
        changes.forEach(change -> expected.put(change.property(), change.from()));
        return new PlanItem(
                dossier.person(),
                was.ref(),
                now.in(after.stage()),
                decision,
                changes,
                expected,
                asked.toEpochMilli(),
                State.PLANNED,
                null,
                null,
                dossier.beside());
    }
}
