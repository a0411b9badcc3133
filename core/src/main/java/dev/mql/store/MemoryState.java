package dev.mql.store;

import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of the in-memory form. Whoever touches them holds its lock. */
final class MemoryState {

    final Map<String, String> accounts = new HashMap<>();
    final Map<String, MemoryReading> readings = new HashMap<>();
    final Map<Ref, MemoryRecord> records = new TreeMap<>();
    final TreeMap<Long, MemoryPerson> people = new TreeMap<>();

    /** The records that are the person of some touch of a source row. */
    final Map<Ref, Set<Ref>> touchedBy = new HashMap<>();

    final Map<String, Run> runs = new LinkedHashMap<>();
    final Map<String, MemoryPlan> plans = new LinkedHashMap<>();

    /** By what everybody was last evaluated, per CRM. */
    final Map<String, Switches.Basis> bases = new HashMap<>();

    long revision;
    long lastRun;
    long lastPlan;
    private long persons;

    MemoryRecord record(Ref ref) {
        return records.computeIfAbsent(ref, MemoryRecord::new);
    }

    /** The record as one of a person: a new one where it belongs to none yet. */
    MemoryPerson personOf(MemoryRecord record) {
        MemoryPerson person = record.person;
        if (person == null) {
            person = new MemoryPerson(++persons, record.ref.crm());
            people.put(person.number, person);
            record.person = person;
            person.records.put(record.ref, record);
        }
        return person;
    }

    Optional<MemoryPerson> personOf(Ref ref) {
        return Optional.ofNullable(records.get(ref)).flatMap(record -> Optional.ofNullable(record.person));
    }

    /** Records of a type of which no reading has told since, in UTC milliseconds. */
    Stream<Ref> unseen(String crm, String type, long since) {
        return records.values().stream()
                .filter(record ->
                        record.ref.crm().equals(crm) && record.ref.type().equals(type))
                .filter(record -> record.read() && !record.gone && !record.superseded)
                .filter(record -> Math.max(record.seenAt, record.newest().knownFrom()) < since)
                .map(record -> record.ref);
    }

    void mark(MemoryPerson person) {
        person.marked = revision;
    }

    /** In the order of their numbers. */
    List<MemoryPerson> selected(String crm, Selection selection) {
        Stream<MemoryPerson> those = people.values().stream()
                .filter(person -> person.crm.equals(crm) && person.face().isPresent());
        if (selection instanceof Selection.Due due) {
            long asOf = due.asOf().toEpochMilli();
            those = those.filter(person -> person.marked > 0 || person.due <= asOf);
        } else if (selection instanceof Selection.Only only) {
            Set<Long> wanted = new TreeSet<>();
            only.records().forEach(ref -> personOf(ref).ifPresent(person -> wanted.add(person.number)));
            those = those.filter(person -> wanted.contains(person.number));
        }
        return those.toList();
    }

    /** How far a stream is. */
    static final class MemoryReading {
        final String wanted;
        final List<dev.mql.crm.Checkpoint> unfinished = new ArrayList<>();

        @Nullable
        Instant covered;

        @Nullable
        Instant pending;

        MemoryReading(String wanted) {
            this.wanted = wanted;
        }
    }

    /** A plan with its items. */
    static final class MemoryPlan {
        Plan plan;
        final TreeMap<Long, PlanItem> items = new TreeMap<>();

        MemoryPlan(Plan plan) {
            this.plan = plan;
        }
    }
}
