package dev.mql.hubspot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which calls HubSpot's API has, and the schemas of what goes either way. */
final class ApiShapes {

    /**
     * A call.
     *
     * @param query the parameters it takes
     * @param request its body's schema; empty where it has no body
     * @param answer its answer's schema; empty where nothing is answered
     */
    record Shape(String method, Pattern path, Set<String> query, String request, String answer) {}

    private static final String VERSION = "(\\d{4}-\\d{2}|v\\d)";
    private static final String OBJECTS = "/crm/(objects/V|v[34]/objects)/[a-z]+";
    private static final String PROPERTIES = "/crm/(properties/V|v3/properties)/[a-z]+";
    private static final String ASSOCIATIONS = "/crm/(associations/V|v4/associations)/[a-z]+/[a-z]+";
    private static final String LISTS = "/crm/(lists/V|v3/lists)";
    private static final String OWNERS = "/crm/(owners/V|v3/owners)";
    private static final String PIPELINES = "/crm/(pipelines/V|v3/pipelines)/[a-z]+";
    private static final String EVENTS = "/events/(event-occurrences/V|v3/events)";
    private static final String WEBINARS = "/marketing/(marketing-events/V|v3/marketing-events)";
    private static final String[] READING = {
        "properties", "propertiesWithHistory", "associations", "archived", "idProperty"
    };

    private static final List<Shape> ALL = List.of(
            post(OBJECTS + "/search", "search-request", "object-page"),
            new Shape("POST", path(OBJECTS + "/batch/read"), Set.of("archived"), "batch-read-request", "batch-answer"),
            post(OBJECTS + "/batch/update", "batch-update-request", "batch-answer"),
            post(OBJECTS + "/batch/(create|upsert)", "batch-write-request", "batch-answer"),
            post(OBJECTS + "/batch/archive", "batch-archive-request", ""),
            post(OBJECTS + "/gdpr-delete", "erase-request", ""),
            post(OBJECTS + "/merge", "merge-request", "object"),
            post(OBJECTS, "object-request", "object"),
            new Shape("PATCH", path(OBJECTS + "/\\d+"), Set.of(), "object-request", "object"),
            new Shape("DELETE", path(OBJECTS + "/\\d+"), Set.of(), "", ""),
            get(
                    OBJECTS,
                    "object-page",
                    "limit",
                    "after",
                    "properties",
                    "propertiesWithHistory",
                    "associations",
                    "archived"),
            get(OBJECTS + "/[^/]+", "object", READING),
            get(OBJECTS + "/\\d+/associations/[a-z]+", "associated", "limit", "after"),
            new Shape("PUT", path(OBJECTS + "/\\d+/associations/default/[a-z]+/\\d+"), Set.of(), "", "done"),
            post(ASSOCIATIONS + "/batch/read", "associations-request", "associations-answer"),
            get(ASSOCIATIONS + "/labels", "labels"),
            get(PROPERTIES, "properties", "archived"),
            get(PROPERTIES + "/groups", "groups"),
            get(PROPERTIES + "/groups/\\w+", "group"),
            post(PROPERTIES + "/groups", "group-request", "group"),
            post(PROPERTIES, "property-request", "property"),
            post(PROPERTIES + "/batch/(create|read)", "inputs-request", "property-batch"),
            get(PROPERTIES + "/\\w+", "property", "archived"),
            new Shape("PATCH", path(PROPERTIES + "/\\w+"), Set.of(), "options-request", "property"),
            get("/account-info/V/details", "account"),
            get("/account-info/V/api-usage/daily/private-apps", "usage"),
            get(OWNERS, "owners", "limit", "after", "email", "archived"),
            get(OWNERS + "/\\d+", "owner", "idProperty", "archived"),
            get(PIPELINES, "pipelines"),
            get(PIPELINES + "/\\w+", "pipeline"),
            get("/marketing/v3/forms", "forms", "limit", "after", "formTypes", "archived"),
            get("/marketing/v3/forms/[\\w-]+", "form", "archived"),
            get("/form-integrations/v1/submissions/forms/[\\w-]+", "submissions", "limit", "after"),
            new Shape(
                    "GET",
                    path(EVENTS),
                    Set.of(
                            "eventType",
                            "occurredAfter",
                            "occurredBefore",
                            "limit",
                            "after",
                            "sort",
                            "objectType",
                            "objectId"),
                    "",
                    "events"),
            get(EVENTS + "/event-types", "event-types"),
            get(WEBINARS, "marketing-events", "limit", "after"),
            get(WEBINARS + "/participations/.*", "participations", "limit", "after", "state"),
            get("/marketing/(campaigns/V|v3/campaigns)", "campaigns", "limit", "after", "sort", "name", "properties"),
            post(LISTS + "/search", "lists-request", "lists"),
            get(LISTS + "/(object-type-id/[\\d-]+/name/.+|\\d+)", "list", "includeFilters"),
            get(LISTS + "/\\d+/memberships", "memberships", "limit", "after", "before"),
            get(
                    "/email/public/v1/events",
                    "email-events",
                    "limit",
                    "offset",
                    "eventType",
                    "startTimestamp",
                    "endTimestamp",
                    "recipient",
                    "excludeFilteredEvents"),
            post("/oauth/V/token", "token-form", "token"),
            post("/oauth/V/token/introspect", "introspection-form", "introspection"),
            post("/oauth/v2/private-apps/get/access-token-info", "token-info-request", "token-info"));

    private ApiShapes() {}

    private static Pattern path(String path) {
        return Pattern.compile(path.replace("V", VERSION));
    }

    private static Shape get(String path, String answer, String... query) {
        return new Shape("GET", path(path), Set.of(query), "", answer);
    }

    private static Shape post(String path, String request, String answer) {
        return new Shape("POST", path(path), Set.of(), request, answer);
    }

    static Optional<Shape> of(String method, String path) {
        return ALL.stream()
                .filter(shape -> shape.method().equals(method)
                        && shape.path().matcher(path).matches())
                .findFirst();
    }
}
