package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Bulk API 2.0: ingest jobs, in steps or as one multipart body. */
final class IngestJobs {
    private static final Set<String> OPERATIONS = Set.of("insert", "update", "delete");
    private static final int MOST_AT_ONCE = 100_000;
    private final Org org;
    private final Jobs jobs;

    IngestJobs(Org org, Jobs jobs) {
        this.org = org;
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST jobs/ingest", this::create),
                Route.of("GET jobs/ingest", request -> Reply.ok(jobs.list(IngestJob.class))),
                Route.of(
                        "GET jobs/ingest/{id}", request -> Reply.ok(job(request).progress())),
                Route.of("PUT jobs/ingest/{id}/batches", this::upload),
                Route.of("PATCH jobs/ingest/{id}", this::close),
                Route.of("DELETE jobs/ingest/{id}", this::delete),
                Route.of("GET jobs/ingest/{id}/{results}", this::results));
    }

    private IngestJob job(Request request) {
        return jobs.find(IngestJob.class, request.place("id"));
    }

    private Reply create(Request request) {
        String type = request.header("Content-Type");
        if (!type.startsWith("multipart/form-data")) {
            return Reply.ok(open(request, request.json()).json());
        }
        String boundary = "--" + type.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
        String[] parts = request.text().split(java.util.regex.Pattern.quote(boundary), -1);
        if (parts.length < 4) {
            throw Refusal.bad("INVALID_MULTIPART_REQUEST", "a part with the job and one with the data are needed");
        }
        IngestJob job;
        try {
            job = open(request, Json.read(content(parts[1])));
        } catch (JacksonException e) {
            throw Refusal.bad("JSON_PARSER_ERROR", "Unexpected character at [line:1, column:1]");
        }
        String data = content(parts[2]);
        if (data.length() > MOST_AT_ONCE) {
            throw Refusal.bad("INVALID_MULTIPART_REQUEST", "the data is larger than 100,000 characters");
        }
        job.upload(data.getBytes(StandardCharsets.UTF_8));
        job.close(org.now());
        return Reply.ok(job.json());
    }

    private static String content(String part) {
        int head = part.indexOf("\r\n\r\n");
        return head < 0 ? "" : part.substring(head + 4).replaceFirst("\r\n$", "");
    }

    private IngestJob open(Request request, JsonNode body) {
        String name = body.path("object").asString("");
        SObject object = org.schema().find(name);
        String operation = body.path("operation").asString("");
        if (object == null || object.can('b') || object.can('h')) {
            throw Refusal.bad("INVALIDENTITY", "Entity '" + name + "' is not supported by the Bulk API.");
        }
        if (!OPERATIONS.contains(operation)) {
            throw Refusal.bad("INVALIDJOB", "Unsupported operation: " + operation);
        }
        if (!body.path("columnDelimiter").asString("COMMA").equals("COMMA")) {
            throw Refusal.bad("INVALIDJOB", "this sandbox knows the column delimiter COMMA only");
        }
        boolean returns = body.path("lineEnding").asString("LF").equals("CRLF");
        return jobs.open(id -> new IngestJob(id, org, object.name(), operation, request.version(), returns));
    }

    private Reply upload(Request request) {
        job(request).upload(request.body());
        return Reply.empty(201);
    }

    private Reply close(Request request) {
        IngestJob job = job(request);
        switch (request.json().path("state").asString("")) {
            case "UploadComplete" -> job.close(org.now());
            case "Aborted" -> jobs.abort(job);
            default -> throw Jobs.invalidState("A job can be set to UploadComplete or Aborted");
        }
        return Reply.ok(job.json());
    }

    private Reply delete(Request request) {
        jobs.delete(job(request));
        return Reply.empty(204);
    }

    private Reply results(Request request) {
        String which = request.place("results");
        if (!Set.of("successfulResults", "failedResults", "unprocessedrecords").contains(which)) {
            throw Refusal.notFound();
        }
        IngestJob job = job(request);
        if (!job.ended()) {
            throw Jobs.invalidState("The job is not complete: " + job.state);
        }
        if (!job.state.equals("JobComplete")) {
            job.leave();
        }
        return Reply.csv(job.results(which), Map.of());
    }
}
