package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads records by id: 2,000 a call as they are, or with what became of them, 300 a query and five queries a call. */
final class Lookups {

    private static final int BY_COLLECTION = 2000;
    private static final int BY_QUERY = 300;
    private static final int QUERIES = 5;

    private final Api api;

    Lookups(Api api) {
        this.api = api;
    }

    /** Those that are there and may be seen, by id. */
    Map<String, Columns.Cells> current(List<String> ids, Columns columns) {
        Map<String, Columns.Cells> found = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += BY_COLLECTION) {
            ObjectNode body = Json.object();
            ids.subList(from, Math.min(ids.size(), from + BY_COLLECTION)).forEach(body.putArray("ids")::add);
            columns.names().forEach(body.putArray("fields")::add);
            JsonNode answer = api.post(
                    "read " + columns.object(),
                    api.path("/composite/sobjects/" + columns.object()),
                    body,
                    Call.Kind.READ);
            for (JsonNode record : answer) {
                if (record.isObject()) {
                    found.put(Json.string(record, Objects.ID), columns.json(record));
                }
            }
        }
        return found;
    }

    /** The deleted included, by id; only those erased from the recycle bin are missing. */
    Map<String, Columns.Cells> withDeleted(List<String> ids, Columns columns) {
        List<String> queries = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BY_QUERY) {
            queries.add(columns.select() + " WHERE Id IN "
                    + Soql.texts(ids.subList(from, Math.min(ids.size(), from + BY_QUERY))));
        }
        Map<String, Columns.Cells> found = new LinkedHashMap<>();
        for (JsonNode record : query("read " + columns.object(), "queryAll", queries)) {
            found.put(Json.string(record, Objects.ID), columns.json(record));
        }
        return found;
    }

    /** The records of several small queries, five of them in one call. */
    List<JsonNode> query(String what, String operation, List<String> queries) {
        List<JsonNode> records = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += QUERIES) {
            List<String> some = queries.subList(from, Math.min(queries.size(), from + QUERIES));
            if (some.size() == 1) {
                JsonNode answer = api.get(what, api.path("/" + operation), Map.of("q", some.get(0)), Call.Kind.READ);
                add(what, answer, records);
            } else {
                together(what, operation, some, records);
            }
        }
        return records;
    }

    private void together(String what, String operation, List<String> queries, List<JsonNode> records) {
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode parts = body.putArray("compositeRequest");
        for (int i = 0; i < queries.size(); i++) {
            parts.addObject()
                    .put("method", "GET")
                    .put("url", api.path("/" + operation + "?q=" + Together.encoded(queries.get(i))))
                    .put("referenceId", "q" + i);
        }
        JsonNode answer = api.post(what, api.path("/composite"), body, Call.Kind.READ);
        for (JsonNode part : answer.path("compositeResponse")) {
            int status = part.path("httpStatusCode").asInt(0);
            if (status != 200) {
                throw Api.refused(what, status, Complaint.first(part.path("body")));
            }
            add(what, part.path("body"), records);
        }
    }

    /** Salesforce makes pages smaller where rows are wide. */
    private void add(String what, JsonNode first, List<JsonNode> records) {
        JsonNode page = first;
        while (true) {
            page.path("records").forEach(records::add);
            String next = Json.string(page, "nextRecordsUrl");
            if (page.path("done").asBoolean(true) || next.isEmpty()) {
                return;
            }
            page = api.get(what, next, Map.of(), Call.Kind.READ);
        }
    }
}
