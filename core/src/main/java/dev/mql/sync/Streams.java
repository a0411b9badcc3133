package dev.mql.sync;

import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which streams a mapping needs and the CRM has, each with the properties read of a row. */
final class Streams {

    private Streams() {}

    static SortedMap<String, SortedSet<String>> of(Wanted wanted, Schema schema) {
        SortedMap<String, SortedSet<String>> streams = new TreeMap<>();
        wanted.read().forEach((object, properties) -> add(streams, schema, object, properties));
        wanted.streams().forEach(stream -> add(streams, schema, stream, Set.of()));
        return Collections.unmodifiableSortedMap(streams);
    }

    /** What is no stream comes with another one: HubSpot's forms lie on the contact. */
    private static void add(
            SortedMap<String, SortedSet<String>> streams, Schema schema, String stream, Set<String> properties) {
        if (schema.streams().containsKey(stream)) {
            streams.computeIfAbsent(stream, name -> new TreeSet<>()).addAll(properties);
        }
    }
}
