package dev.mql.app.sandbox.salesforce;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the sandbox as any client would: over HTTP. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;
    private final List<String> headers = new ArrayList<>();

    public Api(SalesforceSandbox sandbox) {
        this(sandbox, sandbox.session());
    }

    public Api(SalesforceSandbox sandbox, String token) {
        this.base = sandbox.baseUrl();
        this.token = token;
    }

    /** An answer, its body read as JSON where it is some. */
    public record Answer(int status, HttpResponse<String> raw) {
        public JsonNode body() {
            return JSON.readTree(raw.body());
        }

        public String text() {
            return raw.body();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The code of the first error. */
        public String error() {
            return body().path(0).path("errorCode").asString("");
        }

        public JsonNode records() {
            return body().path("records");
        }

        /** One field of all records. */
        public List<String> all(String field) {
            return records().values().stream()
                    .map(record -> record.path(field).asString(""))
                    .toList();
        }
    }

    /** The next call carries this header as well. */
    public Api with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public Answer query(String soql) throws IOException, InterruptedException {
        return get("query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    public Answer queryAll(String soql) throws IOException, InterruptedException {
        return get("queryAll?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** The body may use single quotes for readability. */
    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body.replace('\'', '"'), "application/json");
    }

    public Answer patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body.replace('\'', '"'), "application/json");
    }

    public Answer form(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, "application/x-www-form-urlencoded");
    }

    public Answer send(String method, String path, String body, String type) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        String whole = path.startsWith("/") ? path : "/services/data/v64.0/" + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + whole)).header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        headers.clear();
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }
}
