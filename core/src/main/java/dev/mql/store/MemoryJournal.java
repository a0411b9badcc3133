package dev.mql.store;

import dev.mql.store.MemoryState.MemoryPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Keeps runs and plans. */
final class MemoryJournal implements Journal {

    private final MemoryState state;
    private final MemoryOutbox outbox;

    MemoryJournal(MemoryState state, MemoryOutbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    @Override
    public Run open(Run.Ground ground, Instant started) {
        synchronized (state) {
            Run run = Run.begun("r-" + ++state.lastRun, ground, started);
            state.runs.put(run.id(), run);
            return run;
        }
    }

    @Override
    public void update(Run run) {
        synchronized (state) {
            state.runs.put(run.id(), run);
        }
    }

    @Override
    public Optional<Run> run(String id) {
        synchronized (state) {
            return Optional.ofNullable(state.runs.get(id));
        }
    }

    @Override
    public Optional<Run> unfinished(String crm) {
        return runs(crm, Integer.MAX_VALUE).stream()
                .filter(run -> run.kind() != Run.Kind.CONTACT)
                .findFirst()
                .filter(run -> run.state().resumable());
    }

    @Override
    public List<Run> runs(String crm, int limit) {
        synchronized (state) {
            return state.runs.values().stream()
                    .filter(run -> run.crm().equals(crm))
                    .sorted(Comparator.comparingLong((Run run) -> number(run.id()))
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Run> longRuns(String crm, int limit) {
        return runs(crm, Integer.MAX_VALUE).stream()
                .filter(run -> run.kind() != Run.Kind.CONTACT)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Instant> lastAsOf(String crm) {
        return runs(crm, Integer.MAX_VALUE).stream()
                .flatMap(run -> run.asOf().stream())
                .findFirst();
    }

    @Override
    public Plan draft(Plan.Basis basis) {
        synchronized (state) {
            Plan plan = Plan.draft("p-" + ++state.lastPlan, basis);
            state.plans.put(plan.id(), new MemoryPlan(plan));
            return plan;
        }
    }

    @Override
    public void add(String plan, List<PlanItem> items) {
        synchronized (state) {
            MemoryPlan known = in(plan, Plan.State.DRAFT);
            items.stream()
                    .filter(item -> state.people.containsKey(item.person()))
                    .forEach(item -> known.items.put(item.person(), item));
        }
    }

    @Override
    public Plan seal(String plan, SortedMap<String, Long> moves) {
        synchronized (state) {
            MemoryPlan known = in(plan, Plan.State.DRAFT);
            known.plan = known.plan.sealed(moves);
            return known.plan;
        }
    }

    @Override
    public Optional<Plan> plan(String id) {
        synchronized (state) {
            return Optional.ofNullable(state.plans.get(id)).map(known -> known.plan);
        }
    }

    @Override
    public List<Plan> plansOf(Run run) {
        return plans(run.crm(), Integer.MAX_VALUE).stream()
                .filter(plan -> plan.basis().run().equals(run.id())
                        || run.plan().filter(plan.id()::equals).isPresent())
                .sorted(Comparator.comparingLong(plan -> number(plan.id())))
                .toList();
    }

    @Override
    public List<Plan> plans(String crm, int limit) {
        synchronized (state) {
            return state.plans.values().stream()
                    .map(known -> known.plan)
                    .filter(plan -> plan.basis().crm().equals(crm))
                    .sorted(Comparator.comparingLong((Plan plan) -> number(plan.id()))
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<PlanItem> items(String plan, Set<PlanItem.State> states, long after, int limit) {
        synchronized (state) {
            return known(plan).items.tailMap(after, false).values().stream()
                    .filter(item -> states.contains(item.state()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long count(String plan, Set<PlanItem.State> states) {
        synchronized (state) {
            return known(plan).items.values().stream()
                    .filter(item -> states.contains(item.state()))
                    .count();
        }
    }

    @Override
    public void sent(String plan, Collection<Long> persons, Instant at) {
        synchronized (state) {
            MemoryPlan known = in(plan, Plan.State.SEALED);
            persons.forEach(person ->
                    known.items.computeIfPresent(person, (key, item) -> item.with(PlanItem.State.SENT, null)));
        }
    }

    @Override
    public void settle(String plan, List<Settlement> settlements, Instant at) {
        synchronized (state) {
            MemoryPlan known = in(plan, Plan.State.SEALED);
            state.revision++;
            for (Settlement settlement : settlements) {
                PlanItem item = known.items.get(settlement.person());
                if (item != null) {
                    known.items.put(item.person(), item.with(settlement.state(), settlement.failureOrNull()));
                    settle(item, settlement, state.people.get(item.person()), at.toEpochMilli());
                }
            }
        }
    }

    private void keep(PlanItem item, MemoryPerson person, long at) {
        person.settle(item, at);
        item.messages().forEach(outbox::add);
    }

    private void settle(PlanItem item, Settlement settlement, @Nullable MemoryPerson person, long at) {
        if (person == null) {
            return; // merged into another person since, who is marked
        }
        switch (settlement.state()) {
            case APPLIED, UNCHANGED -> {
                person.enter(item, settlement, at);
                state.record(settlement.ref()).wrote(settlement.written(), at);
                keep(item, person, at);
            }
            case REFUSED, UNKNOWN -> person.fail(item, settlement.failure(), at);
            case STALE -> state.mark(person);
            case PLANNED, SILENT, SENT ->
                throw new IllegalArgumentException("an item is not settled as " + settlement.state());
        }
    }

    @Override
    public void record(String plan, Instant at) {
        synchronized (state) {
            MemoryPlan known = known(plan);
            if (known.plan.state() == Plan.State.RECORDED) {
                return;
            }
            in(plan, Plan.State.SEALED);
            Plan.Basis basis = known.plan.basis();
            state.revision++;
            for (MemoryPerson person : List.copyOf(state.people.values())) {
                PlanItem item = known.items.get(person.number);
                if (person.crm.equals(basis.crm()) && (item != null || basis.covers() != Plan.Covers.ONLY)) {
                    record(item, person, basis.revision(), at.toEpochMilli());
                }
            }
            known.items.values().removeIf(item -> item.state() == PlanItem.State.SILENT);
            if (basis.covers() == Plan.Covers.EVERYONE) {
                state.bases.put(basis.crm(), new Switches.Basis(basis.definition(), basis.mapping()));
            }
            known.plan = known.plan.in(Plan.State.RECORDED);
        }
    }

    private void record(@Nullable PlanItem item, MemoryPerson person, long revision, long at) {
        if (item != null && (item.state() == PlanItem.State.PLANNED || item.state() == PlanItem.State.SENT)) {
            state.mark(person);
            return;
        }
        if (item != null && item.state() == PlanItem.State.SILENT) {
            keep(item, person, at);
        }
        if (person.marked <= revision) {
            person.marked = 0;
        }
    }

    @Override
    public void discard(String plan) {
        synchronized (state) {
            MemoryPlan known = known(plan);
            known.plan = known.plan.in(Plan.State.DISCARDED);
            known.items
                    .values()
                    .removeIf(item -> item.state() == PlanItem.State.PLANNED || item.state() == PlanItem.State.SILENT);
        }
    }

    @Override
    public long firstWrites(String crm, Instant since) {
        synchronized (state) {
            return state.people.values().stream()
                    .filter(person -> person.crm.equals(crm))
                    .filter(person ->
                            person.firstWritten != Long.MAX_VALUE && person.firstWritten >= since.toEpochMilli())
                    .count();
        }
    }

    @Override
    public long expire(String crm, Instant verdictsBefore, Instant runsBefore) {
        long before = verdictsBefore.toEpochMilli();
        synchronized (state) {
            long gone = 0;
            for (MemoryPerson person : state.people.values()) {
                gone += expired(person.history, before);
                for (List<StoredVerdict> beside : person.besideHistory.values()) {
                    gone += expired(beside, before);
                }
            }
            long kept = (long) state.runs.size() + state.plans.size();
            String newest = runs(crm, 1).stream().findFirst().map(Run::id).orElse("");
            state.runs
                    .values()
                    .removeIf(run -> run.crm().equals(crm)
                            && !run.id().equals(newest)
                            && run.ended().filter(runsBefore::isAfter).isPresent());
            state.plans
                    .values()
                    .removeIf(plan -> plan.plan.basis().crm().equals(crm)
                            && plan.plan.basis().asOf().isBefore(runsBefore));
            return gone + kept - state.runs.size() - state.plans.size();
        }
    }

    private static int expired(List<StoredVerdict> history, long before) {
        int many = 0;
        while (history.size() > 1 && history.get(0).asOf() < before) {
            history.remove(0);
            many++;
        }
        return many;
    }

    private MemoryPlan in(String plan, Plan.State wanted) {
        MemoryPlan known = known(plan);
        known.plan.require(wanted);
        return known;
    }

    private MemoryPlan known(String plan) {
        MemoryPlan known = state.plans.get(plan);
        if (known == null) {
            throw Plan.unknown(plan);
        }
        return known;
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(2));
    }
}
