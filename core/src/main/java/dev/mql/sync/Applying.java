package dev.mql.sync;

import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.PlanItem.State;
import dev.mql.store.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Step three: a sealed plan is written, batch by batch. What is about to be sent is noted before, what became of it after
 * the answer; so a killed process repeats at most one batch, and repeating writes the same absolute values.
 */
final class Applying {

    /** Planned ones, and those a killed process may or may not have written. */
    static final Set<State> OPEN = EnumSet.of(State.PLANNED, State.SENT);

    private static final Duration DAY = Duration.ofDays(1);

    private final Job job;
    private final Guard guard;
    private final Plan plan;
    private final Set<Ref> stale = new LinkedHashSet<>();
    private final Set<Ref> gone = new LinkedHashSet<>();
    private final long total;
    private long firstWritesLeft;
    private long done;
    private long left;

    Applying(Job job, Guard guard, Plan plan) {
        this.job = job;
        this.guard = guard;
        this.plan = plan;
        this.total = journal().count(plan.id(), OPEN);
        int pace = job.mapping().pace().firstWritesPerDay();
        this.firstWritesLeft = pace == 0
                ? Long.MAX_VALUE
                : pace
                        - journal()
                                .firstWrites(
                                        job.crmName(), job.clock().instant().minus(DAY));
    }

    /** Sends all that the pace allows. */
    void apply() {
        int most = job.crm().batch();
        int batch = job.mapping().pace().batch() > 0
                ? Math.min(most, job.mapping().pace().batch())
                : most;
        long after = 0;
        List<PlanItem> items = journal().items(plan.id(), OPEN, after, batch);
        while (!items.isEmpty()) {
            guard.pass();
            after = items.get(items.size() - 1).person();
            List<PlanItem> allowed = items.stream().filter(this::inPace).toList();
            left += items.size() - allowed.size();
            if (!allowed.isEmpty()) {
                send(allowed);
            }
            job.progress().at("writing", done, total, job.crm().calls());
            items = journal().items(plan.id(), OPEN, after, batch);
        }
    }

    /** Whose record had been changed by somebody else. */
    Set<Ref> stale() {
        return stale;
    }

    /** Whose record was not there any more. */
    Set<Ref> gone() {
        return gone;
    }

    /** How many the pace has left for tomorrow. */
    long left() {
        return left;
    }

    /** Each first write fires the CRM's own automation; what was sent before is finished in any case. */
    private boolean inPace(PlanItem item) {
        if (firstWritesLeft == Long.MAX_VALUE || item.state() == State.SENT || !isFirst(item)) {
            return true;
        }
        return firstWritesLeft-- > 0;
    }

    private boolean isFirst(PlanItem item) {
        return job.store()
                .people()
                .dossier(item.ref())
                .map(Dossier::ledger)
                .orElseThrow()
                .isEmpty();
    }

    private void send(List<PlanItem> items) {
        journal()
                .sent(
                        plan.id(),
                        items.stream().map(PlanItem::person).toList(),
                        job.clock().instant());
        List<WriteResult> results = write(items);
        List<Settlement> settlements = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Settlement settlement = Answers.settle(items.get(i), results.get(i));
            settlements.add(settlement);
            if (settlement.state() == State.STALE) {
                stale.add(items.get(i).ref());
            }
            if (results.get(i) instanceof WriteResult.Refused refused && refused.fix() == WriteResult.Fix.GONE) {
                gone.add(items.get(i).ref());
            }
        }
        done += items.size();
        journal().settle(plan.id(), settlements, job.clock().instant());
    }

    /** What got no answer is compared with the CRM and sent once more; then it is left to the next run. */
    private List<WriteResult> write(List<PlanItem> items) {
        List<WriteResult> results = new ArrayList<>(job.crm()
                .write(items.stream()
                        .map(item -> write(item, item.state() == State.SENT ? 0 : item.readAt()))
                        .toList()));
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (results.get(i) instanceof WriteResult.Unknown) {
                open.add(i);
            }
        }
        if (!open.isEmpty()) {
            List<WriteResult> again = job.crm()
                    .write(open.stream().map(i -> write(items.get(i), 0)).toList());
            for (int i = 0; i < open.size(); i++) {
                results.set(open.get(i), again.get(i));
            }
        }
        return results;
    }

    /** @param readAt 0 for what may have arrived already: it is compared with the CRM as it is now */
    private Write write(PlanItem item, long readAt) {
        return new Write(
                item.ref(),
                item.values(),
                item.lead(),
                item.expected(),
                readAt,
                plan.id() + "-" + item.ref().id());
    }

    private Journal journal() {
        return job.store().journal();
    }
}
