package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ids that were changed or deleted in a span of time. Seconds are ignored; what is covered ends where a transaction is still open. */
final class Replication {
    private static final long MINUTE = 60_000;
    private static final Duration UPDATED_BACK = Duration.ofDays(30);
    private static final Duration DELETED_BACK = Duration.ofDays(15);
    private static final int MOST = 600_000;
    private final Org org;

    Replication(Org org) {
        this.org = org;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET sobjects/{type}/updated", this::updated),
                Route.of("GET sobjects/{type}/deleted", this::deleted));
    }

    private record Window(long start, long end) {
        boolean has(long at) {
            return at >= start && at < end;
        }
    }

    private Reply updated(Request request) {
        Window window = window(request, UPDATED_BACK);
        Table table = org.table(replicable(request));
        ObjectNode body = Json.object();
        ArrayNode ids = body.putArray("ids");
        table.each(row -> {
            if (!row.deleted && window.has(row.stamp)) {
                ids.add(table.id(row));
            }
        });
        if (ids.size() > MOST) {
            throw Refusal.bad("EXCEEDED_ID_LIMIT", "too many ids");
        }
        return Reply.ok(body.put("latestDateCovered", Values.time(covered(window))));
    }

    private Reply deleted(Request request) {
        Window window = window(request, DELETED_BACK);
        Table table = org.table(replicable(request));
        ObjectNode body = Json.object();
        ArrayNode records = body.putArray("deletedRecords");
        table.each(row -> {
            if (row.deleted && window.has(row.stamp)) {
                records.addObject().put("id", table.id(row)).put("deletedDate", Values.time(row.stamp));
            }
        });
        return Reply.ok(body.put("earliestDateAvailable", Values.time(org.now() - DELETED_BACK.toMillis()))
                .put("latestDateCovered", Values.time(covered(window))));
    }

    private SObject replicable(Request request) {
        SObject object = Describes.object(org, request);
        if (!object.can('r')) {
            throw Refusal.bad("INVALID_TYPE_FOR_OPERATION", object.name() + " is not replicable");
        }
        return object;
    }

    private long covered(Window window) {
        long earliest = org.open().stream().mapToLong(Transaction::begun).min().orElse(Long.MAX_VALUE);
        return Math.min(window.end(), Math.min(org.now(), earliest) / MINUTE * MINUTE);
    }

    private Window window(Request request, Duration back) {
        long start = minute(request.parameter("start"));
        long end = minute(request.parameter("end"));
        if (start >= end) {
            throw Refusal.bad("INVALID_REPLICATION_DATE", "startDate before endDate is required");
        }
        if (start < org.now() - back.toMillis()) {
            throw Refusal.bad(
                    "INVALID_REPLICATION_DATE", "startDate has to be within the last " + back.toDays() + " days");
        }
        return new Window(start, end);
    }

    private static long minute(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli() / MINUTE * MINUTE;
        } catch (DateTimeException e) {
            throw Refusal.bad("INVALID_REPLICATION_DATE", "not a date with time and offset: '" + text + "'");
        }
    }
}
