package dev.mql.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One request to a CRM.
 *
 * @param what what it asks for, in words that may be logged: {@code list contacts}; never an address or an id
 * @param bucket which of the vendor's limits it counts against
 * @param repeatable whether sending it twice has the effect of sending it once
 * @param headers beyond authorisation
 */
public record Call(
        String what,
        String method,
        String url,
        Kind kind,
        String bucket,
        boolean repeatable,
        Map<String, String> headers,
        @Nullable Content contentOrNull) {

    public Call {
        headers = Map.copyOf(headers);
    }

    /** What a call is for: what is counted apart. */
    public enum Kind {
        /** Records. */
        READ,
        /** Values of records, properties, options. */
        WRITE,
        /** Schema, account, catalogue. */
        LOOK
    }

    /** A body and its media type. */
    public record Content(String type, String text) {

        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public static Call get(String what, String url, Kind kind, String bucket) {
        return new Call(what, "GET", url, kind, bucket, true, Map.of(), null);
    }

    /** A POST of JSON that may be sent again, as searches, batch reads and absolute writes may. */
    public static Call post(String what, String url, Kind kind, String bucket, String json) {
        return new Call(what, "POST", url, kind, bucket, true, Map.of(), new Content("application/json", json));
    }

    /** The same with another method. */
    public Call method(String name) {
        return new Call(what, name, url, kind, bucket, repeatable, headers, contentOrNull);
    }

    /** The same, never sent again once it may have arrived: it creates something. */
    public Call once() {
        return new Call(what, method, url, kind, bucket, false, headers, contentOrNull);
    }

    public Call header(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Call(what, method, url, kind, bucket, repeatable, all, contentOrNull);
    }

    public Optional<Content> content() {
        return Optional.ofNullable(contentOrNull);
    }

    /**
     * A URL below a base, its query encoded.
     *
     * @throws IllegalArgumentException where the base is no http or https URL
     */
    public static String url(String base, String path, Map<String, String> query) {
        String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        HttpUrl.Builder url = HttpUrl.get(trimmed + path).newBuilder();
        new TreeMap<>(query).forEach(url::addQueryParameter);
        return url.build().toString();
    }

    /** Says what it is for, and neither where it goes nor what it carries. */
    @Override
    public String toString() {
        return method + " (" + what + ")";
    }
}
