package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One call as an endpoint sees it; {@code version} is without the v, empty outside of the versioned API; {@code places} are the path's variable parts. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Request(
        String method,
        String version,
        List<String> segments,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> places) {

    static Request of(String method, String uri, Map<String, String> headers, byte[] body) {
        int mark = uri.indexOf('?');
        List<String> all = Arrays.stream((mark < 0 ? uri : uri.substring(0, mark)).split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(Request::decode)
                .toList();
        boolean versioned =
                all.size() > 2 && all.get(0).equals("services") && all.get(1).equals("data");
        return new Request(
                method,
                versioned ? all.get(2).replaceFirst("^v", "") : "",
                versioned ? all.subList(3, all.size()) : all,
                mark < 0 ? Map.of() : form(uri.substring(mark + 1)),
                headers,
                body,
                Map.of());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static Map<String, String> form(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    Request with(Map<String, String> found) {
        return new Request(method, version, segments, query, headers, body, found);
    }

    String place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    String parameter(String name) {
        return Objects.requireNonNullElse(query.get(name), "");
    }

    /** The empty text where it was not sent. */
    String header(String name) {
        return Objects.requireNonNullElse(headers.get(name.toLowerCase(Locale.ROOT)), "");
    }

    /** One setting of a header such as `allowSave=true; includeRecordDetails=false`. */
    String option(String header, String name) {
        for (String part : header(header).split("[;,]", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip();
            }
        }
        return "";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            JsonNode node = Json.read(text());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw Refusal.bad("JSON_PARSER_ERROR", "Unexpected character at [line:1, column:1]");
        }
        throw Refusal.bad(
                "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");
    }

    /** Where the versioned API begins, for links. */
    String base() {
        return "/services/data/v" + version;
    }

    /** The integration user, with what the headers say: assignment rules run unless switched off. */
    Writer writer() {
        return new Writer(
                Writer.INTEGRATION,
                option("Sforce-Call-Options", "client"),
                !header("Sforce-Auto-Assign").equalsIgnoreCase("FALSE"),
                option("Sforce-Duplicate-Rule-Header", "allowSave").equalsIgnoreCase("true"));
    }
}
