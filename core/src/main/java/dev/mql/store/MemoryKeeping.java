package dev.mql.store;

import dev.mql.crm.Item;
import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keeping of one page. Whoever has it keep holds the lock of the tables. */
final class MemoryKeeping implements PageKeeping {

    private final MemoryState state;
    private final MemoryTwins twins;
    private final MemoryOutbox outbox;
    private final long readAt;
    private final Identity identity;
    private final Set<Long> marked = new TreeSet<>();
    private int rows;
    private int touches;
    private int seen;
    private int changed;

    MemoryKeeping(MemoryState state, MemoryOutbox outbox, Instant readAt, Identity identity) {
        this.state = state;
        this.twins = new MemoryTwins(state);
        this.outbox = outbox;
        this.readAt = readAt.toEpochMilli();
        this.identity = identity;
    }

    Intake.Kept keep(List<Item> page) {
        List<Item> items = page.stream().filter(item -> !forgotten(item)).toList();
        keepInOrder(items);
        Set.copyOf(marked).forEach(number -> markTwins(state.people.get(number)));
        return new Intake.Kept(rows, touches, seen, changed, marked.size());
    }

    @Override
    public void keep(Item.Row answered) {
        rows++;
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
                        .forEach(all ->
                                all.forEach(to -> state.record(to).linkedFrom.remove(record.ref)));
            }
            record.seen.add(new MemoryRecord.Seen(row, readAt, false));
            row.links()
                    .values()
                    .forEach(
                            all -> all.forEach(to -> state.record(to).linkedFrom.add(record.ref)));
        }
        record.gone = false;
        reach(record);
    }

    @Override
    public void see(Item.Seen known) {
        seen++;
        state.record(known.ref()).seenAt = readAt;
    }

    @Override
    public List<Ref> missing(Item.Whole whole) {
        return state.unseen(whole.ref().crm(), whole.ref().type(), whole.since())
                .filter(ref -> ref.id().startsWith(whole.prefix()))
                .toList();
    }

    @Override
    public void replace(Ref row, List<Item.Touch> now) {
        touches += now.size();
        Map<Ref, List<Item.Touch>> byPerson = new LinkedHashMap<>();
        now.forEach(touch ->
                byPerson.computeIfAbsent(touch.ref(), key -> new ArrayList<>()).add(touch));
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

    @Override
    public void lose(Item.Gone gone) {
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
        // Of a record merged away, what was planned of its own person, who is no more.
        state.plans
                .values()
                .forEach(plan -> plan.items
                        .values()
                        .removeIf(item -> item.ref().equals(record.ref) && !state.people.containsKey(item.person())));
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

    @Override
    public void join(Item.Became became) {
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
