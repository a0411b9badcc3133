package dev.mql.hubspot;

/**
 * Where each family of endpoints lives: the version sits at a place that differs by family, and some families have no
 * dated version at all (HubSpot's changelog "Date-based API versioning", 2026-03-30).
 */
record Paths(String version) {

    /** The event type's families of paths before dated versions. */
    private static final String LEGACY = "v3";

    private String family(String area, String family) {
        return version.equals(LEGACY) ? area + "/v3/" + family : area + "/" + family + "/" + version;
    }

    String objects(String type) {
        return family("/crm", "objects") + "/" + type;
    }

    String object(String type, String id) {
        return objects(type) + "/" + id;
    }

    String search(String type) {
        return objects(type) + "/search";
    }

    String batch(String type, String action) {
        return objects(type) + "/batch/" + action;
    }

    String associations(String from, String to) {
        String area = version.equals(LEGACY) ? "/crm/v4/associations" : "/crm/associations/" + version;
        return area + "/" + from + "/" + to + "/batch/read";
    }

    String properties(String type) {
        return family("/crm", "properties") + "/" + type;
    }

    String property(String type, String name) {
        return properties(type) + "/" + name;
    }

    String propertyGroups(String type) {
        return properties(type) + "/groups";
    }

    String pipelines(String type) {
        return family("/crm", "pipelines") + "/" + type;
    }

    String owners() {
        return family("/crm", "owners");
    }

    String events() {
        return version.equals(LEGACY) ? "/events/v3/events" : "/events/event-occurrences/" + version;
    }

    String eventTypes() {
        return events() + "/event-types";
    }

    String marketingEvents() {
        return family("/marketing", "marketing-events");
    }

    String participations(String event) {
        return marketingEvents() + "/participations/" + event + "/breakdown";
    }

    String campaigns() {
        return family("/marketing", "campaigns");
    }

    /** No dated version exists. */
    String forms() {
        return "/marketing/v3/forms";
    }

    /** Opens and clicks of single recipients; there is no dated version. */
    String emailEvents() {
        return "/email/public/v1/events";
    }

    String lists() {
        return family("/crm", "lists");
    }

    String account() {
        return version.equals(LEGACY) ? "/account-info/v3/details" : "/account-info/" + version + "/details";
    }

    /** Parameters in the body only: the dated versions refuse them in the query. */
    String token() {
        return version.equals(LEGACY) ? "/oauth/v1/token" : "/oauth/" + version + "/token";
    }

    /** Tells what an OAuth token may do. */
    String introspection() {
        return version.equals(LEGACY) ? "/oauth/v3/token/introspect" : token() + "/introspect";
    }

    /** Tells a private token's own app; no dated version exists. */
    String tokenInfo() {
        return "/oauth/v2/private-apps/get/access-token-info";
    }
}
