package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import dev.mql.app.sandbox.salesforce.soql.Query;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bulk API 2.0: query jobs and their results. */
final class QueryJobs {
    private static final int LINKS = 5;
    private final Org org;
    private final Jobs jobs;
    private final int page;

    /** @param page the most rows of a download */
    QueryJobs(Org org, Jobs jobs, int page) {
        this.org = org;
        this.jobs = jobs;
        this.page = page;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST jobs/query", this::create),
                Route.of("GET jobs/query", request -> Reply.ok(jobs.list(QueryJob.class))),
                Route.of("GET jobs/query/{id}", request -> Reply.ok(job(request).progress())),
                Route.of("PATCH jobs/query/{id}", this::abort),
                Route.of("DELETE jobs/query/{id}", this::delete),
                Route.of("GET jobs/query/{id}/results", this::results),
                Route.of("GET jobs/query/{id}/resultPages", this::pages));
    }

    private QueryJob job(Request request) {
        return jobs.find(QueryJob.class, request.place("id"));
    }

    private Reply create(Request request) {
        JsonNode body = request.json();
        String operation = body.path("operation").asString("");
        if (!operation.equals("query") && !operation.equals("queryAll")) {
            throw Refusal.bad("INVALIDJOB", "Unsupported operation: " + operation);
        }
        Plan plan = Plan.of(org, body.path("query").asString(""), operation.equals("queryAll"));
        refuse(plan);
        return Reply.ok(jobs.open(id -> new QueryJob(id, plan, operation, request.version(), org.now()))
                .json());
    }

    private static void refuse(Plan plan) {
        String object = plan.table().object().name();
        if (plan.table().object().can('b')) {
            throw Refusal.bad("INVALIDENTITY", "Entity '" + object + "' is not supported by the Bulk API.");
        }
        Query query = plan.query();
        if (plan.selection().compound()) {
            throw Refusal.bad("FEATURENOTENABLED", "Selecting compound data not supported in Bulk Query");
        }
        if (query.count()
                || query.aggregates()
                || query.offset() > 0
                || plan.selection().choosy()
                || !plan.children().isEmpty()) {
            throw Refusal.bad(
                    "FEATURENOTENABLED",
                    "Aggregates, OFFSET, TYPEOF and nested queries are not supported in Bulk Query");
        }
    }

    private Reply abort(Request request) {
        if (!request.json().path("state").asString("").equals("Aborted")) {
            throw Jobs.invalidState("A query job can only be set to Aborted");
        }
        QueryJob job = job(request);
        jobs.abort(job);
        return Reply.ok(job.progress());
    }

    private Reply delete(Request request) {
        jobs.delete(job(request));
        return Reply.empty(204);
    }

    /** A job's results belong to the version it was made with. */
    private QueryJob complete(Request request) {
        QueryJob job = job(request);
        if (!job.version.equals(request.version())) {
            throw new Refusal(409, "VERSION_MISMATCH", "The job was created with API version " + job.version);
        }
        if (!job.state.equals("JobComplete")) {
            throw Jobs.invalidState("The job is not complete: " + job.state);
        }
        return job;
    }

    private Reply results(Request request) {
        QueryJob job = complete(request);
        int from = offset(request.parameter("locator"), job);
        String most = request.parameter("maxRecords");
        if (!most.isEmpty() && !most.matches("[1-9]\\d{0,8}")) {
            throw Refusal.bad("INVALID_INPUT", "maxRecords has to be a positive number");
        }
        int rows = most.isEmpty() ? page : Math.min(page, Integer.parseInt(most));
        int to = Math.min(job.size(), from + rows);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Sforce-Locator", to < job.size() ? locator(to) : "null");
        headers.put("Sforce-NumberOfRecords", Integer.toString(to - from));
        return Reply.csv(job.csv(from, to), headers);
    }

    private static String locator(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String locator, QueryJob job) {
        if (locator.isEmpty()) {
            return 0;
        }
        try {
            int offset =
                    Integer.parseInt(new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII));
            if (offset >= 0 && offset <= job.size()) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        throw Refusal.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
    }

    /** Five links at a time, to be fetched side by side. */
    private Reply pages(Request request) {
        QueryJob job = complete(request);
        String base = request.base() + "/jobs/query/" + job.id;
        int at = offset(request.parameter("locator"), job);
        int part = Math.max(1, Math.min(page, (job.size() + LINKS - 1) / LINKS));
        ObjectNode body = Json.object();
        ArrayNode links = body.putArray("resultPages");
        for (int i = 0; i < LINKS && (at < job.size() || links.isEmpty()); i++) {
            links.addObject().put("resultLink", base + "/results?locator=" + locator(at) + "&maxRecords=" + part);
            at += part;
        }
        boolean done = at >= job.size();
        if (!done) {
            body.put("nextRecordsUrl", base + "/resultPages?locator=" + locator(at));
        }
        return Reply.ok(body.put("done", done));
    }
}
