package dev.mql.app.sandbox.seed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header: rows by column name, every fault with its line. */
record CsvTable(Path file, List<String> header, List<Line> lines) {
    private static final int MOST_PROBLEMS = 20;

    /** One row and where it starts. */
    record Line(long number, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    static CsvTable read(Path file, List<String> problems) {
        List<Line> lines = new ArrayList<>();
        List<String> header = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                if (header.isEmpty()) {
                    header.addAll(row.getFields().stream().map(String::strip).toList());
                } else if (row.getFieldCount() != header.size()) {
                    add(
                            problems,
                            file + ":" + row.getStartingLineNumber() + ": " + row.getFieldCount()
                                    + " fields where the header has " + header.size()
                                    + ": look for a missing quote or an extra separator");
                } else {
                    lines.add(line(header, row));
                }
            }
        } catch (CsvParseException e) {
            add(problems, file + ": " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            add(
                    problems,
                    file + ": the file cannot be read: check that it is there and is UTF-8 text, or name another");
            return new CsvTable(file, header, lines);
        }
        if (header.isEmpty()) {
            add(problems, file + ":1: the file is empty: its first line must name the columns");
        }
        return new CsvTable(file, header, lines);
    }

    private static Line line(List<String> header, CsvRecord row) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.getField(i));
        }
        return new Line(row.getStartingLineNumber(), cells);
    }

    private static void add(List<String> problems, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
