package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Up to 25 requests in one call, of which at most five are queries or collections; 200 overall, whatever becomes of the
 * parts. A later part may take a value of an earlier one: {@code @{reference.field}}.
 */
final class Composite {
    private static final int MOST = 25;
    private static final int MOST_HEAVY = 5;
    private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)\\.([^}]+)}");
    private static final Set<String> OUTER = Set.of("authorization", "content-type", "accept", "host");

    private final Org org;
    private final Function<Request, Reply> dispatch;

    /** @param dispatch answers a part as if it had come alone, without counting it */
    Composite(Org org, Function<Request, Reply> dispatch) {
        this.org = org;
        this.dispatch = dispatch;
    }

    List<Route> routes() {
        return List.of(Route.of("POST composite", this::composite));
    }

    private Reply composite(Request request) {
        JsonNode body = request.json();
        JsonNode parts = body.path("compositeRequest");
        if (!parts.isArray() || parts.isEmpty()) {
            throw Refusal.bad("REQUIRED_FIELD_MISSING", "compositeRequest is required");
        }
        refuse(parts);
        boolean together = body.path("allOrNone").asBoolean(false);
        ArrayNode responses = Json.array();
        Map<String, JsonNode> answered = new HashMap<>();
        boolean kept = org.allOrNone(() -> {
            boolean fine = true;
            for (JsonNode part : parts.values()) {
                Reply reply = together && !fine ? halted() : one(request, part, answered);
                fine &= reply.status() < 400;
                String reference = part.path("referenceId").asString("");
                responses.add(response(reply, reference));
                if (reply.status() < 400) {
                    answered.put(reference, reply.json() == null ? Json.object() : reply.json());
                }
            }
            return fine || !together;
        });
        if (!kept) {
            responses.values().stream()
                    .filter(response -> response.path("httpStatusCode").asInt() < 400)
                    .forEach(response ->
                            ((ObjectNode) response).put("httpStatusCode", 400).set("body", halted().json()));
        }
        ObjectNode answer = Json.object();
        answer.set("compositeResponse", responses);
        return Reply.ok(answer);
    }

    private static void refuse(JsonNode parts) {
        if (parts.size() > MOST) {
            throw Refusal.bad("LIMIT_EXCEEDED", "The number of subrequests can't exceed " + MOST);
        }
        int heavy = 0;
        Set<String> references = new java.util.HashSet<>();
        for (JsonNode part : parts.values()) {
            String url = part.path("url").asString("");
            String reference = part.path("referenceId").asString("");
            if (url.isEmpty() || reference.isEmpty() || !references.add(reference)) {
                throw Refusal.bad(
                        "INVALID_INPUT",
                        "Each subrequest needs a url and a referenceId of its own: '" + reference + "'");
            }
            heavy += url.matches(".*/v\\d+\\.0/(query|queryAll|composite/sobjects)([/?].*)?") ? 1 : 0;
        }
        if (heavy > MOST_HEAVY) {
            throw Refusal.bad(
                    "LIMIT_EXCEEDED",
                    "The number of query, queryAll and sObject collection subrequests can't exceed " + MOST_HEAVY);
        }
    }

    private static Reply halted() {
        return Reply.of(
                400,
                new Refusal(
                                400,
                                "PROCESSING_HALTED",
                                "The transaction was rolled back since another operation in the same transaction failed.")
                        .body());
    }

    private Reply one(Request outer, JsonNode part, Map<String, JsonNode> answered) {
        try {
            String url = resolved(part.path("url").asString(""), answered);
            // A URL it still is: what is not allowed in one has to be encoded.
            URI.create(url);
            String body = part.has("body") ? resolved(part.path("body").toString(), answered) : "";
            Map<String, String> headers = new TreeMap<>();
            outer.headers().forEach((name, value) -> {
                if (OUTER.contains(name)) {
                    headers.put(name, value);
                }
            });
            part.path("httpHeaders")
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey().toLowerCase(Locale.ROOT),
                            header.getValue().asString("")));
            String method = part.path("method").asString("GET").toUpperCase(Locale.ROOT);
            return dispatch.apply(Request.of(method, url, headers, body.getBytes(StandardCharsets.UTF_8)));
        } catch (Refusal refusal) {
            return Reply.of(refusal.status(), refusal.body());
        } catch (IllegalArgumentException e) {
            return Reply.of(
                    400,
                    Refusal.bad("INVALID_INPUT", "The url of the subrequest is malformed")
                            .body());
        }
    }

    private static ObjectNode response(Reply reply, String reference) {
        ObjectNode response = Json.object();
        response.set("body", reply.json() == null ? NullNode.instance : reply.json());
        ObjectNode headers = response.putObject("httpHeaders");
        reply.headers().forEach(headers::put);
        return response.put("httpStatusCode", reply.status()).put("referenceId", reference);
    }

    private static String resolved(String text, Map<String, JsonNode> answered) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            @Nullable JsonNode answer = answered.get(matcher.group(1));
            JsonNode value = answer == null ? NullNode.instance : answer.at(pointer(matcher.group(2)));
            if (value.isNull() || value.isMissingNode()) {
                throw Refusal.bad(
                        "PROCESSING_HALTED",
                        "Invalid reference specified. No value for " + matcher.group(2) + " found in "
                                + matcher.group(1));
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value.asString("")));
        }
        matcher.appendTail(out);
        return out.toString();
    }

    /** `records[0].Id` as a JSON pointer. */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
