package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the API: 31 to 67; older ones are gone, younger ones have never been. */
final class Versions {
    private static final int FIRST = 31;
    private static final int LAST = 67;
    private static final String[] SEASONS = {"Winter", "Spring", "Summer"};
    private static final List<String> RESOURCES =
            List.of("tooling", "limits", "sobjects", "query", "queryAll", "composite", "jobs", "ui-api");

    List<Route> routes() {
        return List.of(
                Route.open("GET services/data", request -> all()),
                Route.of("GET /", request -> Reply.ok(resources(request))));
    }

    private static Reply all() {
        ArrayNode versions = Json.array();
        for (int version = FIRST; version <= LAST; version++) {
            // Spring '26 is 66.0.
            int season = version + 1;
            versions.addObject()
                    .put("label", SEASONS[season % 3] + " '" + (season / 3 + 4))
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return Reply.ok(versions);
    }

    private static ObjectNode resources(Request request) {
        ObjectNode body = Json.object();
        RESOURCES.forEach(name -> body.put(name, request.base() + "/" + name));
        return body;
    }

    /** Refuses a version that is not served. */
    static void check(String version) {
        if (!version.matches("\\d{2}\\.0")) {
            throw Refusal.notFound();
        }
        int number = Integer.parseInt(version.substring(0, 2));
        if (number < FIRST) {
            throw new Refusal(410, "UNSUPPORTED_API_VERSION", "Unsupported API version");
        }
        if (number > LAST) {
            throw Refusal.notFound();
        }
    }
}
