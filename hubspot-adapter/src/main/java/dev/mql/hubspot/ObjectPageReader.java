package dev.mql.hubspot;

import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads pages of records token by token: no tree is built of what most of the time is spent on. */
final class ObjectPageReader {

    private final JsonParser json;

    private ObjectPageReader(JsonParser json) {
        this.json = json;
    }

    /** @throws IOException where it is not one whole JSON object */
    static ObjectPage read(Reply reply) throws IOException {
        try (JsonParser json = Json.parser(reply.body())) {
            return new ObjectPageReader(json).page();
        } catch (JacksonException e) {
            throw Json.garbled();
        }
    }

    /** Reads a single record. */
    static Found readOne(Reply reply) throws IOException {
        try (JsonParser json = Json.parser(reply.body())) {
            ObjectPageReader reader = new ObjectPageReader(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Json.garbled();
            }
            return reader.record();
        } catch (JacksonException e) {
            throw Json.garbled();
        }
    }

    private ObjectPage page() throws GarbledException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw Json.garbled();
        }
        List<Found> results = new ArrayList<>(100);
        List<JsonNode> errors = new ArrayList<>();
        String after = "";
        long total = -1;
        boolean present = false;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "results" -> present = records(results);
                case "paging" -> after = after();
                case "total" -> total = json.currentToken() == JsonToken.VALUE_NULL ? -1 : json.getValueAsLong(-1);
                case "errors" -> readList(errors);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw Json.garbled();
        }
        return new ObjectPage(results, after, total, errors, present);
    }

    private boolean records(List<Found> results) throws GarbledException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return false;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            results.add(record());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw Json.garbled();
        }
        return true;
    }

    private Found record() {
        String id = "";
        TreeMap<String, String> properties = new TreeMap<>();
        List<String> emptied = new ArrayList<>();
        long updatedAt = 0;
        boolean archived = false;
        Map<String, List<String>> associations = Map.of();
        boolean[] cutOff = {false};
        Map<String, JsonNode> history = Map.of();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            switch (field) {
                case "id" -> id = json.getValueAsString("");
                case "properties" -> properties(properties, emptied);
                case "updatedAt" -> updatedAt = millis(json.getValueAsString(""));
                case "archived" -> archived = json.currentToken() == JsonToken.VALUE_TRUE;
                case "associations" -> associations = associations(cutOff);
                case "propertiesWithHistory" -> history = history();
                default -> json.skipChildren();
            }
        }
        long changed = updatedAt > 0 ? updatedAt : changed(properties);
        return new Found(id, properties, emptied, changed, archived, associations, cutOff[0], history);
    }

    /** Contacts call it otherwise than everything else; it comes whether or not it was asked for. */
    private static long changed(Map<String, String> properties) {
        return Math.max(
                millis(properties.getOrDefault("lastmodifieddate", "")),
                millis(properties.getOrDefault("hs_lastmodifieddate", "")));
    }

    private void properties(Map<String, String> properties, List<String> emptied) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            String value = json.getValueAsString();
            if (value != null && !value.isEmpty()) {
                properties.put(name, value);
            } else {
                emptied.add(name);
                json.skipChildren();
            }
        }
    }

    private Map<String, List<String>> associations(boolean[] cutOff) {
        Map<String, List<String>> associations = new HashMap<>();
        JsonNode tree = json.readValueAsTree();
        for (Map.Entry<String, JsonNode> type : tree.properties()) {
            List<String> ids = new ArrayList<>();
            for (JsonNode link : type.getValue().path("results")) {
                String id = Json.string(link, "id");
                if (!ids.contains(id)) {
                    ids.add(id);
                }
            }
            cutOff[0] |= type.getValue().has("paging");
            associations.put(type.getKey(), ids);
        }
        return associations;
    }

    private Map<String, JsonNode> history() {
        Map<String, JsonNode> history = new HashMap<>();
        JsonNode tree = json.readValueAsTree();
        tree.properties().forEach(entry -> history.put(entry.getKey(), entry.getValue()));
        return history;
    }

    private String after() {
        JsonNode paging = json.readValueAsTree();
        return Json.string(paging.path("next"), "after");
    }

    private void readList(List<JsonNode> into) {
        JsonNode list = json.readValueAsTree();
        for (JsonNode entry : list) {
            into.add(entry);
        }
    }

    /** UTC milliseconds of an ISO instant, or of a number of milliseconds; 0 where it is neither. */
    static long millis(String text) {
        long number = Ids.number(text);
        if (number >= 0) {
            return number;
        }
        try {
            return text.isEmpty() ? 0 : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
