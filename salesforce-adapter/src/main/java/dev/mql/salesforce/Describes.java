package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Describes all objects in one call, kept for a day; an object the org has not, or hides, is left out. The names of those who
 * own records come in the same call.
 */
final class Describes {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String USERS = "users";
    private static final String QUEUES = "queues";

    private final Api api;
    private final Composite composite;
    private final Clock clock;
    private Fields fields = Fields.NONE;
    private List<RecordType> recordTypes = List.of();
    private Map<String, String> owners = Map.of();
    private Instant readAt = Instant.MIN;

    Describes(Api api, Clock clock) {
        this.api = api;
        this.composite = new Composite(api);
        this.clock = clock;
    }

    /** @param label as people read it */
    record RecordType(String object, String id, String label) {}

    synchronized Fields fields() {
        if (clock.instant().isAfter(readAt.plus(KEPT))) {
            refresh();
        }
        return fields;
    }

    /** Those of leads and contacts that were told with the fields, but for the one that stands for none. */
    synchronized List<RecordType> recordTypes() {
        return recordTypes;
    }

    /** Names by id, a queue's with the word before it: of a page of users, and of the queues. */
    synchronized Map<String, String> owners() {
        return owners;
    }

    /** As if it had just been told. */
    synchronized void recall(Fields known) {
        fields = known;
        readAt = clock.instant();
    }

    synchronized Fields refresh() {
        Map<String, String> paths = new LinkedHashMap<>();
        Stream.concat(Objects.STREAMS.stream(), Objects.RELATED.stream())
                .forEach(object -> paths.put(object, api.path("/sobjects/" + object + "/describe")));
        paths.put(USERS, query("SELECT Id,Name FROM User WHERE IsActive = true AND UserType = 'Standard'"));
        paths.put(QUEUES, query("SELECT Id,Name FROM Group WHERE Type = 'Queue'"));
        Map<String, Composite.Part> parts =
                new LinkedHashMap<>(composite.get("describe the objects", Call.Kind.LOOK, paths));
        owners = owners(Optional.ofNullable(parts.remove(USERS)), Optional.ofNullable(parts.remove(QUEUES)));
        Map<String, Map<String, Field>> found = new LinkedHashMap<>();
        List<RecordType> types = new ArrayList<>();
        parts.forEach((object, part) -> {
            Optional<JsonNode> describe = part.successful() ? Optional.of(part.body()) : alone(object, part.status());
            describe.ifPresent(told -> {
                found.put(object, fields(told));
                recordTypes(object, told, types);
            });
        });
        if (!found.containsKey(Objects.LEAD) && !found.containsKey(Objects.CONTACT)) {
            throw new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    "Salesforce shows this user neither leads nor contacts",
                    "give the integration user the permission set that mql bootstrap writes");
        }
        fields = new Fields(found);
        recordTypes = List.copyOf(types);
        readAt = clock.instant();
        return fields;
    }

    private String query(String soql) {
        return api.path("/query?q=" + Together.encoded(soql));
    }

    private static Map<String, String> owners(Optional<Composite.Part> users, Optional<Composite.Part> queues) {
        Map<String, String> names = new TreeMap<>();
        users.ifPresent(part -> part.body()
                .path("records")
                .forEach(user -> names.put(Json.string(user, Objects.ID), Json.string(user, "Name"))));
        queues.ifPresent(part -> part.body()
                .path("records")
                .forEach(queue -> names.put(Json.string(queue, Objects.ID), "queue " + Json.string(queue, "Name"))));
        return Collections.unmodifiableMap(names);
    }

    /** One that failed for another reason than that there is no such object, or not for this user. */
    private Optional<JsonNode> alone(String object, int status) {
        if (status == 0 || status == 403 || status == 404) {
            return Optional.empty();
        }
        Call call = api.call(
                "describe an object",
                "GET",
                api.path("/sobjects/" + object + "/describe"),
                Map.of(),
                Call.Kind.LOOK,
                null);
        return api.exchange(
                call, reply -> reply.successful() ? Optional.of(Json.tree(reply)) : Optional.<JsonNode>empty());
    }

    private static void recordTypes(String object, JsonNode describe, List<RecordType> to) {
        for (JsonNode type : describe.path("recordTypeInfos")) {
            if (Objects.isPerson(object)
                    && type.path("active").asBoolean(true)
                    && !type.path("master").asBoolean(false)) {
                to.add(new RecordType(object, Json.string(type, "recordTypeId"), Json.string(type, "name")));
            }
        }
    }

    private static Map<String, Field> fields(JsonNode describe) {
        Map<String, Field> byName = new LinkedHashMap<>();
        for (JsonNode each : describe.path("fields")) {
            Field field = Field.of(each);
            byName.put(field.name(), field);
        }
        return byName;
    }
}
