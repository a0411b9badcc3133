package dev.mql.store;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.model.Ref;
import dev.mql.store.MemoryState.MemoryReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what was read. */
final class MemoryIntake implements Intake {

    private final MemoryState state;
    private final MemoryOutbox outbox;

    MemoryIntake(MemoryState state, MemoryOutbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    @Override
    public void pin(String crm, String account) {
        synchronized (state) {
            String known = state.accounts.putIfAbsent(crm, account);
            if (known != null && !known.equals(account)) {
                throw StoreException.otherAccount(crm, known, account);
            }
        }
    }

    @Override
    public long letGo(String crm, long after, int people, Predicate<Item.Touch> unwanted) {
        synchronized (state) {
            List<MemoryPerson> some = state.people.values().stream()
                    .filter(person -> person.crm.equals(crm) && person.number > after)
                    .sorted(Comparator.comparingLong((MemoryPerson person) -> person.number))
                    .limit(people)
                    .toList();
            some.stream()
                    .filter(person -> person.trouble == null && person.standing.undone() == null)
                    .flatMap(person -> person.records.values().stream())
                    .forEach(record -> record.letGo(unwanted));
            return some.size() < people ? 0 : some.get(people - 1).number;
        }
    }

    @Override
    public Optional<Reading> reading(String crm, String stream) {
        synchronized (state) {
            return Optional.ofNullable(state.readings.get(key(crm, stream)))
                    .map(each -> new Reading(each.wanted, each.unfinished, each.covered));
        }
    }

    @Override
    public void begin(String crm, String stream, String wanted, List<Checkpoint> parts) {
        synchronized (state) {
            MemoryReading before = state.readings.get(key(crm, stream));
            MemoryReading now = new MemoryReading(wanted);
            now.unfinished.addAll(parts);
            if (before != null && before.wanted.equals(wanted)) {
                now.covered = before.covered;
            }
            state.readings.put(key(crm, stream), now);
        }
    }

    @Override
    public Kept keep(String crm, Checkpoint from, Page page, Instant readAt, Identity identity) {
        synchronized (state) {
            Kept kept = keep(crm, page.items(), readAt, identity);
            MemoryReading reading = state.readings.get(key(crm, from.stream()));
            if (reading != null && reading.unfinished.remove(from)) {
                page.next().ifPresent(reading.unfinished::add);
                reading.unfinished.addAll(page.more());
                Instant pending = reading.pending;
                reading.pending =
                        pending == null || page.coveredUntil().isBefore(pending) ? page.coveredUntil() : pending;
                if (reading.unfinished.isEmpty()) {
                    reading.covered = reading.pending;
                }
            }
            return kept;
        }
    }

    @Override
    public Kept keep(String crm, List<Item> items, Instant readAt, Identity identity) {
        synchronized (state) {
            state.revision++;
            return new MemoryKeeping(state, outbox, readAt, identity).keep(items);
        }
    }

    @Override
    public List<Ref> unknown(List<Ref> refs) {
        synchronized (state) {
            return refs.stream()
                    .filter(ref -> {
                        MemoryRecord known = state.records.get(ref);
                        return known == null || (!known.forgotten && (!known.read() || known.gone));
                    })
                    .toList();
        }
    }

    @Override
    public List<Ref> unseen(String crm, String type, Instant since, int limit) {
        synchronized (state) {
            return state.unseen(crm, type, since.toEpochMilli()).limit(limit).toList();
        }
    }

    private static String key(String crm, String stream) {
        return crm + "/" + stream;
    }
}
