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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * HubSpot's requests and answers as JSON schemas, written by hand from its documentation, and which of them belongs to
 * which call. Both sides of a test are held to them: what the adapter asks, and what a stub or sandbox answers.
 */
public final class ApiSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Everything that is not as it should be: a call the API does not have, what it asks, what it is answered. */
    public List<String> check(Call call, Reply reply) {
        URI url = URI.create(call.url());
        Call.Content content = call.content().orElse(new Call.Content("", ""));
        List<String> violations = new ArrayList<>(asked(call.method(), url, content.type(), content.text()));
        violations.addAll(answered(call.method(), url, reply.status(), reply.text()));
        return violations;
    }

    /**
     * What is wrong with a request.
     *
     * @param type of its content; empty where there is none
     */
    public List<String> asked(String method, URI url, String type, String content) {
        String call = method + " " + url.getPath();
        Optional<ApiShapes.Shape> known = ApiShapes.of(method, url.getPath());
        if (known.isEmpty()) {
            return List.of(call + ": the API has no such call");
        }
        ApiShapes.Shape shape = known.get();
        List<String> violations = new ArrayList<>();
        query(url).keySet().stream()
                .filter(name -> !shape.query().contains(name))
                .forEach(name -> violations.add(call + " asked: it takes no parameter " + name));
        if (content.isEmpty() != shape.request().isEmpty()) {
            violations.add(call + " asked: " + (content.isEmpty() ? "a body is needed" : "it takes no body"));
        } else {
            check(call + " asked", shape.request(), json(type, content), violations);
        }
        return violations;
    }

    /** What is wrong with an answer alone, whoever asked and however badly. */
    public List<String> answered(String method, URI url, int status, String text) {
        List<String> violations = new ArrayList<>();
        String call = method + " " + url.getPath();
        if (!isJson(text)) {
            return violations;
        }
        if (status < 300) {
            ApiShapes.of(method, url.getPath())
                    .ifPresentOrElse(
                            shape -> check(call + " was answered", shape.answer(), text, violations),
                            () -> violations.add(call + " was answered: the API has no such call"));
        } else if (status >= 400 && status < 500) {
            check(call + " was refused", "error", text, violations);
        }
        return violations;
    }

    /** What is sent as JSON; a form as an object of its fields. */
    private static String json(String type, String content) {
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return content;
        }
        return fields(content).entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Map<String, String> query(URI url) {
        return fields(Optional.ofNullable(url.getRawQuery()).orElse(""));
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : encoded.split("&", -1)) {
            if (!field.isEmpty()) {
                String[] parts = field.split("=", 2);
                fields.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /** Damaged answers are part of the tests; they are no statement about the API. */
    private static boolean isJson(String text) {
        return text.strip().startsWith("{") && text.strip().endsWith("}");
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
