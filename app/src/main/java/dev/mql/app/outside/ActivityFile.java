package dev.mql.app.outside;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.mql.file.Mistakes;
import dev.mql.file.Position;
import dev.mql.mapping.normal.Moments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a CSV file of activities: the columns {@code person}, {@code type} and {@code at}, and {@code asset} and {@code id}
 * where there are such. Every mistake is told, with its line; values are not repeated, since they may be somebody's.
 */
final class ActivityFile {

    private static final List<String> NEEDED = List.of("person", "type", "at");
    private static final List<String> COLUMNS = List.of("person", "type", "at", "asset", "id");

    private final ZoneId zone;
    private final Instant now;
    private final Mistakes mistakes;
    private final Map<String, Integer> columns = new TreeMap<>();
    private final List<ActivityRow> rows = new ArrayList<>();

    /**
     * @param zone in which a day without a time begins at 00:00
     * @param now after which nothing can have happened
     */
    ActivityFile(ZoneId zone, Instant now, Mistakes mistakes) {
        this.zone = zone;
        this.now = now;
        this.mistakes = mistakes;
    }

    /** All rows; to be used only where there are no mistakes. */
    List<ActivityRow> read(Path file) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord line : reader) {
                if (header) {
                    header(line.getFields());
                    header = false;
                } else {
                    row(line);
                }
            }
            if (header) {
                wrong(1, "the file is empty", "its first line names the columns: person,type,at,asset,id");
            }
        } catch (CsvParseException broken) {
            wrong(1, "this is no CSV", "look for a quote that is opened and never closed");
        } catch (IOException | UncheckedIOException unreadable) {
            wrong(1, "the file cannot be read", "check its name, and that it is UTF-8 text");
        }
        return rows;
    }

    private void header(List<String> names) {
        for (int at = 0; at < names.size(); at++) {
            columns.put(names.get(at).strip().toLowerCase(Locale.ROOT), at);
        }
        for (String needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                wrong(1, "the column `" + needed + "` is missing", "name the columns " + String.join(",", COLUMNS));
            }
        }
    }

    private void row(CsvRecord line) {
        if (!columns.keySet().containsAll(NEEDED)) {
            return;
        }
        long number = line.getStartingLineNumber();
        String person = cell(line, "person");
        String type = cell(line, "type");
        Optional<Instant> at = Moments.read(cell(line, "at"), zone);
        if (person.isEmpty()) {
            wrong(number, "it says of nobody", "write the person's e-mail address or id in the CRM under `person`");
        }
        if (type.isEmpty()) {
            wrong(number, "it does not say what was done", "write a word for it under `type`, such as intent_surge");
        }
        if (at.isEmpty()) {
            wrong(number, "`at` is no point in time", "write it as 2026-11-23 or 2026-11-23T09:30:00Z");
        } else if (at.get().isAfter(now)) {
            wrong(number, "`at` lies in the future", "write when it happened");
        } else if (!person.isEmpty() && !type.isEmpty()) {
            rows.add(new ActivityRow(
                    number, person, type, at.get().toEpochMilli(), cell(line, "asset"), cell(line, "id")));
        }
    }

    private String cell(CsvRecord line, String column) {
        Integer at = columns.get(column);
        return at == null || at >= line.getFieldCount() ? "" : line.getField(at).strip();
    }

    private void wrong(long line, String what, String remedy) {
        mistakes.add(new Position((int) line, 1), "", what, remedy);
    }
}
