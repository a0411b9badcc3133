package dev.mql.crm;

import dev.mql.model.Ref;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CRM in memory, as strict as a real one: it knows its properties and their options, compares before it writes, pages
 * by change time and number, and counts every call and every write of a record. Faults are ordered.
 */
public final class MemoryCrm extends MemoryAccount implements Crm {

    /** What a write may suffer. */
    public enum Fault {
        NONE,
        /** Written, and the answer is lost. */
        ANSWER_LOST,
        /** Lost on its way. */
        LOST,
        /** Accepted without an effect. */
        IGNORED
    }

    private final int pageSize;
    private Calls calls = Calls.NONE;
    private long left = Long.MAX_VALUE;
    private Function<Write, Fault> onWrite = write -> Fault.NONE;
    private Consumer<Checkpoint> onRead = checkpoint -> {};
    private Consumer<List<Write>> beforeWrite = writes -> {};

    public MemoryCrm(String name, InstantSource clock, int pageSize) {
        super(name, clock);
        this.pageSize = pageSize;
    }

    public synchronized void onWrite(Function<Write, Fault> fault) {
        onWrite = fault;
    }

    public synchronized void beforeWrite(Consumer<List<Write>> action) {
        beforeWrite = action;
    }

    public synchronized void onRead(Consumer<Checkpoint> action) {
        onRead = action;
    }

