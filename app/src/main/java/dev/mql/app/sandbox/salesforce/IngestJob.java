package dev.mql.app.sandbox.salesforce;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Records written from a table: an empty cell leaves a value, {@code #N/A} clears it, each row fails for itself. */
final class IngestJob extends Job {
    private static final String CLEARED = "#N/A";
    private final Org org;
    private final Writer writer;
    private final boolean carriageReturns;
    private final List<String> header = new ArrayList<>();
    private final StringBuilder successful = new StringBuilder();
    private final StringBuilder failed = new StringBuilder();
    private final StringBuilder unprocessed = new StringBuilder();
    private String data = "";
    private int processed;
    private int failures;

    IngestJob(String id, Org org, String object, String operation, String version, boolean carriageReturns) {
        super(id, object, operation, version, org.now(), "Open");
        this.org = org;
        this.carriageReturns = carriageReturns;
        // No header reaches the rows: neither assignment nor duplicate rules can be told anything.
        this.writer = new Writer(Writer.INTEGRATION, "", false, false);
    }

    @Override
    String type() {
        return "ingest";
    }

    /** One upload per job. */
    void upload(byte[] body) {
        if (!data.isEmpty() || !state.equals("Open")) {
            throw new Refusal(409, "INVALIDJOBSTATE", "ClientInputError : data was uploaded already");
        }
        data = new String(body, StandardCharsets.UTF_8);
    }

    void close(long now) {
        if (!state.equals("Open")) {
            throw Jobs.invalidState("UploadComplete is not possible: the job is " + state);
        }
        state = "UploadComplete";
        queued = now;
    }

    @Override
    void finish() {
        String wrong = wrong();
        if (!wrong.isEmpty()) {
            fail(wrong);
            return;
        }
        SObject type = org.schema().must(object);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(data)) {
            for (CsvRecord line : reader) {
                if (header.isEmpty()) {
                    header.addAll(line.getFields());
                    String unknown = unknown(type);
                    if (!unknown.isEmpty()) {
                        fail("InvalidBatch : Field name not found : " + unknown);
                        return;
                    }
                } else {
                    row(type, line.getFields());
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String wrong() {
        boolean returns = data.contains("\r\n");
        return returns == carriageReturns || !data.contains("\n")
                ? ""
                : "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is "
                        + (carriageReturns ? "CRLF" : "LF");
    }

    private String unknown(SObject type) {
        return header.stream()
                .filter(name -> type.field(name) == null)
                .findFirst()
                .orElse("");
    }

    private void row(SObject type, List<String> cells) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        String id = "";
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            String cell = cells.get(i);
            if (header.get(i).equalsIgnoreCase("Id")) {
                id = cell;
            } else if (!cell.isEmpty()) {
                values.put(header.get(i), cell.equals(CLEARED) ? NullNode.instance : StringNode.valueOf(cell));
            }
        }
        processed++;
        try {
            String saved = save(type, id, values);
            line(successful, List.of(saved, Boolean.toString(operation.equals("insert"))), cells);
        } catch (Unfit e) {
            failures++;
            line(failed, List.of(id, e.problem().csv()), cells);
        }
    }

    private String save(SObject type, String id, Map<String, JsonNode> values) {
        Drafting drafting = org.records().drafting();
        return switch (operation) {
            case "insert" -> org.table(type).id(org.records().save(drafting.create(type, values), writer));
            case "update" -> org.table(type).id(org.records().save(drafting.update(type, id, values), writer));
            default -> {
                Row row = drafting.update(type, id, Map.of()).row();
                if (row != null) {
                    org.records().delete(org.table(type), row, writer);
                }
                yield id;
            }
        };
    }

    private static void line(StringBuilder csv, List<String> first, List<String> cells) {
        List<String> all = new ArrayList<>(first);
        all.addAll(cells);
        Csv.line(csv, all);
    }

    /** One of the three result tables, with its header. */
    String results(String which) {
        StringBuilder csv = new StringBuilder();
        switch (which) {
            case "successfulResults" -> {
                line(csv, List.of("sf__Id", "sf__Created"), header);
                csv.append(successful);
            }
            case "failedResults" -> {
                line(csv, List.of("sf__Id", "sf__Error"), header);
                csv.append(failed);
            }
            default -> {
                Csv.line(csv, header);
                csv.append(unprocessed);
            }
        }
        return csv.toString();
    }

    /** Nothing of it was saved: the job ended before. */
    void leave() {
        int end = data.indexOf('\n');
        if (processed == 0 && end > 0) {
            header.clear();
            header.addAll(
                    List.of(data.substring(0, end).strip().replace("\"", "").split(",", -1)));
            unprocessed.append(data.substring(end + 1));
        }
    }

    @Override
    ObjectNode json() {
        ObjectNode body = super.json().put("lineEnding", carriageReturns ? "CRLF" : "LF");
        return state.equals("Open")
                ? body.put("contentUrl", "services/data/v" + version + "/jobs/ingest/" + id + "/batches")
                : body;
    }

    @Override
    ObjectNode progress() {
        return super.progress()
                .put("numberRecordsProcessed", processed)
                .put("numberRecordsFailed", failures)
                .put("apiActiveProcessingTime", 0)
                .put("apexProcessingTime", 0);
    }
}
