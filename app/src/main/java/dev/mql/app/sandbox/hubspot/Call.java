package dev.mql.app.sandbox.hubspot;

import java.time.Instant;

/** One call the sandbox has answered; {@code endpoint} is the method and the path without version and ids, {@code uri} what was asked for. */
public record Call(Instant at, String endpoint, String uri, int status) {
    public boolean read() {
        return endpoint.startsWith("GET ") || endpoint.endsWith("/search") || endpoint.endsWith("/batch/read");
    }

    public boolean refused() {
        return status == 429;
    }
}
