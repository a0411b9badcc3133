package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of the allowances, and roughly how many records there are. */
final class LimitReads {
    private final Org org;
    private final Limits limits;

    LimitReads(Org org, Limits limits) {
        this.org = org;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(Route.of("GET limits", this::limits), Route.of("GET limits/recordCount", this::counts));
    }

    private Reply limits(Request request) {
        ObjectNode body = Json.object();
        put(body, "DailyApiRequests", limits.allowed(), limits.allowed() - limits.used());
        put(body, "DailyBulkApiBatches", 15_000, 15_000);
        put(body, "DailyBulkV2QueryFileStorageMB", 976_562, 976_562);
        put(body, "DailyBulkV2QueryJobs", 10_000, 10_000);
        return Reply.ok(body);
    }

    private static void put(ObjectNode body, String name, int max, int remaining) {
        body.putObject(name).put("Max", max).put("Remaining", Math.max(0, remaining));
    }

    /** Approximate by contract: rounded down to tens. */
    private Reply counts(Request request) {
        ObjectNode body = Json.object();
        ArrayNode objects = body.putArray("sObjects");
        List<String> wanted = List.of(request.parameter("sObjects").split(",", -1));
        org.schema().all().stream()
                .filter(object -> object.visible() && (wanted.contains("") || wanted.contains(object.name())))
                .forEach(object -> {
                    int[] count = {0};
                    org.table(object).each(row -> count[0] += row.deleted ? 0 : 1);
                    objects.addObject().put("count", count[0] / 10 * 10).put("name", object.name());
                });
        return Reply.ok(body);
    }
}
