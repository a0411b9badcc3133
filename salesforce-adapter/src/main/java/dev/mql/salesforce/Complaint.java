package dev.mql.salesforce;

import dev.mql.http.Reply;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Salesforce says is wrong, of a whole request or of one record. The message may quote values of a record: it is
 * looked into, and never repeated.
 *
 * @param code {@code INVALID_FIELD}; empty where the answer is none of the API's, such as HTML
 * @param fields the API's names of those complained about
 */
record Complaint(String code, String message, List<String> fields) {

    static final Complaint NONE = new Complaint("", "", List.of());

    /** Names of ours, of the org and of the API; anything else could be a value. */
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.]{0,80}";

    private static final List<String> TOO_LONG =
            List.of("QUERY_TIMEOUT", "QUERY_TOO_COMPLICATED", "OPERATION_TOO_LARGE");

    private static final Set<String> WRAPPING =
            Set.of("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER");

    static Complaint of(Reply reply) {
        return first(Json.treeOrEmpty(reply));
    }

    /** Of an error body: a list of errors, or OAuth's single one. */
    static Complaint first(JsonNode body) {
        JsonNode error = body.isArray() ? body.path(0) : body;
        String code = Json.string(error, "errorCode");
        if (code.isEmpty()) {
            code = Json.string(error, "statusCode");
        }
        if (code.isEmpty()) {
            code = Json.string(error, "error");
        }
        return of(
                code,
                Json.string(error, "message") + Json.string(error, "error_description"),
                error.path("fields").values().stream().map(Json::string).toList());
    }

    static Complaint of(String code, String message, List<String> fields) {
        return new Complaint(
                code.matches(NAME) ? code : "",
                message,
                fields.stream().filter(field -> field.matches(NAME)).toList());
    }

    boolean says(String text) {
        return message.contains(text);
    }

    /** Somebody else holds the row or its account; triggers and flows report that inside of an error of their own. */
    boolean isLocked() {
        return code.equals("UNABLE_TO_LOCK_ROW") || (WRAPPING.contains(code) && says("UNABLE_TO_LOCK_ROW"));
    }

    /** The org's own code ran out of a limit, as it may for 200 rows and not for 50. */
    boolean isTooMuchAtOnce() {
        return code.equals("LIMIT_EXCEEDED")
                || (WRAPPING.contains(code)
                        && (says("Apex CPU time limit") || says("Too many SOQL") || says("Too many DML")));
    }

    /** Of a failed query job: {@code InvalidBatch : Failed to process query: QUERY_TIMEOUT: Your query ...}. */
    static Complaint ofJob(String reason) {
        return TOO_LONG.stream()
                .filter(reason::contains)
                .findFirst()
                .map(code -> of(code, reason, List.of()))
                .orElse(NONE);
    }

    /** Of a query that might be answered in parts, or with more time. */
    boolean isTooLong() {
        return TOO_LONG.contains(code);
    }

    /** Fit for a message: the code and the fields. */
    String details() {
        return (code.isEmpty() ? "no reason given" : code) + (fields.isEmpty() ? "" : " " + String.join(", ", fields));
    }
}
