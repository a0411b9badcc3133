package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One record at a time; a PATCH may be made conditional on nobody having changed the record since a second. */
final class SingleRows {
    private final Org org;

    SingleRows(Org org) {
        this.org = org;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST sobjects/{type}", this::create),
                Route.of("GET sobjects/{type}/{id}", this::read),
                Route.of("PATCH sobjects/{type}/{id}", this::update),
                Route.of("DELETE sobjects/{type}/{id}", this::delete));
    }

    private Reply create(Request request) {
        SObject object = Describes.object(org, request);
        try {
            Draft draft = org.records().drafting().create(object, Drafting.json(request.json()));
            ObjectNode body =
                    Json.object().put("id", org.table(object).id(org.records().save(draft, request.writer())));
            body.put("success", true).putArray("errors");
            return Reply.of(201, body);
        } catch (Unfit e) {
            throw Refusal.of(e.problem());
        }
    }

    private Row found(Request request, Table table) {
        @Nullable String id = Ids.normal(request.place("id"));
        Row row = table.find(id);
        if (row == null) {
            throw Refusal.notFound();
        }
        if (row.deleted) {
            throw Refusal.of(Problem.deleted());
        }
        return row;
    }

    private Reply read(Request request) {
        SObject object = Describes.object(org, request);
        Row row = found(request, org.table(object));
        String fields = request.parameter("fields");
        String selected = fields.isEmpty()
                ? String.join(",", object.seen().stream().map(Field::name).toList())
                : fields;
        Plan plan = Plan.of(org, "SELECT " + selected + " FROM " + object.name(), false);
        return Reply.ok(plan.selection().json(org.table(object), row, request.base()));
    }

    private Reply update(Request request) {
        SObject object = Describes.object(org, request);
        Table table = org.table(object);
        Row row = found(request, table);
        if (changedSince(request.header("If-Unmodified-Since"), row)) {
            return Reply.empty(412);
        }
        try {
            Draft draft = org.records().drafting().update(object, table.id(row), Drafting.json(request.json()));
            org.records().save(draft, request.writer());
            return Reply.empty(204);
        } catch (Unfit e) {
            throw Refusal.of(e.problem());
        }
    }

    private static boolean changedSince(String since, Row row) {
        if (since.isEmpty()) {
            return false;
        }
        try {
            return row.modified / 1_000
                    > ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toEpochSecond();
        } catch (DateTimeParseException e) {
            throw Refusal.bad("INVALID_HTTP_HEADER", "If-Unmodified-Since is no HTTP date");
        }
    }

    private Reply delete(Request request) {
        Table table = org.table(Describes.object(org, request));
        org.records().delete(table, found(request, table), request.writer());
        return Reply.empty(204);
    }
}
