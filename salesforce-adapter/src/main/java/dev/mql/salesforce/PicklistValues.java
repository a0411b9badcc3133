package dev.mql.salesforce;

import dev.mql.crm.Schema;
import dev.mql.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Which values the records of a record type may have; of a lead's status, those of its lead process (UI API Developer
 * Guide, "Get Values for All Picklist Fields of a Record Type"). An org that does not show this to the user allows all, as
 * far as mql knows.
 */
final class PicklistValues {

    private final Api api;

    PicklistValues(Api api) {
        this.api = api;
    }

    /** @param standard the value new records have, or an empty text */
    record Offered(String standard, List<String> values) {

        static final Offered UNKNOWN = new Offered("", List.of());

        Offered {
            values = List.copyOf(values);
        }

        /** Whether none of the field's values is left out; where nothing is known, none is. */
        boolean allows(Schema.Property property) {
            return values.isEmpty() || property.options().stream().allMatch(option -> values.contains(option.value()));
        }
    }

    /** By field, in one call; nothing for a field that is no picklist. */
    Map<String, Offered> of(String object, String recordType) {
        String path = "/ui-api/object-info/" + object + "/picklist-values/" + recordType;
        Map<String, Offered> offered = new LinkedHashMap<>();
        look(path)
                .path("picklistFieldValues")
                .properties()
                .forEach(field -> offered.put(field.getKey(), offered(field.getValue())));
        if (offered.isEmpty() && object.equals(Objects.LEAD)) {
            offered.put(Metadata.STATUS, offered(look(path + "/" + Metadata.STATUS)));
        }
        return offered;
    }

    private JsonNode look(String path) {
        Call call = api.call("read the values of a record type", "GET", api.path(path), Map.of(), Call.Kind.LOOK, null);
        return api.exchange(call, reply -> reply.successful() ? Json.tree(reply) : Json.object());
    }

    private static Offered offered(JsonNode field) {
        List<String> values = new ArrayList<>();
        field.path("values").forEach(value -> values.add(Json.string(value, "value")));
        return new Offered(Json.string(field.path("defaultValue"), "value"), values);
    }
}
