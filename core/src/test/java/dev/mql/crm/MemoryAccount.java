package dev.mql.crm;

import dev.mql.model.Ref;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a CRM in memory holds, and what people do in it. */
abstract class MemoryAccount {

    final String name;
    final InstantSource clock;
    final Map<Ref, MemoryRecord> records = new TreeMap<>();
    final SortedMap<String, SortedMap<String, Schema.Property>> objects = new TreeMap<>();

    MemoryAccount(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Adds a property, which takes any text where no options are given. */
    public synchronized void property(String object, String property, boolean writable, String... options) {
        List<Schema.Option> allowed =
                Stream.of(options).map(each -> new Schema.Option(each, each)).toList();
        objects.computeIfAbsent(object, key -> new TreeMap<>())
                .put(
                        property,
                        new Schema.Property(
                                property,
                                property,
                                allowed.isEmpty() ? "string" : "enumeration",
                                65_536,
                                allowed,
                                writable,
                                false));
    }

    /** Somebody creates or edits a record. */
    public synchronized Ref set(String object, String id, String... namesAndValues) {
        Ref ref = new Ref(name, object, id);
        MemoryRecord record = records.computeIfAbsent(ref, key -> new MemoryRecord(key, records.size() + 1L));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            known(object, namesAndValues[i]);
            record.properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        record.changedAt = clock.millis();
        return ref;
    }

    public synchronized void link(Ref from, String role, Ref to) {
        MemoryRecord record = there(from);
        record.link(role, to);
        record.changedAt = clock.millis();
    }

    /** Somebody fills in a form; it is told with the contact's row. */
    public synchronized void submit(Ref person, String form, String id, Instant at) {
        MemoryRecord record = there(person);
        SortedMap<String, String> attributes = new TreeMap<>(Map.of("name", form));
        record.touches.put(id, new Item.Touch(person, "forms", id, at.toEpochMilli(), attributes, person));
        record.changedAt = clock.millis();
    }

    public synchronized void delete(Ref ref) {
        MemoryRecord record = there(ref);
        record.gone = Item.Why.DELETED;
        record.changedAt = clock.millis();
    }

    /** Deletes a record as a privacy request does: no reading tells it. */
    public synchronized void vanish(Ref ref) {
        delete(ref);
        there(ref).silent = true;
    }

    /** Merges as if it had been long ago: only who asks for the loser hears of it. */
    public synchronized void mergeSilently(Ref from, Ref into) {
        there(from).mergedInto = into;
        there(from).silent = true;
    }

    /** A record that was there all the time, and was not read for some reason. */
    public synchronized void appear(Ref ref, Instant changedAt) {
        there(ref).changedAt = changedAt.toEpochMilli();
    }

    public synchronized void merge(Ref from, Ref into) {
        MemoryRecord loser = there(from);
        MemoryRecord winner = there(into);
        loser.mergedInto = into;
        loser.changedAt = clock.millis();
        winner.mergedHere.add(from);
        winner.mergedHere.addAll(loser.mergedHere);
        loser.touches.forEach((id, touch) ->
                winner.touches.put(id, new Item.Touch(into, touch.source(), id, touch.at(), touch.attributes(), into)));
        winner.changedAt = clock.millis();
    }

    /** Everything a record holds. */
    public synchronized SortedMap<String, String> properties(Ref ref) {
        return new TreeMap<>(there(ref).properties);
    }

    /** How often a write has changed a record. */
    public synchronized int writes(Ref ref) {
        return there(ref).writes;
    }

    public synchronized Set<Ref> refs() {
        return new TreeSet<>(records.keySet());
    }

    void known(String object, String property) {
        if (!objects.getOrDefault(object, Collections.emptySortedMap()).containsKey(property)) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS, object + " have no property " + property, "create it");
        }
    }

    MemoryRecord there(Ref ref) {
        MemoryRecord record = records.get(ref);
        if (record == null) {
            throw new IllegalArgumentException("there is no " + ref);
        }
        return record;
    }
}
