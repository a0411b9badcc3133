package dev.mql.hubspot;

import dev.mql.crm.Filled;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts by the totals of searches for one record; they are true beyond the 10,000 records a search would page through. */
final class FillCounts {

    private final Api api;
    private final Definitions definitions;

    FillCounts(Api api, Definitions definitions) {
        this.api = api;
        this.definitions = definitions;
    }

    Filled of(String type, Collection<String> properties) {
        Map<String, Definition> known = definitions.of(type);
        Map<String, Long> values = new TreeMap<>();
        properties.stream().filter(known::containsKey).forEach(property -> values.put(property, total(type, property)));
        return new Filled(total(type, ""), values);
    }

    /** @param having the property they have; empty for all */
    private long total(String type, String having) {
        ObjectNode body = Json.object();
        ArrayNode groups = body.putArray("filterGroups");
        if (!having.isEmpty()) {
            groups.addObject()
                    .putArray("filters")
                    .addObject()
                    .put("propertyName", having)
                    .put("operator", "HAS_PROPERTY");
        }
        body.putArray("sorts").addObject().put("propertyName", "hs_object_id").put("direction", "ASCENDING");
        body.putArray("properties").add("hs_object_id");
        body.put("limit", 1);
        return Math.max(0, api.count(type, body));
    }
}
