package dev.mql.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a CRM answered, read to its end. */
public final class Reply {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** @param headers by lower-case name */
    public Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
    }

    /** For bodies nobody else holds: without the copy. */
    static Reply owning(int status, Map<String, String> headers, byte[] body) {
        return new Reply(body, status, headers);
    }

    private Reply(byte[] body, int status, Map<String, String> headers) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A header that is a whole number; empty where it is anything else. */
    public OptionalLong number(String name) {
        String text = headers.get(name);
        if (text == null
                || text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** How long the CRM asks to wait, whether it says so in seconds or as an HTTP date. */
    public Optional<Duration> retryAfter(Clock clock) {
        OptionalLong seconds = number("retry-after");
        if (seconds.isPresent()) {
            return Optional.of(Duration.ofSeconds(seconds.getAsLong()));
        }
        return header("retry-after").flatMap(text -> untilDate(text, clock.instant()));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            // An HTTP date has a grain of one second: the end of that second is safe.
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(text, Instant::from)
                    .plusSeconds(1);
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The body itself: to be read, not changed. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
