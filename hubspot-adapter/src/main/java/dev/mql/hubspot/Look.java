package dev.mql.hubspot;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema in the making: what was looked at takes the place of what was known of it before. */
final class Look {

    private final Clock clock;
    private final Schema before;
    private final Map<String, Map<String, Schema.Property>> objects;
    private final Map<String, Schema.StreamInfo> streams;
    private final Map<String, Map<String, String>> names;
    private final Set<String> asked = new HashSet<>();
    private final List<Problem> lacking = new ArrayList<>();

    private Look(Clock clock, Schema before) {
        this.clock = clock;
        this.before = before;
        this.objects = new LinkedHashMap<>(before.objects());
        this.streams = new LinkedHashMap<>(before.streams());
        this.names = new LinkedHashMap<>(before.catalogue());
    }

    static Look first(Clock clock) {
        Schema.Account nobodys = new Schema.Account("", "", "", "");
        return new Look(clock, new Schema(nobodys, Map.of(), Map.of(), Map.of(), List.of()));
    }

    static Look after(Schema before, Clock clock) {
        return new Look(clock, before);
    }

    void object(String type, Map<String, Schema.Property> properties) {
        objects.put(type, properties);
        stream(type);
    }

    /** An object that is no stream. */
    void written(String type, Map<String, Schema.Property> properties) {
        objects.put(type, properties);
        asked.add(type);
    }

    /** A stream that reaches back to the beginning. */
    void stream(String name) {
        streams.put(name, new Schema.StreamInfo(Long.MIN_VALUE, false, false));
        asked.add(name);
    }

    void stream(String name, Duration reach) {
        long since = clock.instant().minus(reach).toEpochMilli();
        streams.put(name, new Schema.StreamInfo(since, false, false));
        asked.add(name);
    }

    /** Names by id, of a kind. */
    void names(String kind, Map<String, String> byId) {
        names.put(kind, byId);
        asked.add(kind);
    }

    /** Whatever there was of it before is no more. */
    void without(String what) {
        objects.remove(what);
        streams.remove(what);
        asked.add(what);
    }

    void withheld(String what, String scope) {
        lacks(new Problem(
                what,
                "the token may not read " + what,
                "to use them, tick the scope " + scope + " on the service key or private app; mql works without",
                false));
    }

    void lacks(Problem problem) {
        lacking.add(problem);
    }

    Schema schema(Schema.Account account) {
        List<Problem> missing = new ArrayList<>(before.missing());
        missing.removeIf(problem -> asked.contains(problem.subject()));
        missing.addAll(lacking);
        return new Schema(account, objects, streams, names, missing);
    }
}
