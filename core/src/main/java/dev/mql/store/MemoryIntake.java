package dev.mql.store;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import dev.mql.store.MemoryState.MemoryReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what was read. */
final class MemoryIntake implements Intake {

    private final MemoryState state;
    private final MemoryTwins twins;
    private final MemoryOutbox outbox;

    MemoryIntake(MemoryState state, MemoryOutbox outbox) {
        this.state = state;
        this.twins = new MemoryTwins(state);
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
            Keeping keeping = new Keeping(readAt.toEpochMilli(), identity);
            keeping.keep(items);
            return new Kept(keeping.rows, keeping.touches, keeping.seen, keeping.changed, keeping.marked.size());
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
            return state.records.values().stream()
                    .filter(record ->
                            record.ref.crm().equals(crm) && record.ref.type().equals(type))
                    .filter(record -> record.read() && !record.gone && !record.superseded)
                    .filter(record -> Math.max(record.seenAt, record.newest().knownFrom()) < since.toEpochMilli())
                    .limit(limit)
                    .map(record -> record.ref)
                    .toList();
        }
    }

    private static String key(String crm, String stream) {
        return crm + "/" + stream;
    }

    /** The keeping of one page. */
    private final class Keeping {

        private final long readAt;
        private final Identity identity;
        private final Set<Long> marked = new TreeSet<>();
        private int rows;
        private int touches;
        private int seen;
        private int changed;

        Keeping(long readAt, Identity identity) {
            this.readAt = readAt;
            this.identity = identity;
        }

        void keep(List<Item> page) {
            List<Item> items = page.stream().filter(item -> !forgotten(item)).toList();
            Map<Ref, List<Item.Touch>> byRow = new LinkedHashMap<>();
            for (Item item : items) {
                if (item instanceof Item.Row row) {
                    byRow.computeIfAbsent(row.ref(), key -> new java.util.ArrayList<>());
                } else if (item instanceof Item.Touch touch) {
                    touches++;
                    byRow.computeIfAbsent(touch.row(), key -> new java.util.ArrayList<>())
                            .add(touch);
                }
            }
            for (Item item : items) {
                if (item instanceof Item.Row row) {
                    rows++;
                    keep(row);
                } else if (item instanceof Item.Gone gone) {
                    lose(gone);
                } else if (item instanceof Item.Became became) {
                    join(became);
                } else if (item instanceof Item.Seen known) {
                    seen++;
                    state.record(known.ref()).seenAt = readAt;
                } else if (item instanceof Item.Whole whole) {
                    missing(whole).forEach(ref -> lose(new Item.Gone(ref, whole.since(), Item.Why.DELETED)));
                }
            }
            byRow.forEach(this::replace);
            Set.copyOf(marked).forEach(number -> markTwins(state.people.get(number)));
        }

        private void keep(Item.Row answered) {
            MemoryRecord record = state.record(answered.ref());
            Item.Row row = record.caughtUp(answered);
            boolean person = identity.isPerson(row.ref().type());
            if (person) {
                state.personOf(record);
            }
            boolean same = record.read() && record.newest().sameAs(row);
            if (!same || record.gone) {
                changed++;
                reach(record);
            }
            record.email = person ? identity.email(row).orElse(null) : null;
            if (same && !record.gone) {
                return;
            }
            if (!same) {
                if (record.read()) {
                    record.newest()
                            .row()
                            .links()
                            .values()
                            .forEach(all -> all.forEach(
                                    to -> state.record(to).linkedFrom.remove(record.ref)));
                }
                record.seen.add(new MemoryRecord.Seen(row, readAt, false));
                row.links()
                        .values()
                        .forEach(all ->
                                all.forEach(to -> state.record(to).linkedFrom.add(record.ref)));
            }
            record.gone = false;
            reach(record);
        }

        private List<Ref> missing(Item.Whole whole) {
            return unseen(whole.ref().crm(), whole.ref().type(), Instant.ofEpochMilli(whole.since()), Integer.MAX_VALUE)
                    .stream()
                    .filter(ref -> ref.id().startsWith(whole.prefix()))
                    .toList();
        }

        private void replace(Ref row, List<Item.Touch> now) {
            Map<Ref, List<Item.Touch>> byPerson = new LinkedHashMap<>();
            now.forEach(touch -> byPerson.computeIfAbsent(touch.ref(), key -> new java.util.ArrayList<>())
                    .add(touch));
            Set<Ref> before = state.touchedBy.getOrDefault(row, Set.of());
            for (Ref ref : Set.copyOf(before)) {
                if (!byPerson.containsKey(ref)) {
                    MemoryRecord record = state.record(ref);
                    record.touches.remove(row);
                    mark(state.personOf(record));
                }
            }
            byPerson.forEach((ref, theirs) -> {
                MemoryRecord record = state.record(ref);
                MemoryPerson person = state.personOf(record);
                if (!theirs.equals(record.touches.put(row, theirs))) {
                    mark(person);
                }
            });
            state.touchedBy.put(row, new TreeSet<>(byPerson.keySet()));
        }

        private void lose(Item.Gone gone) {
            MemoryRecord record = state.record(gone.ref());
            boolean erased = gone.why() == Item.Why.ERASED;
            if (record.gone && !erased) {
                return;
            }
            changed++;
            replace(gone.ref(), List.of());
            reach(record);
            record.gone = true;
            if (erased) {
                erase(record);
            }
        }

        /** With the records merged into it, where no other one stands for the person. */
        private void erase(MemoryRecord record) {
            MemoryPerson person = record.person;
            eraseAlone(record);
            if (person != null && person.records.values().stream().allMatch(each -> each.gone || each.superseded)) {
                List.copyOf(person.records.values()).forEach(this::eraseAlone);
                state.plans.values().forEach(plan -> plan.items.remove(person.number));
                state.people.remove(person.number);
                marked.remove(person.number);
            }
        }

        private void eraseAlone(MemoryRecord record) {
            outbox.forget(record.ref);
            MemoryPerson person = record.person;
            if (person != null) {
                person.ledgers.remove(record.ref);
                person.contests.remove(record.ref);
                person.records.remove(record.ref);
            }
            record.forget();
        }

        private boolean forgotten(Item item) {
            if (item instanceof Item.Became became && forgotten(became.into()) && !forgotten(became.ref())) {
                lose(new Item.Gone(became.ref(), became.at(), Item.Why.ERASED));
            }
            return forgotten(item.ref());
        }

        private boolean forgotten(Ref ref) {
            MemoryRecord known = state.records.get(ref);
            return known != null && known.forgotten;
        }

        private void join(Item.Became became) {
            MemoryRecord from = state.record(became.ref());
            MemoryPerson survivor = state.personOf(state.record(became.into()));
            MemoryPerson other = state.personOf(from);
            if (survivor != other) {
                survivor.absorb(other);
                state.people.remove(other.number);
                marked.remove(other.number);
            } else if (from.superseded) {
                return;
            }
            changed++;
            from.superseded = true;
            mark(survivor);
        }

        /** Marks everybody whose facts a record is part of. */
        private void reach(MemoryRecord record) {
            if (record.person != null) {
                mark(record.person);
                markTwins(record.person);
                return;
            }
            markLinkedTo(record);
            if (record.read()) {
                record.newest()
                        .row()
                        .links()
                        .values()
                        .forEach(all -> all.forEach(to -> {
                            MemoryRecord target = state.record(to);
                            if (target.person != null) {
                                mark(target.person);
                            } else {
                                markLinkedTo(target);
                                target.linked(Roles.SITE).forEach(site -> markLinkedTo(state.record(site)));
                            }
                        }));
            }
        }

        private void markLinkedTo(MemoryRecord record) {
            record.linkedFrom.forEach(from -> state.personOf(from).ifPresent(this::mark));
        }

        /** What is news of somebody here is so wherever else they are known. */
        private void markTwins(@Nullable MemoryPerson person) {
            if (person != null) {
                twins.of(person).forEach(this::mark);
            }
        }

        private void mark(MemoryPerson person) {
            state.mark(person);
            marked.add(person.number);
        }
    }
}
