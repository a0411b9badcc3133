package dev.mql.store;

import dev.mql.decide.Standing;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One person: a set of records, and what was thought and written. */
final class MemoryPerson {

    final long number;
    final String crm;
    final SortedMap<Ref, MemoryRecord> records = new TreeMap<>();
    final Map<Ref, SortedMap<String, String>> ledgers = new TreeMap<>();
    final Map<Ref, SortedMap<String, Contest>> contests = new TreeMap<>();
    final List<StoredVerdict> history = new ArrayList<>();
    final Set<String> released = new TreeSet<>();
    final SortedMap<String, Backlog.Held> held = new TreeMap<>();
    final SortedMap<String, StoredVerdict> beside = new TreeMap<>();
    final SortedMap<String, List<StoredVerdict>> besideHistory = new TreeMap<>();

    /** The revision it was last marked at; 0 where it is not. */
    long marked;

    long due = Long.MAX_VALUE;
    long firstWritten = Long.MAX_VALUE;
    Standing standing = Standing.unknown();

    @Nullable
    StoredVerdict verdict;

    @Nullable
    Trouble trouble;

    MemoryPerson(long number, String crm) {
        this.number = number;
        this.crm = crm;
    }

    /** The record that stands for the person: the newest that is neither gone nor has become another one. */
    Optional<MemoryRecord> face() {
        return newest(false).or(() -> newest(true));
    }

    private Optional<MemoryRecord> newest(boolean superseded) {
        return records.values().stream()
                .filter(each -> each.read() && !each.gone && each.superseded == superseded)
                .max(MemoryRecord.BY_CHANGE);
    }

    SortedMap<String, String> ledger(Ref record) {
        return ledgers.computeIfAbsent(record, key -> new TreeMap<>());
    }

    /** Enters what was written into a record. */
    void enter(PlanItem item, Settlement settlement, long at) {
        SortedMap<String, String> ledger = ledger(settlement.ref());
        if (settlement.state() == PlanItem.State.APPLIED) {
            contests.put(
                    settlement.ref(), Contest.after(contests(settlement.ref()), item.changes(), ledger, released, at));
            firstWritten = Math.min(firstWritten, at);
        }
        ledger.putAll(settlement.written());
    }

    private SortedMap<String, Contest> contests(Ref record) {
        return contests.getOrDefault(record, new TreeMap<>());
    }

    /** The properties left to somebody else. */
    Set<String> contested(Ref record) {
        Set<String> contested = new TreeSet<>();
        contests(record).forEach((property, contest) -> {
            if (contest.stopped() && !released.contains(property)) {
                contested.add(property);
            }
        });
        return contested;
    }

    /** Takes over everything of another person found to be this one. */
    void absorb(MemoryPerson other) {
        other.records.values().forEach(each -> each.person = this);
        records.putAll(other.records);
        ledgers.putAll(other.ledgers);
        contests.putAll(other.contests);
        if (verdict == null) {
            verdict = other.verdict;
            standing = other.standing;
            history.addAll(other.history);
            beside.putAll(other.beside);
            besideHistory.putAll(other.besideHistory);
        } else {
            standing = standing.joined(other.standing);
        }
        trouble = trouble == null ? other.trouble : trouble;
        due = Math.min(due, other.due);
        firstWritten = Math.min(firstWritten, other.firstWritten);
        released.addAll(other.released);
        held.putAll(other.held);
    }

    /** Keeps what a settled item says. */
    void settle(PlanItem item, long at) {
        StoredVerdict before = verdict;
        if (before == null || !item.verdict().says(before)) {
            verdict = item.verdict();
        }
        if (before == null || item.verdict().turnsFrom(before)) {
            history.add(item.verdict());
        }
        standing = item.decision().after();
        trouble = null;
        settleBeside(item);
        due = item.dueAt();
        SortedMap<String, Backlog.Held> now = new TreeMap<>();
        item.decision().held().forEach(each -> {
            Backlog.Held known = held.get(each.property());
            boolean same = known != null
                    && known.value().equals(each.value())
                    && known.reason().equals(each.reason().word());
            now.put(
                    each.property(),
                    new Backlog.Held(
                            item.ref(),
                            each.property(),
                            each.value(),
                            each.reason().word(),
                            same && known != null ? known.since() : at));
        });
        held.clear();
        held.putAll(now);
        item.changes().forEach(change -> released.remove(change.property()));
    }

    private void settleBeside(PlanItem item) {
        item.beside().forEach((definition, verdict) -> {
            StoredVerdict before = beside.get(definition);
            if (before == null || verdict.turnsFrom(before)) {
                besideHistory
                        .computeIfAbsent(definition, name -> new ArrayList<>())
                        .add(verdict);
            }
            if (before == null || !verdict.says(before)) {
                beside.put(definition, verdict);
            }
        });
        beside.keySet().retainAll(item.beside().keySet());
    }

    /** A write failed; it is tried again when its time has come. */
    void fail(PlanItem item, Failure failure, long at) {
        Trouble now = Trouble.after(trouble, failure, item.verdict().factsHash(), at);
        trouble = now;
        due = Math.min(now.retryAt(), item.dueAt());
    }
}
