package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes all objects in one call, kept for a day; an object the org has not, or hides, is left out. */
final class Describes {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Api api;
    private final Clock clock;
    private Fields fields = Fields.NONE;
    private List<RecordType> recordTypes = List.of();
    private Instant readAt = Instant.MIN;

    Describes(Api api, Clock clock) {
        this.api = api;
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

    /** As if it had just been told. */
    synchronized void recall(Fields known) {
        fields = known;
        readAt = clock.instant();
    }

    synchronized Fields refresh() {
        List<String> objects = new ArrayList<>(Objects.STREAMS);
        objects.addAll(Objects.RELATED);
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode parts = body.putArray("compositeRequest");
        objects.forEach(object -> parts.addObject()
                .put("method", "GET")
                .put("url", api.path("/sobjects/" + object + "/describe"))
                .put("referenceId", object));
        JsonNode answer = api.post("describe the objects", api.path("/composite"), body, Call.Kind.LOOK);
        Map<String, Map<String, Field>> found = new LinkedHashMap<>();
        List<RecordType> types = new ArrayList<>();
        for (JsonNode part : answer.path("compositeResponse")) {
            if (part.path("httpStatusCode").asInt(0) == 200) {
                String object = Json.string(part, "referenceId");
                found.put(object, fields(part.path("body")));
                recordTypes(object, part.path("body"), types);
            }
        }
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
