package dev.mql.hubspot;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mql.http.Call;
import dev.mql.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * HubSpot's requests and answers as JSON schemas, written by hand from its documentation, and which of them belongs to
 * which call. Both sides of a test are held to them: what the adapter asks, and what a stub or sandbox answers.
 */
public final class ApiSchemas {

    private record Shape(String method, Pattern path, String request, String answer) {}

    private static final String VERSION = "(\\d{4}-\\d{2}|v\\d)";

    private static final List<Shape> SHAPES = List.of(
            shape("POST", "/crm/(objects/V|v3/objects)/[a-z]+/search", "search-request", "object-page"),
            shape("POST", "/crm/(objects/V|v3/objects)/[a-z]+/batch/read", "batch-read-request", "batch-answer"),
            shape("POST", "/crm/(objects/V|v3/objects)/[a-z]+/batch/update", "batch-update-request", "batch-answer"),
            shape(
                    "POST",
                    "/crm/(associations/V|v4/associations)/.*/batch/read",
                    "associations-request",
                    "associations-answer"),
            shape("GET", "/crm/(objects/V|v3/objects)/[a-z]+", "", "object-page"),
            shape("GET", "/crm/(objects/V|v3/objects)/[a-z]+/\\d+", "", "object"),
            shape("GET", "/crm/(properties/V|v3/properties)/[a-z]+", "", "properties"),
            shape("GET", "/crm/(properties/V|v3/properties)/[a-z]+/groups", "", "named-list"),
            shape("POST", "/crm/(properties/V|v3/properties)/[a-z]+/groups", "group-request", ""),
            shape("POST", "/crm/(properties/V|v3/properties)/[a-z]+", "property-request", "property"),
            shape("GET", "/crm/(properties/V|v3/properties)/[a-z]+/\\w+", "", "property"),
            shape("PATCH", "/crm/(properties/V|v3/properties)/[a-z]+/\\w+", "options-request", "property"),
            shape("GET", "/account-info/V/details", "", "account"),
            shape("GET", "/crm/(owners/V|v3/owners)", "", "owners"),
            shape("GET", "/crm/(pipelines/V|v3/pipelines)/deals", "", "pipelines"),
            shape("GET", "/marketing/v3/forms", "", "named-list"),
            shape("GET", "/events/(event-occurrences/V|v3/events)", "", "events"),
            shape(
                    "GET",
                    "/marketing/(marketing-events/V|v3/marketing-events)/participations/.*",
                    "",
                    "participations"));

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private static Shape shape(String method, String path, String request, String answer) {
        return new Shape(method, Pattern.compile(path.replace("V", VERSION)), request, answer);
    }

    /** Everything that is not as it should be; empty where all is well or nothing is known of the call. */
    public List<String> check(Call call, Reply reply) {
        List<String> violations = new ArrayList<>();
        String path = URI.create(call.url()).getPath();
        for (Shape shape : SHAPES) {
            if (shape.method().equals(call.method())
                    && shape.path().matcher(path).matches()) {
                call.content()
                        .ifPresent(content -> check(call + " asked", shape.request(), content.text(), violations));
                if (reply.successful() && isJson(reply)) {
                    check(call + " was answered", shape.answer(), reply.text(), violations);
                }
                break;
            }
        }
        boolean refused = reply.status() >= 400 && reply.status() < 500 && isJson(reply);
        if (refused) {
            check(call + " was refused", "error", reply.text(), violations);
        }
        return violations;
    }

    /** Damaged answers are part of the tests; they are no statement about the API. */
    private static boolean isJson(Reply reply) {
        String text = reply.text().strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    private void check(String what, String name, String json, List<String> violations) {
        if (!name.isEmpty()) {
            schemas.computeIfAbsent(name, this::load)
                    .validate(json, InputFormat.JSON)
                    .forEach(error ->
                            violations.add(what + ": " + error.getInstanceLocation() + " " + error.getMessage()));
        }
    }

    private Schema load(String name) {
        try (InputStream file = ApiSchemas.class.getResourceAsStream("/schema/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            return registry.getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
