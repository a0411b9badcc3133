package dev.mql.salesforce;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Sleeper sleeper;
    private final RandomGenerator random;

    Ingest(Api api, Sleeper sleeper, RandomGenerator random) {
        this.api = api;
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
        String path = "/jobs/ingest/"
                + api.exchange(create, reply -> Json.string(Json.tree(Api.delivered(create, reply)), "id"));
        upload(type, path, csv(rows, fields));
        Call close =
                write("close a job of " + type, "PATCH", path, Json.object().put("state", "UploadComplete"));
        api.exchange(close, reply -> Api.delivered(close, reply));
        JsonNode ended = await(type, path);
        String state = Json.string(ended, "state");
        if (state.equals("JobComplete") || state.equals("Failed") || state.equals("Aborted")) {
            settle(type, path, rows, ended);
        } else {
            rows.forEach(row -> row.settle(
                    new dev.mql.crm.WriteResult.Unknown(row.ref(), "the Bulk job has not ended within an hour")));
        }
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

    private void settle(String type, String path, List<Pending> rows, JsonNode ended) {
        boolean complete = Json.string(ended, "state").equals("JobComplete");
        Map<String, Complaint> failed = new HashMap<>();
        if (!complete || ended.path("numberRecordsFailed").asLong(0) > 0) {
            each(type, path + "/failedResults", line -> failed.put(id(line), complaint(line)));
        }
        SortedSet<String> undone = new TreeSet<>();
        if (!complete) {
            each(type, path + "/unprocessedrecords", line -> undone.add(id(line)));
        }
        for (Pending row : rows) {
            Complaint complaint = failed.get(row.id());
            if (complaint != null) {
                RowUpdates.settle(row, complaint, false);
            } else if (!undone.contains(row.id())) {
                row.applied();
            }
        }
    }

    private static String id(NamedCsvRecord line) {
        return line.findField(Objects.ID).orElse("");
    }

    /** {@code CODE:message:FIELD --}; {@code sf__Id} may be empty, our own column is not. */
    private static Complaint complaint(NamedCsvRecord line) {
        String[] parts = line.findField("sf__Error").orElse("").split(":", 2);
        return Complaint.of(parts[0], parts.length > 1 ? parts[1] : "", List.of());
    }

    private void each(String type, String path, java.util.function.Consumer<NamedCsvRecord> line) {
        Call call = api.call("read what failed of " + type, "GET", api.path(path), Map.of(), Call.Kind.WRITE, null)
                .header("Accept", "text/csv");
        Reply reply = api.exchange(call, answer -> Api.delivered(call, answer));
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(reply.text())) {
            reader.forEach(line);
        } catch (IOException neverOfText) {
            throw new UncheckedIOException(neverOfText);
        }
    }
}
