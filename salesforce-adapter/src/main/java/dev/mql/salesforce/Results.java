package dev.mql.salesforce;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mql.http.Call;
import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Downloads of query jobs, 50,000 rows each. The bytes are kept while their rows are handed on, the rows are not, so a
 * million rows take little heap; a run that was restarted downloads the one it was in again.
 */
final class Results {

    private static final String AT_ONCE = "50000";

    private final Api api;
    private final Map<String, Download> open = new ConcurrentHashMap<>();

    Results(Api api) {
        this.api = api;
    }

    Download download(Cursor cursor, List<String> names) {
        return open.computeIfAbsent(key(cursor), key -> fetch(cursor, names));
    }

    void drop(Cursor cursor) {
        Download done = open.remove(key(cursor));
        if (done != null) {
            done.close();
        }
    }

    private static String key(Cursor cursor) {
        return cursor.job() + "/" + cursor.locator();
    }

    private Download fetch(Cursor cursor, List<String> names) {
        Map<String, String> query = cursor.locator().isEmpty()
                ? Map.of("maxRecords", AT_ONCE)
                : Map.of("maxRecords", AT_ONCE, "locator", cursor.locator());
        Call call = api.call(
                        "download " + cursor.stream(),
                        "GET",
                        api.path("/jobs/query/" + cursor.job() + "/results"),
                        query,
                        Call.Kind.READ,
                        null)
                .header("Accept", "text/csv");
        return api.exchange(call, reply -> whole(Api.delivered(call, reply), names));
    }

    /** Held to the number of rows that Salesforce says it holds: downloads were seen to end early. */
    private static Download whole(Reply reply, List<String> names) throws IOException {
        byte[] body = reply.body();
        boolean header = startsWithHeader(body, names);
        long rows = Math.max(0, lines(body) - (header ? 1 : 0));
        long told = reply.number("sforce-numberofrecords").orElse(rows);
        if (rows != told || (body.length > 0 && body[body.length - 1] != '\n')) {
            throw new GarbledException("results without their rows");
        }
        String locator = reply.header("sforce-locator").orElse("null");
        return new Download(body, header, rows, locator.equals("null") ? "" : locator);
    }

    /** Each download may begin with the names of the columns, or only the first one. */
    private static boolean startsWithHeader(byte[] body, List<String> names) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(body)) {
            for (CsvRecord first : reader) {
                if (first.getFieldCount() != names.size()) {
                    throw new GarbledException("results with other columns than asked for");
                }
                return first.getFields().equals(names);
            }
            return false;
        }
    }

    /** Line ends outside of quotes. */
    private static long lines(byte[] body) {
        long lines = 0;
        boolean quoted = false;
        for (byte b : body) {
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' && !quoted) {
                lines++;
            }
        }
        return lines;
    }

    private static CsvReader<CsvRecord> reader(byte[] body) {
        return CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    /** Rows of one answer. */
    static final class Download implements AutoCloseable {
        private final byte[] body;
        private final boolean header;
        private final long rows;
        private final String next;
        private CloseableIterator<CsvRecord> lines;
        private long at;

        private Download(byte[] body, boolean header, long rows, String next) {
            this.body = body;
            this.header = header;
            this.rows = rows;
            this.next = next;
            this.lines = begin();
        }

        private CloseableIterator<CsvRecord> begin() {
            CloseableIterator<CsvRecord> iterator = reader(body).iterator();
            if (header) {
                iterator.next();
            }
            at = 0;
            return iterator;
        }

        long rows() {
            return rows;
        }

        /** The locator of what follows; empty at the end. */
        String next() {
            return next;
        }

        /** From a row on, so many of them; answers how many there were. */
        synchronized long each(long from, int most, Consumer<List<String>> row) {
            if (from != at) {
                lines = begin();
            }
            for (; at < from && lines.hasNext(); at++) {
                lines.next();
            }
            long read = 0;
            for (; read < most && lines.hasNext(); read++) {
                row.accept(lines.next().getFields());
            }
            at = from + read;
            return read;
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException neverOfBytes) {
                throw new java.io.UncheckedIOException(neverOfBytes);
            }
        }
    }
}
