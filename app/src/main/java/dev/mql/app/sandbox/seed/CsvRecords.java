package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rows of one file as records, checked against their mapping. */
final class CsvRecords {
    private static final int MOST_PROBLEMS = 20;
    private final ObjectType type;
    private final CsvMapping mapping;
    private final CsvTable table;
    private final Instant asOf;
    private final List<Row> rows = new ArrayList<>();

    private record Row(long id, Instant created, String company, Map<String, String> values) {}

    private CsvRecords(ObjectType type, CsvMapping mapping, CsvTable table, Instant asOf) {
        this.type = type;
        this.mapping = mapping;
        this.table = table;
        this.asOf = asOf;
    }

    static CsvRecords check(String section, CsvMapping mapping, CsvTable table, Instant asOf, List<String> problems) {
        ObjectType type = section.equals("contacts") ? ObjectType.CONTACT : ObjectType.COMPANY;
        CsvRecords records = new CsvRecords(type, mapping, table, asOf);
        Set<String> wanted = new TreeSet<>(mapping.roles().values());
        mapping.properties().values().forEach(column -> wanted.add(column.column()));
        wanted.removeAll(table.header());
        if (table.header().isEmpty()) {
            wanted.clear(); // One problem is enough: the table has said that it is empty, or not there.
        }
        wanted.forEach(column -> problems.add(table.file() + ":1: there is no column \"" + column + "\""));
        Set<Long> ids = new HashSet<>();
        Set<String> emails = new HashSet<>();
        for (CsvTable.Line line : table.lines()) {
            if (problems.size() >= MOST_PROBLEMS) {
                break;
            }
            try {
                Row row = records.row(line, records.rows.size() + 1);
                String email = row.values().getOrDefault("email", "");
                if (!ids.add(row.id()) || (!email.isEmpty() && !emails.add(email))) {
                    problems.add(table.file() + ":" + line.number() + ": this id or e-mail was given before");
                }
                records.rows.add(row);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                problems.add(table.file() + ":" + line.number() + ": " + e.getMessage());
            }
        }
        return records;
    }

    private Row row(CsvTable.Line line, int place) {
        Map<String, String> values = new HashMap<>(mapping.constants());
        mapping.properties().forEach((name, column) -> {
            String text = line.cell(column.column()).strip();
            if (!text.isEmpty() && !mapping.empty().contains(text)) {
                values.put(name, value(column, text));
            }
        });
        String email = line.cell(role("email")).strip();
        if (!email.isEmpty()) {
            values.put("email", email.toLowerCase(Locale.ROOT));
        }
        String id = line.cell(role("id")).strip();
        String created = line.cell(role("created")).strip();
        return new Row(
                id.isEmpty() ? place : new BigDecimal(id).longValueExact(),
                created.isEmpty() ? asOf : instant(created),
                line.cell(role("company")).strip(),
                values);
    }

    private String role(String name) {
        return mapping.roles().getOrDefault(name, "");
    }

    private static String value(CsvMapping.Column column, String text) {
        return switch (column.type()) {
            case "number" -> number(column, text);
            case "bool" -> bool(column, text);
            case "date" -> LocalDate.parse(text).toString();
            case "datetime" -> instant(text).toString();
            default -> text;
        };
    }

    private static String number(CsvMapping.Column column, String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" in column " + column.column() + " is no number: give the column another type", e);
        }
    }

    private static String bool(CsvMapping.Column column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> "true";
            case "no", "false", "0" -> "false";
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" in column " + column.column() + " is neither yes nor no");
        };
    }

    private static Instant instant(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    void load(Loader loader) {
        mapping.properties().forEach((name, column) -> {
            if (!loader.defines(type, name)) {
                loader.property(type, name, column.label(), column.type(), options(name, column));
            }
        });
        mapping.constants().keySet().stream()
                .filter(name -> !loader.defines(type, name))
                .forEach(name -> loader.property(type, name, name, "string", List.of()));
        Author author = Author.importOf(table.file().getFileName().toString());
        for (Row row : rows) {
            loader.record(new Loader.Seed(type, row.id(), row.created(), row.created(), author, row.values()));
            if (!row.company().isEmpty()) {
                loader.link(type, row.id(), ObjectType.COMPANY, Long.parseLong(row.company()));
            }
        }
    }

    /** An enumeration allows what the file holds. */
    private List<String> options(String name, CsvMapping.Column column) {
        Set<String> options = new TreeSet<>();
        if (column.type().equals("enumeration")) {
            rows.forEach(row -> options.add(row.values().getOrDefault(name, "")));
            options.remove("");
        }
        return List.copyOf(options);
    }
}
