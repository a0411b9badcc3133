package dev.mql.salesforce;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether a table of a Bulk job came whole. Nothing says so but its rows: RFC 4180 does not ask for a last line end. */
final class Tables {

    private Tables() {}

    /** Salesforce's edge and its login page answer HTML, with a status of success at that. */
    static void refuseHtml(Reply reply) throws GarbledException {
        if (reply.header("content-type").orElse("").contains("html")) {
            throw new GarbledException("a page instead of a table");
        }
    }

    /**
     * How many lines there are; a line end within quotes is none.
     *
     * @param columns of each line, the last of which is an id
     * @throws GarbledException where the last line is not whole
     */
    static long lines(byte[] body, int columns) throws IOException {
        long lines = 0;
        int end = 0;
        boolean quoted = false;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '"') {
                quoted = !quoted;
            } else if (body[i] == '\n' && !quoted) {
                lines++;
                end = i + 1;
            }
        }
        if (quoted || (end < body.length && !endsWithAnId(body, end, columns))) {
            throw new GarbledException("a table that was cut off");
        }
        return end < body.length ? lines + 1 : lines;
    }

    private static boolean endsWithAnId(byte[] body, int from, int columns) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(body, from)) {
            for (CsvRecord last : reader) {
                return last.getFieldCount() == columns
                        && (last.getField(columns - 1).length() == Ids.LENGTH
                                || last.getField(columns - 1).equals(Objects.ID));
            }
            return false;
        }
    }

    /** Nothing where there is no line. */
    static List<String> firstLine(byte[] body) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(body, 0)) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        }
    }

    static CsvReader<CsvRecord> reader(byte[] body, int from) {
        return CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(
                        new ByteArrayInputStream(body, from, body.length - from), StandardCharsets.UTF_8));
    }
}
