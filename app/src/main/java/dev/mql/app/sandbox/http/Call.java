package dev.mql.app.sandbox.http;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One call a sandbox has answered; {@code endpoint} is the method and the path without version and ids, {@code uri} what
 * was asked for, {@code headers} those a vendor gives a meaning of its own, their names in lower case.
 */
public record Call(Instant at, String endpoint, String uri, int status, Map<String, String> headers) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public Call(Instant at, String endpoint, String uri, int status) {
        this(at, endpoint, uri, status, Map.of());
    }

    /** The empty text where the header was not sent. */
    public String header(String name) {
        return Objects.requireNonNullElse(headers.get(name.toLowerCase(java.util.Locale.ROOT)), "");
    }

    public boolean read() {
        return endpoint.startsWith("GET ")
                || endpoint.endsWith("/search")
                || endpoint.endsWith("/batch/read")
                || endpoint.endsWith("/composite/sobjects/{type}");
    }

    public boolean refused() {
        return status == 429;
    }
}
