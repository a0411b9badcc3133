package dev.mql.hubspot;

import dev.mql.crm.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The account's property definitions by type: looked up once a day, or when HubSpot shows that they have changed. */
final class Definitions {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Api api;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Map<String, Definition> definitions, Instant at) {}

    Definitions(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** By name. */
    Map<String, Definition> of(String type) {
        Known now = known.get(type);
        if (now != null && clock.instant().isBefore(now.at().plus(GOOD_FOR))) {
            return now.definitions();
        }
        return refresh(type);
    }

    Map<String, Definition> refresh(String type) {
        JsonNode answer = api.look("read properties of " + type, api.paths().properties(type), Map.of());
        return learn(type, answer);
    }

    /** The same, but empty where the token may not. */
    Optional<Map<String, Definition>> refreshIfAllowed(String type) {
        known.remove(type);
        return api.lookIfAllowed("read properties of " + type, api.paths().properties(type), Map.of())
                .map(answer -> learn(type, answer));
    }

    /** Knows them again by what was once described; nothing where the token could not read them. */
    void recall(String type, Map<String, Schema.Property> properties) {
        if (!properties.isEmpty()) {
            Map<String, Definition> definitions = new LinkedHashMap<>();
            properties.forEach((name, property) -> definitions.put(name, Definition.recalled(property)));
            known.put(type, new Known(Collections.unmodifiableMap(definitions), clock.instant()));
        }
    }

    /** Without a call; empty where nobody asked yet. */
    Map<String, Definition> knownOf(String type) {
        Known now = known.get(type);
        return now == null ? Map.of() : now.definitions();
    }

    private Map<String, Definition> learn(String type, JsonNode answer) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (JsonNode json : answer.path("results")) {
            if (!json.path("archived").asBoolean(false)) {
                Definition definition = Definition.of(json);
                definitions.put(definition.name(), definition);
            }
        }
        Map<String, Definition> unmodifiable = Collections.unmodifiableMap(definitions);
        known.put(type, new Known(unmodifiable, clock.instant()));
        return unmodifiable;
    }
}
