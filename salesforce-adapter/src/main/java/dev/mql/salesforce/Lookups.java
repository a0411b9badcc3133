package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads records by id: 2,000 a call as they are, or with what became of them, 190 a query and five queries a call. */
final class Lookups {

    private static final int BY_COLLECTION = 2000;

    private final Api api;
    private final Composite composite;

    Lookups(Api api) {
        this.api = api;
        this.composite = new Composite(api);
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
        Map<String, Columns.Cells> found = new LinkedHashMap<>();
        withDeleted(byId(ids, columns), (of, cells) -> found.put(cells.text(Objects.ID), cells));
        return found;
    }

    /**
     * The records of several queries, the deleted included, five queries in one call.
     *
     * @param queries with the columns each selects, the first of which is of what is read
     */
    void withDeleted(Map<String, Columns> queries, BiConsumer<Columns, Columns.Cells> to) {
        List<Columns> columns = List.copyOf(queries.values());
        String what = "read " + columns.get(0).object();
        List<List<JsonNode>> answers = answers(what, "queryAll", List.copyOf(queries.keySet()));
        for (int i = 0; i < answers.size(); i++) {
            Columns of = columns.get(i);
            answers.get(i).forEach(record -> to.accept(of, of.json(record)));
        }
    }

    /** The queries for records by id. */
    static Map<String, Columns> byId(List<String> ids, Columns columns) {
        Map<String, Columns> queries = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += Soql.MOST_IDS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + Soql.MOST_IDS));
            queries.put(columns.select() + " WHERE Id IN " + Soql.texts(some), columns);
        }
        return queries;
    }

    /** The records of several small queries, five of them in one call. */
    List<JsonNode> query(String what, String operation, List<String> queries) {
        return answers(what, operation, queries).stream().flatMap(List::stream).toList();
    }

    private List<List<JsonNode>> answers(String what, String operation, List<String> queries) {
        List<List<JsonNode>> answers = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += Composite.QUERIES) {
            List<String> some = queries.subList(from, Math.min(queries.size(), from + Composite.QUERIES));
            if (some.size() == 1) {
                answers.add(alone(what, operation, some.get(0)));
            } else {
                together(what, operation, some, answers);
            }
        }
        return answers;
    }

    /** A part that failed is asked for again, alone. */
    private void together(String what, String operation, List<String> queries, List<List<JsonNode>> answers) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (int i = 0; i < queries.size(); i++) {
            paths.put("q" + i, api.path("/" + operation + "?q=" + Together.encoded(queries.get(i))));
        }
        Map<String, Composite.Part> parts = composite.get(what, Call.Kind.READ, paths);
        for (int i = 0; i < queries.size(); i++) {
            Composite.Part part = parts.get("q" + i);
            if (part != null && part.successful()) {
                answers.add(whole(what, part.body()));
            } else {
                answers.add(alone(what, operation, queries.get(i)));
            }
        }
    }

    private List<JsonNode> alone(String what, String operation, String query) {
        return whole(what, api.get(what, api.path("/" + operation), Map.of("q", query), Call.Kind.READ));
    }

    /** To its last page: a page holds 2,000 rows, and fewer where they are wide. */
    private List<JsonNode> whole(String what, JsonNode first) {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("records").forEach(records::add);
            String next = Json.string(page, "nextRecordsUrl");
            if (page.path("done").asBoolean(true) || next.isEmpty()) {
                return records;
            }
            page = api.get(what, next, Map.of(), Call.Kind.READ);
        }
    }
}
