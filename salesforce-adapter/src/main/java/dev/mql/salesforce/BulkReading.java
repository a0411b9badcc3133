package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.http.Call;
import dev.mql.http.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a stream by a Bulk API 2.0 query job. The job is in the checkpoint, so that a restarted run waits for the same
 * one; its results are downloaded by the 50,000 and handed on by the 5,000.
 */
final class BulkReading {

    /** In place of the number of looks. */
    private static final long COMPLETE = -1;

    private static final int SLICE = 5_000;
    private static final int LOOKS_PER_PAGE = 12;
    private static final int MOST_FAILURES = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Api api;
    private final Results results;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    BulkReading(Api api, Sleeper sleeper, RandomGenerator random) {
        this.api = api;
        this.results = new Results(api);
        this.sleeper = sleeper;
        this.random = random;
    }

    Page next(Cursor cursor, Columns columns, Where where) {
        if (cursor.job().isEmpty()) {
            return on(List.of(), create(cursor, columns, where));
        }
        if (cursor.looks() == COMPLETE) {
            return slice(cursor, columns);
        }
        Cursor awaited = await(cursor);
        return awaited.looks() == COMPLETE ? slice(awaited, columns) : on(List.of(), awaited);
    }

    private static Page on(List<Item> items, Cursor cursor) {
        return new Page(items, Optional.of(cursor.checkpoint()), List.of(), cursor.covered(), cursor.total());
    }

    private Cursor create(Cursor cursor, Columns columns, Where where) {
        ObjectNode job = Json.object()
                .put("operation", Reader.operation(cursor))
                .put("query", columns.select() + where.of(cursor))
                .put("contentType", "CSV")
                .put("columnDelimiter", "COMMA")
                .put("lineEnding", "LF");
        // Sent twice it would leave a job behind that nobody reads.
        Call call = api.call(
                        "start a job of " + cursor.stream(),
                        "POST",
                        api.path("/jobs/query"),
                        Map.of(),
                        Call.Kind.READ,
                        job)
                .once();
        return api.exchange(call, reply -> {
            // An object or a field that Bulk does not know, or the org's day of jobs is used up: REST reads it as well,
            // and tells what is wrong with the query if anything is.
            if (reply.status() == 400) {
                return cursor.with("way", Reader.REST);
            }
            String id = Json.string(Json.tree(Api.delivered(call, reply)), "id");
            if (id.isEmpty()) {
                throw Json.garbled();
            }
            begun.add(id);
            return cursor.with("job", id).with("looks", 0);
        });
    }

    /** Where to go on: at the results of a complete job, or looking again, or with another job. */
    private Cursor await(Cursor cursor) {
        for (int look = 0; look < LOOKS_PER_PAGE; look++) {
            sleeper.sleep(pause(cursor.looks() + look));
            Call call = api.call(
                    "look after a job of " + cursor.stream(),
                    "GET",
                    api.path("/jobs/query/" + cursor.job()),
                    Map.of(),
                    Call.Kind.READ,
                    null);
            JsonNode job = api.exchange(
                    call,
                    reply -> reply.status() == 404
                            ? Json.object().put("state", "Gone")
                            : Json.tree(Api.delivered(call, reply)));
            switch (Json.string(job, "state")) {
                case "JobComplete" -> {
                    return cursor.with("looks", COMPLETE)
                            .total(job.path("numberRecordsProcessed").asLong(0));
                }
                case "Failed", "Aborted", "Gone" -> {
                    return another(cursor, Json.string(job, "errorMessage"));
                }
                default -> {}
            }
        }
        return cursor.with("looks", cursor.looks() + LOOKS_PER_PAGE);
    }

    /** @param reason in Salesforce's words, which are looked into and never repeated; empty where there are none */
    private Cursor another(Cursor cursor, String reason) {
        boolean often = cursor.failures() >= MOST_FAILURES;
        // Only once of each job: who runs it again begins anew.
        if (often && begun.remove(cursor.job())) {
            Complaint complaint = Complaint.ofJob(reason);
            if (complaint.isTooLong()) {
                throw TooLong.reading(cursor, complaint);
            }
            throw new CrmException(
                    CrmException.Next.TRY_AGAIN,
                    "Salesforce's Bulk jobs of " + cursor.stream() + " fail again and again",
                    "look at Setup > Bulk Data Load Jobs for the reason, then run it again");
        }
        // All of it again: another job's results come in another order.
        return cursor.with("job", "")
                .with("looks", 0)
                .with("locator", "")
                .with("row", 0)
                .with("failures", often ? 0 : cursor.failures() + 1);
    }

    /** 2, 4, 8, 16, 32, 60 seconds, each give or take a fifth, so that jobs are not looked after in step. */
    private Duration pause(long looks) {
        long usual = Math.min(LONGEST_WAIT.toMillis(), 2000L << Math.min(looks, 5));
        return Duration.ofMillis(usual - usual / 5 + random.nextLong(usual * 2 / 5));
    }

    private Page slice(Cursor cursor, Columns columns) {
        Optional<Download> found = results.download(cursor, columns.names());
        if (found.isEmpty()) {
            return on(List.of(), another(cursor, ""));
        }
        Download download = found.get();
        List<Item> items = new ArrayList<>();
        long read = download.each(cursor.row(), SLICE, line -> {
            Rows.add(cursor, columns, columns.csv(line), items);
        });
        if (cursor.row() + read < download.rows()) {
            return on(items, cursor.with("row", cursor.row() + read));
        }
        results.drop(cursor);
        if (!download.next().isEmpty()) {
            return on(items, cursor.with("locator", download.next()).with("row", 0));
        }
        return new Page(items, Optional.empty(), List.of(), cursor.covered());
    }
}
