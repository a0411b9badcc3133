package dev.mql.hubspot;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * One record as HubSpot answers it.
 *
 * @param properties those with a value: HubSpot says null or "" for an empty one, and we say nothing
 * @param emptied whether a property was answered as empty, rather than not at all, by name
 * @param associations type to ids
 * @param cutOff whether there are more associations than came with it
 * @param history by property, newest first
 */
record Found(
        String id,
        SortedMap<String, String> properties,
        List<String> emptied,
        long updatedAt,
        boolean archived,
        Map<String, List<String>> associations,
        boolean cutOff,
        Map<String, JsonNode> history) {

    Found associated(Map<String, List<String>> links) {
        return new Found(id, properties, emptied, updatedAt, archived, links, false, history);
    }

    long number() {
        return Ids.number(id);
    }
}
