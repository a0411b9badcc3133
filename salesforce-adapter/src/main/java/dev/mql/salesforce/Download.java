package dev.mql.salesforce;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rows of one answer of a query job, handed on from its bytes. */
final class Download implements AutoCloseable {

    private static final List<Integer> AS_ASKED = List.of();

    private final byte[] body;
    private final boolean header;
    private final List<Integer> places;
    private final long rows;
    private final String next;
    private CloseableIterator<CsvRecord> lines;
    private long at;

    /** @param places where each column stands; empty where they stand as they were asked for */
    private Download(byte[] body, boolean header, List<Integer> places, long rows, String next) {
        this.body = body;
        this.header = header;
        this.places = List.copyOf(places);
        this.rows = rows;
        this.next = next;
        this.lines = begin();
    }

    /**
     * Held to the number of rows that Salesforce says it holds: downloads were seen to end early. Each one may begin with the
     * names of the columns, or only the first.
     *
     * @param names the columns asked for, in their order
     */
    static Download of(Reply reply, List<String> names) throws IOException {
        Tables.refuseHtml(reply);
        byte[] body = reply.body();
        List<String> first = Tables.firstLine(body);
        if (!first.isEmpty() && first.size() != names.size()) {
            throw new GarbledException("results with other columns than asked for");
        }
        boolean header = lower(first).equals(lower(names));
        long rows = Math.max(0, Tables.lines(body, names.size()) - (header ? 1 : 0));
        long told = reply.number("sforce-numberofrecords").orElse(rows);
        if (rows != told) {
            throw new GarbledException("results without their rows");
        }
        String locator = reply.header("sforce-locator").orElse("null");
        List<Integer> places = header ? places(first, names) : AS_ASKED;
        return new Download(body, header, places, rows, locator.equals("null") ? "" : locator);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Integer> places(List<String> header, List<String> names) {
        List<String> lower =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<Integer> places = new ArrayList<>();
        boolean moved = false;
        for (int i = 0; i < names.size(); i++) {
            int place = lower.indexOf(names.get(i).toLowerCase(Locale.ROOT));
            places.add(place);
            moved |= place != i;
        }
        return moved ? places : AS_ASKED;
    }

    private CloseableIterator<CsvRecord> begin() {
        CsvReader<CsvRecord> reader = Tables.reader(body, 0);
        CloseableIterator<CsvRecord> iterator = reader.iterator();
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

    /** From a row on, so many of them, their cells in the order asked for; answers how many there were. */
    synchronized long each(long from, int most, Consumer<List<String>> row) {
        if (from != at) {
            lines = begin();
        }
        for (; at < from && lines.hasNext(); at++) {
            lines.next();
        }
        long read = 0;
        for (; read < most && lines.hasNext(); read++) {
            row.accept(inOrder(lines.next().getFields()));
        }
        at = from + read;
        return read;
    }

    private List<String> inOrder(List<String> cells) {
        return places.isEmpty() ? cells : places.stream().map(cells::get).toList();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException neverOfBytes) {
            throw new UncheckedIOException(neverOfBytes);
        }
    }
}
