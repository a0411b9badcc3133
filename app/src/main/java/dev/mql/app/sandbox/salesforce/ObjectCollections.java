package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Up to 200 records in one call: results by position, no id on what failed. And up to 2,000 records read by id. */
final class ObjectCollections {
    private static final int MOST = 200;
    private static final int MOST_READ = 2_000;
    private static final int MOST_CHUNKS = 10;
    private final Org org;

    ObjectCollections(Org org) {
        this.org = org;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PATCH composite/sobjects", request -> write(request, this::update)),
                Route.of("POST composite/sobjects", request -> write(request, this::create)),
                Route.of("DELETE composite/sobjects", this::delete),
                Route.of("POST composite/sobjects/{type}", this::read),
                Route.of("GET composite/sobjects/{type}", this::readByUrl));
    }

    @FunctionalInterface
    private interface Work {
        String save(SObject object, JsonNode record, Writer writer);
    }

    private Reply write(Request request, Work work) {
        JsonNode body = request.json();
        JsonNode records = body.path("records");
        if (!records.isArray() || records.isEmpty()) {
            throw Refusal.bad("REQUIRED_FIELD_MISSING", "At least 1 record is required");
        }
        if (records.size() > MOST) {
            throw Refusal.bad(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
        refuseChunks(records);
        boolean together = body.path("allOrNone").asBoolean(false);
        List<@Nullable Problem> problems = new ArrayList<>();
        ArrayNode results = Json.array();
        org.allOrNone(() -> {
            Set<String> seen = new HashSet<>();
            for (JsonNode record : records.values()) {
                problems.add(one(record, request.writer(), work, seen, results));
            }
            return !together || problems.stream().allMatch(problem -> problem == null);
        });
        if (together && problems.stream().anyMatch(problem -> problem != null)) {
            results.removeAll();
            problems.forEach(problem -> results.add((problem == null ? Problem.ROLLED_BACK : problem).result()));
        }
        return Reply.ok(results);
    }

    /** A change of type begins a chunk. */
    private static void refuseChunks(JsonNode records) {
        int chunks = 0;
        String before = "";
        for (JsonNode record : records.values()) {
            String type = record.path("attributes").path("type").asString("");
            chunks += type.equals(before) ? 0 : 1;
            before = type;
        }
        if (chunks > MOST_CHUNKS) {
            throw Refusal.bad(
                    "LIMIT_EXCEEDED",
                    "The request has more than 10 chunks of object types; arrange the records by type");
        }
    }

    private @Nullable Problem one(JsonNode record, Writer writer, Work work, Set<String> seen, ArrayNode results) {
        try {
            String type = record.path("attributes").path("type").asString("");
            SObject object = org.schema().find(type);
            if (type.isEmpty()) {
                throw new Unfit(Problem.of("INVALID_INPUT", "Type is not specified on the sObject: attributes.type"));
            }
            if (object == null) {
                throw new Unfit(Problem.of("INVALID_TYPE", "sObject type '" + type + "' is not supported."));
            }
            String given = id(record);
            String id = given == null ? null : Ids.normal(given);
            if (id != null && !seen.add(id)) {
                throw new Unfit(Problem.of("DUPLICATE_VALUE", "Duplicate id in list: " + id));
            }
            String saved = work.save(object, record, writer);
            results.addObject().put("id", saved).put("success", true).putArray("errors");
            return null;
        } catch (Unfit e) {
            results.add(e.problem().result());
            return e.problem();
        }
    }

    private static @Nullable String id(JsonNode record) {
        JsonNode id = record.has("id") ? record.path("id") : record.path("Id");
        return id.isString() ? id.asString() : null;
    }

    private String update(SObject object, JsonNode record, Writer writer) {
        Draft draft = org.records().drafting().update(object, id(record), Drafting.json(record));
        return org.table(object).id(org.records().save(draft, writer));
    }

    private String create(SObject object, JsonNode record, Writer writer) {
        if (id(record) != null) {
            throw new Unfit(Problem.of("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id"));
        }
        Draft draft = org.records().drafting().create(object, Drafting.json(record));
        return org.table(object).id(org.records().save(draft, writer));
    }

    private Reply delete(Request request) {
        List<String> ids = List.of(request.parameter("ids").split(",", -1));
        if (ids.size() > MOST) {
            throw Refusal.bad(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
        ArrayNode results = Json.array();
        for (String given : ids) {
            String id = Ids.normal(given.strip());
            SObject object = id == null ? null : org.schema().ofId(id);
            Row row = org.find(id);
            if (object == null || row == null) {
                results.add(Problem.of("MALFORMED_ID", "malformed id " + given).result());
            } else if (row.deleted) {
                results.add(Problem.deleted().result());
            } else {
                org.records().delete(org.table(object), row, request.writer());
                results.addObject().put("id", id).put("success", true).putArray("errors");
            }
        }
        return Reply.ok(results);
    }

    private Reply read(Request request) {
        JsonNode body = request.json();
        List<String> ids = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        body.path("ids").values().forEach(id -> ids.add(id.asString("")));
        body.path("fields").values().forEach(field -> fields.add(field.asString("")));
        return read(request, ids, fields);
    }

    private Reply readByUrl(Request request) {
        return read(
                request,
                List.of(request.parameter("ids").split(",", -1)),
                List.of(request.parameter("fields").split(",", -1)));
    }

    /** In the order asked for; null for what is missing or deleted. */
    private Reply read(Request request, List<String> ids, List<String> fields) {
        SObject object = Describes.object(org, request);
        if (ids.isEmpty() || fields.isEmpty()) {
            throw Refusal.missing(List.of(ids.isEmpty() ? "ids" : "fields"));
        }
        if (ids.size() > MOST_READ) {
            throw Refusal.bad(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 2000 records into this call");
        }
        Plan plan = Plan.of(org, "SELECT " + String.join(",", fields) + " FROM " + object.name(), false);
        Table table = org.table(object);
        ArrayNode records = Json.array();
        for (String given : ids) {
            String id = Ids.normal(given.strip());
            if (id == null) {
                throw Refusal.bad("MALFORMED_ID", "malformed id " + given);
            }
            Row row = table.find(id);
            if (row == null || row.deleted) {
                records.addNull();
            } else {
                records.add(plan.selection().json(table, row, request.base()));
            }
        }
        return Reply.ok(records);
    }
}
