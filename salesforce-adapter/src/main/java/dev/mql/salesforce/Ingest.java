package dev.mql.salesforce;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.mql.http.Call;
import dev.mql.http.Reply;
import dev.mql.http.Sleeper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Updates many rows of one object by a Bulk API 2.0 ingest job. A complete job is not a successful one: what failed is
 * read by id, and what a job left undone, or found locked, stays open for another way.
 */
final class Ingest {

    /** The cell that clears; an empty one leaves the value as it is. */
    private static final String NULL = "#N/A";

    /** Below Salesforce's 100 MB with all fields at their longest. */
    private static final int ROWS_PER_JOB = 50_000;

    private static final int LOOKS = 60;

    private final Api api;
    private final IngestResults outcomes;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    Ingest(Api api, Sleeper sleeper, RandomGenerator random) {
        this.api = api;
        this.outcomes = new IngestResults(api);
        this.sleeper = sleeper;
        this.random = random;
    }

    void send(String type, List<Pending> rows, Fields fields) {
        List<Pending> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Pending::lockedWith).thenComparing(Pending::id));
        for (int from = 0; from < sorted.size(); from += ROWS_PER_JOB) {
            List<Pending> some = sorted.subList(from, Math.min(sorted.size(), from + ROWS_PER_JOB));
            job(type, some, fields);
        }
    }

    private void job(String type, List<Pending> rows, Fields fields) {
        JsonNode job = Json.object()
                .put("object", type)
                .put("operation", "update")
                .put("contentType", "CSV")
                .put("columnDelimiter", "COMMA")
                .put("lineEnding", "LF");
        Call create =
                write("start a job of " + type, "POST", "/jobs/ingest", job).once();
        Optional<String> id = api.exchange(create, reply -> id(create, reply));
        if (id.isEmpty()) {
            return;
        }
        String path = "/jobs/ingest/" + id.get();
        upload(type, path, csv(rows, fields));
        close(type, path);
        JsonNode ended = await(type, path);
        String state = Json.string(ended, "state");
        if (state.equals("JobComplete")) {
            complete(type, path, rows, ended.path("numberRecordsFailed").asInt(0));
        } else if (state.equals("Failed") || state.equals("Aborted")) {
            broken(type, path, rows);
        } else {
            rows.forEach(row -> row.settle(
                    new dev.mql.crm.WriteResult.Unknown(row.ref(), "the Bulk job has not ended within an hour")));
        }
    }

    /** Empty where Bulk does not take the object, or the org's day of jobs is used up: rows go one by one as well. */
    private static Optional<String> id(Call create, Reply reply) throws IOException {
        if (reply.status() == 400) {
            return Optional.empty();
        }
        String id = Json.string(Json.tree(Api.delivered(create, reply)), "id");
        if (id.isEmpty()) {
            throw Json.garbled();
        }
        return Optional.of(id);
    }

    private Call write(String what, String method, String path, JsonNode body) {
        return api.call(what, method, api.path(path), Map.of(), Call.Kind.WRITE, body);
    }

    private void upload(String type, String path, String csv) {
        Call bare =
                api.call("upload rows of " + type, "PUT", api.path(path + "/batches"), Map.of(), Call.Kind.WRITE, null);
        Call call = new Call(
                bare.what(),
                bare.method(),
                bare.url(),
                bare.kind(),
                bare.bucket(),
                true,
                bare.headers(),
                new Call.Content("text/csv", csv));
        api.exchange(call, reply -> {
            // A second try, where the answer to the first was lost, finds the rows there.
            boolean there = reply.status() == 409 || Complaint.of(reply).says("ClientInputError");
            return there ? reply : Api.delivered(call, reply);
        });
    }

    /** A second try, where the answer to the first was lost, finds the job closed: waiting for it tells. */
    private void close(String type, String path) {
        Call close =
                write("close a job of " + type, "PATCH", path, Json.object().put("state", "UploadComplete"));
        api.exchange(
                close, reply -> reply.status() == 400 || reply.status() == 409 ? reply : Api.delivered(close, reply));
    }

    private static String csv(List<Pending> rows, Fields fields) {
        SortedSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.values().keySet()));
        List<String> header = new ArrayList<>(List.of(Objects.ID));
        header.addAll(names);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            for (Pending row : rows) {
                List<String> cells = new ArrayList<>(List.of(row.id()));
                names.forEach(name -> cells.add(cell(row, name, fields)));
                csv.writeRecord(cells);
            }
        } catch (IOException neverOfText) {
            throw new UncheckedIOException(neverOfText);
        }
        return text.toString();
    }

    private static String cell(Pending row, String name, Fields fields) {
        String value = row.values().get(name);
        if (value == null) {
            return "";
        }
        boolean truth = fields.find(row.type(), name)
                .filter(field -> field.kind() == Field.Kind.TRUTH)
                .isPresent();
        return value.isEmpty() ? (truth ? "false" : NULL) : value;
    }

    private JsonNode await(String type, String path) {
        JsonNode job = Json.object();
        for (int look = 0; look < LOOKS; look++) {
            long usual = Math.min(60_000, 2000L << Math.min(look, 5));
            sleeper.sleep(Duration.ofMillis(usual - usual / 5 + random.nextLong(usual * 2 / 5)));
            job = api.get("look after a job of " + type, api.path(path), Map.of(), Call.Kind.WRITE);
            String state = Json.string(job, "state");
            if (!state.equals("UploadComplete") && !state.equals("InProgress") && !state.equals("Open")) {
                return job;
            }
        }
        return job;
    }

    private void complete(String type, String path, List<Pending> rows, int failures) {
        Map<String, Complaint> failed = failures == 0 ? Map.of() : outcomes.failed(type, path, rows, failures);
        rows.forEach(row -> settle(row, failed, true));
    }

    /** Of a job that has ended before its time only what it says is believed; the rest stays open. */
    private void broken(String type, String path, List<Pending> rows) {
        Map<String, Complaint> failed = outcomes.failed(type, path, rows, 0);
        Set<String> done = outcomes.done(type, path, rows);
        rows.forEach(row -> settle(row, failed, done.contains(row.id())));
    }

    private static void settle(Pending row, Map<String, Complaint> failed, boolean done) {
        Complaint complaint = failed.get(row.id());
        if (complaint != null) {
            RowUpdates.settle(row, complaint, false);
        } else if (done) {
            row.applied();
        }
    }
}
