package dev.mql.hubspot;

import dev.mql.http.Reply;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What may be repeated of an error body: categories, codes, names of properties and scopes. Its messages may quote values
 * of a record and are left where they are. Every field of the body is optional (HubSpot's page "Error handling").
 *
 * @param policy the limit that was met
 * @param codes {@code INVALID_OPTION}, {@code PROPERTY_DOESNT_EXIST}, ...
 * @param properties those complained about
 * @param scopes of which the token lacks one
 */
record Complaint(
        int status,
        String category,
        String policy,
        SortedSet<String> codes,
        SortedSet<String> properties,
        SortedSet<String> scopes) {

    private static final Set<String> OF_THE_MAPPING =
            Set.of("PROPERTY_DOESNT_EXIST", "INVALID_OPTION", "READ_ONLY_VALUE");

    static Complaint of(Reply reply) {
        return of(reply.status(), Json.treeOrEmpty(reply));
    }

    static Complaint of(int status, JsonNode body) {
        SortedSet<String> codes = new TreeSet<>();
        SortedSet<String> properties = new TreeSet<>();
        SortedSet<String> scopes = new TreeSet<>();
        collect(body, codes, properties, scopes);
        for (JsonNode error : body.path("errors")) {
            collect(error, codes, properties, scopes);
        }
        for (JsonNode invalid : body.path("validationResults")) {
            add(codes, Json.string(invalid, "error"));
            add(properties, Json.string(invalid, "name"));
        }
        String policy = Json.string(body, "policyName");
        return new Complaint(
                status,
                word(Json.string(body, "category")),
                policy.isEmpty() ? Json.string(body, "message") : policy,
                codes,
                properties,
                scopes);
    }

    private static void collect(
            JsonNode error, Collection<String> codes, Collection<String> properties, Collection<String> scopes) {
        add(codes, Json.string(error, "code"));
        JsonNode context = error.path("context");
        for (JsonNode name : context.path("propertyName")) {
            add(properties, Json.string(name));
        }
        for (JsonNode scope : context.path("requiredGranularScopes")) {
            add(scopes, Json.string(scope));
        }
        for (JsonNode scope : context.path("requiredScopes")) {
            add(scopes, Json.string(scope));
        }
    }

    private static void add(Collection<String> to, String text) {
        if (!word(text).isEmpty()) {
            to.add(text);
        }
    }

    /** Names only: whatever does not look like one may be a value. */
    private static String word(String text) {
        return text.matches("[A-Za-z0-9_.\\-]{1,120}") ? text : "";
    }

    boolean isDaily() {
        return policy.toLowerCase(Locale.ROOT).contains("daily");
    }

    boolean isTenSecondly() {
        return policy.toLowerCase(Locale.ROOT).contains("ten_secondly");
    }

    /** Whether definitions differ from those we knew, so that looking at them again may help. */
    boolean isOfTheMapping() {
        return codes.stream().anyMatch(OF_THE_MAPPING::contains);
    }

    /** The most telling word. */
    String code() {
        if (!codes.isEmpty()) {
            return codes.first();
        }
        return category.isEmpty() ? "HTTP_" + status : category;
    }

    /** {@code ": VALIDATION_ERROR, hs_lead_status"}, as far as known. */
    String details() {
        SortedSet<String> words = new TreeSet<>(properties);
        String named = words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
        return code() + named;
    }

    /** Never the policy: where it was not named it is a message. */
    @Override
    public String toString() {
        return status + " " + details();
    }
}
