package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.http.Json;

/** Answers of the platform that refuse a whole call, to be planned as faults. */
public final class SalesforceFaults {
    private SalesforceFaults() {}

    /** The session is gone; the token stays good, as if a second one had been asked for. */
    public static Fault sessionExpired() {
        return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    public static Fault totalRequests() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    public static Fault concurrentRequests() {
        return error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
    }

    public static Fault queryTimeout() {
        return error(400, "QUERY_TIMEOUT", "Your query request was running for too long.");
    }

    public static Fault invalidQueryLocator() {
        return error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    public static Fault serverUnavailable() {
        return error(503, "SERVER_UNAVAILABLE", "There was an error servicing your request.");
    }

    public static Fault unknownException() {
        return error(
                500,
                "UNKNOWN_EXCEPTION",
                "An unexpected error occurred. Please include this ErrorId if you contact"
                        + " support: 1234567890-12345 (1234567890)");
    }

    /** A maintenance page. */
    public static Fault html() {
        return Fault.status(503, "<html><body><h1>We are down for maintenance.</h1></body></html>");
    }

    private static Fault error(int status, String code, String message) {
        return Fault.status(
                status,
                new String(
                        Json.bytes(new Refusal(status, code, message).body()),
                        java.nio.charset.StandardCharsets.UTF_8));
    }
}