    /** Leaves so many calls until tomorrow. */
    public synchronized void quota(long callsLeft) {
        left = callsLeft;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TELLS_OF_CHANGES);
    }

    @Override
    public synchronized Schema describe() {
        Map<String, Schema.StreamInfo> streams = new TreeMap<>();
        objects.keySet().forEach(each -> streams.put(each, new Schema.StreamInfo(Long.MIN_VALUE, false, true)));
        return new Schema(
                new Schema.Account("4711", "UTC", "EUR", ""), new TreeMap<>(objects), streams, Map.of(), List.of());
    }

    @Override
    public List<Problem> check(Wanted wanted, Schema schema) {
        List<Problem> problems = new ArrayList<>();
        wanted.read()
                .forEach((object, properties) -> properties.stream()
                        .filter(each -> schema.property(object, each).isEmpty())
                        .forEach(each -> problems.add(
                                new Problem(object + "." + each, "there is no such property", "create it", true))));
        return problems;
    }

    @Override
    public synchronized List<Checkpoint> start(dev.mql.crm.Stream stream, Set<String> properties, ReadMode mode) {
        properties.forEach(each -> known(stream.name(), each));
        long since = mode instanceof ReadMode.Since from ? from.since().toEpochMilli() : Long.MIN_VALUE;
        boolean ids = mode instanceof ReadMode.Ids;
        return List.of(new MemoryCursor(ids, since, since, 0, clock.millis(), properties).checkpoint(stream.name()));
    }

    @Override
    public synchronized Filled filled(String object, Set<String> properties) {
        if (!objects.containsKey(object)) {
            return Filled.UNKNOWN;
        }
        spend(new Calls(0, 0, 1, 0, 0));
        List<MemoryRecord> there = records.values().stream()
                .filter(record -> record.ref.type().equals(object))
                .filter(record -> record.gone == null && record.mergedInto == null)
                .toList();
        Map<String, Long> values = new TreeMap<>();
        properties.stream()
                .filter(property -> describe().property(object, property).isPresent())
                .forEach(property -> values.put(
                        property,
                        there.stream()
                                .filter(record -> !record.value(property).isEmpty())
                                .count()));
        return new Filled(there.size(), values);
    }

    @Override
    public synchronized Page next(Checkpoint checkpoint) {
        spend(new Calls(1, 0, 0, 0, 0));
        onRead.accept(checkpoint);
        MemoryCursor cursor = MemoryCursor.of(checkpoint);
        List<MemoryRecord> due = records.values().stream()
                .filter(record -> record.ref.type().equals(checkpoint.stream()) && !record.hidden(cursor.ids()))
                .filter(record -> record.changedAt > cursor.afterTime()
                        || (record.changedAt == cursor.afterTime() && record.number > cursor.afterNumber()))
                .sorted(Comparator.comparingLong((MemoryRecord record) -> record.changedAt)
                        .thenComparingLong(record -> record.number))
                .limit(pageSize + 1L)
                .toList();
        boolean more = due.size() > pageSize;
        List<MemoryRecord> shown = more ? due.subList(0, pageSize) : due;
        List<Item> items = new ArrayList<>();
        shown.forEach(record ->
                items.addAll(cursor.ids() ? List.of(new Item.Seen(record.ref)) : record.items(cursor.properties())));
        Optional<Checkpoint> next = more
                ? Optional.of(cursor.after(shown.get(pageSize - 1)).checkpoint(checkpoint.stream()))
                : Optional.empty();
        return new Page(items, next, List.of(), Instant.ofEpochMilli(cursor.startedAt()));
    }

    @Override
    public synchronized List<Fetched> fetch(List<Ref> refs, Set<String> properties, Set<String> historyOf) {
        spend(new Calls((refs.size() + 99) / 100, 0, 0, 0, 0));
        return refs.stream().map(ref -> fetched(ref, properties)).toList();
    }

    private Fetched fetched(Ref ref, Set<String> properties) {
        List<Item> items = new ArrayList<>();
        SortedSet<String> wanted = new TreeSet<>(properties);
        @Nullable MemoryRecord record = records.get(ref);
        if (record == null) {
            items.add(new Item.Gone(ref, clock.millis(), Item.Why.DELETED));
        }
        while (record != null) {
            items.addAll(record.items(wanted));
            record = record.mergedInto == null ? null : records.get(record.mergedInto);
        }
        return new Fetched(ref, items, Map.of());
    }

    @Override
    public synchronized List<Fetched> find(String email, Set<String> properties) {
        spend(new Calls(1, 0, 0, 0, 0));
        return records.values().stream()
                .filter(record -> record.gone == null && record.mergedInto == null)
                .filter(record -> record.value("email").equalsIgnoreCase(email))
                .map(record -> fetched(record.ref, properties))
                .toList();
    }

    @Override
    public synchronized List<WriteResult> write(List<Write> writes) {
        if (writes.stream().map(Write::ref).distinct().count() < writes.size()) {
            throw new IllegalArgumentException("a record twice in one batch");
        }
        spend(new Calls(0, (writes.size() + 99) / 100, 0, 0, 0));
        beforeWrite.accept(writes);
        return writes.stream().map(this::write).toList();
    }

    private WriteResult write(Write write) {
        @Nullable MemoryRecord record = records.get(write.ref());
        while (record != null && record.mergedInto != null) {
            record = records.get(record.mergedInto);
        }
        if (record == null || record.gone != null) {
            return new WriteResult.Refused(
                    write.ref(), WriteResult.Fix.GONE, "OBJECT_NOT_FOUND", "the record was deleted");
        }
        Fault fault = onWrite.apply(write);
        if (fault == Fault.LOST) {
            return new WriteResult.Unknown(write.ref(), "the connection broke");
        }
        WriteResult result = write(record, write, fault);
        return fault == Fault.ANSWER_LOST ? new WriteResult.Unknown(write.ref(), "the connection broke") : result;
    }

    private WriteResult write(MemoryRecord record, Write write, Fault fault) {
        SortedMap<String, String> current = new TreeMap<>();
        write.expected().keySet().forEach(property -> current.put(property, record.value(property)));
        if (!current.equals(write.expected())) {
            return new WriteResult.Stale(record.ref, current);
        }
        for (Map.Entry<String, String> value : write.values().entrySet()) {
            Optional<WriteResult> refused = refusal(record.ref, value.getKey(), value.getValue());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        if (write.values().entrySet().stream()
                .allMatch(value -> record.value(value.getKey()).equals(value.getValue()))) {
            return new WriteResult.Unchanged(record.ref);
        }
        if (fault != Fault.IGNORED) {
            record.properties.putAll(write.values());
            record.writes++;
            record.changedAt = clock.millis();
        }
        SortedMap<String, String> answered = new TreeMap<>();
        write.values().keySet().forEach(property -> answered.put(property, record.value(property)));
        return new WriteResult.Applied(record.ref, answered);
    }

    private Optional<WriteResult> refusal(Ref ref, String property, String value) {
        Schema.Property known =
                objects.getOrDefault(ref.type(), Collections.emptySortedMap()).get(property);
        if (known == null) {
            return refused(ref, "PROPERTY_DOESNT_EXIST", property + ": there is no such property; create it");
        }
        if (!known.writable()) {
            return refused(ref, "READ_ONLY_VALUE", property + ": the CRM computes it; take it out of the mapping");
        }
        boolean allowed = value.isEmpty()
                || known.options().isEmpty()
                || known.options().stream().anyMatch(option -> option.value().equals(value));
        if (!allowed) {
            return refused(ref, "INVALID_OPTION", property + ": add the option in the CRM's settings");
        }
        return value.length() > known.length()
                ? refused(ref, "TOO_LONG", property + ": at most " + known.length() + " characters")
                : Optional.empty();
    }

    private static Optional<WriteResult> refused(Ref ref, String code, String remedy) {
        return Optional.of(new WriteResult.Refused(ref, WriteResult.Fix.MAPPING, code, remedy));
    }

    /** The header {@code x-memory-secret: open} signs; each line of the body is type, id, and kind of one notice. */
    @Override
    public Hearing notices(Delivery delivery) {
        if (!delivery.header("x-memory-secret").orElse("").equals("open")) {
            return new Hearing.Refused(401, "not signed");
        }
        List<Notice> notices = delivery.text()
                .orElse("")
                .lines()
                .map(line -> line.split(" ", 3))
                .map(words -> Notice.of(
                        new Ref(name, words[0], words[1]),
                        Notice.Kind.valueOf(words[2]),
                        delivery.receivedAt().toEpochMilli()))
                .toList();
        return new Hearing.Heard(notices, Hearing.Reply.NO_CONTENT);
    }

    private void spend(Calls more) {
        if (left < more.total()) {
            Instant tomorrow = clock.instant().plusSeconds(86_400);
            throw new CrmException(
                    CrmException.Next.RESUME_LATER, "the day's calls are used", "it goes on tomorrow", tomorrow, null);
        }
        left -= more.total();
        calls = calls.plus(more);
    }

    @Override
    public synchronized List<Limit> limits() {
        return List.of(new Limit("daily", 250_000, Math.min(left, 250_000), 0, null));
    }

    @Override
    public synchronized Calls calls() {
        return calls;
    }

    @Override
    public List<Preparation> prepare(Wanted wanted, boolean apply) {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is held outside the heap
    }
}
