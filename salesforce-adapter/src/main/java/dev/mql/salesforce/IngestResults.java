package dev.mql.salesforce;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mql.http.Call;
import dev.mql.http.GarbledException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the rows of an ingest job, by our own column of ids: those that failed may have none of Salesforce's. A
 * table that names a row nobody sent, or fewer than the job counts, was cut off.
 */
final class IngestResults {

    private final Api api;

    IngestResults(Api api) {
        this.api = api;
    }

    /** @param least how many there are, as the job counts them */
    Map<String, Complaint> failed(String type, String job, List<Pending> rows, int least) {
        return read(type, job + "/failedResults", rows, least, IngestResults::complaint);
    }

    Set<String> done(String type, String job, List<Pending> rows) {
        return read(type, job + "/successfulResults", rows, 0, line -> true).keySet();
    }

    private <T> Map<String, T> read(
            String type, String path, List<Pending> rows, int least, Function<NamedCsvRecord, T> value) {
        Set<String> sent = rows.stream().map(Pending::id).collect(Collectors.toSet());
        Call call = api.call("read what became of " + type, "GET", api.path(path), Map.of(), Call.Kind.WRITE, null)
                .header("Accept", "text/csv");
        return api.exchange(call, reply -> {
            Tables.refuseHtml(Api.delivered(call, reply));
            Map<String, T> byId = table(reply.text(), value);
            if (byId.size() < least || !sent.containsAll(byId.keySet())) {
                throw new GarbledException("a table without its rows");
            }
            return byId;
        });
    }

    private static <T> Map<String, T> table(String text, Function<NamedCsvRecord, T> value) throws IOException {
        Map<String, T> byId = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            reader.forEach(line -> byId.put(line.findField(Objects.ID).orElse(""), value.apply(line)));
        } catch (CsvParseException cutOff) {
            // Without the cause, whose message may quote the table.
            throw new GarbledException("a table that was cut off");
        }
        return byId;
    }

    /** {@code CODE:message:FIELD --} */
    private static Complaint complaint(NamedCsvRecord line) {
        String[] parts = line.findField("sf__Error").orElse("").split(":", 2);
        return Complaint.of(parts[0], parts.length > 1 ? parts[1] : "", List.of());
    }
}
