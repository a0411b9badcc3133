package dev.mql.app.sandbox.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How columns become properties.
 *
 * <pre>
 * contacts:                          # and the same under `companies`
 *   file: leads.csv                  # beside this file
 *   id: Lead Number                  # column of the record id; without it records are numbered
 *   email: Mail                      # column of the e-mail; may be absent
 *   company: Account Id              # column of the company's id
 *   created: Created                 # column of the creation date; without it everything is new
 *   empty: [Select]                  # texts that mean nothing was said
 *   properties:
 *     lead_origin: {column: Lead Origin, label: Lead Origin, type: enumeration}
 *     total_visits: {column: TotalVisits, type: number}
 *   constants: {lifecyclestage: lead}
 * </pre>
 */
record CsvMapping(
        Path file,
        Map<String, String> roles,
        Set<String> empty,
        Map<String, Column> properties,
        Map<String, String> constants) {
    private static final Set<String> TYPES = Set.of("string", "number", "bool", "date", "datetime", "enumeration");
    private static final Set<String> ROLES = Set.of("id", "email", "company", "created");

    /** One property: its column, label and type. */
    record Column(String column, String label, String type) {}

    static Map<String, CsvMapping> read(Path mapping, List<String> problems) {
        Map<String, CsvMapping> all = new TreeMap<>();
        JsonNode root = tree(mapping);
        root.properties().forEach(entry -> {
            String name = entry.getKey();
            if (!name.equals("contacts") && !name.equals("companies")) {
                problems.add(mapping + ": unknown key " + name + ": write contacts or companies");
                return;
            }
            all.put(name, section(mapping, name, entry.getValue(), problems));
        });
        if (!all.containsKey("contacts")) {
            problems.add(mapping + ": there is no section contacts: say at least its file and properties");
        }
        return all;
    }

    private static JsonNode tree(Path mapping) {
        try {
            return new YAMLMapper().readTree(Files.readString(mapping));
        } catch (JacksonException e) {
            throw new CsvProblems(List.of(mapping + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new CsvProblems(
                    List.of(mapping + ": the file cannot be read: check that it is there and is UTF-8 text"));
        }
    }

    private static CsvMapping section(Path mapping, String name, JsonNode node, List<String> problems) {
        Map<String, String> roles = new TreeMap<>();
        for (String role : ROLES) {
            if (node.hasNonNull(role)) {
                roles.put(role, node.path(role).asString());
            }
        }
        List<String> empty = new ArrayList<>();
        node.path("empty").values().forEach(text -> empty.add(text.asString()));
        Map<String, Column> properties = new TreeMap<>();
        node.path("properties").properties().forEach(entry -> {
            JsonNode column = entry.getValue();
            String header = column.isString()
                    ? column.asString()
                    : column.path("column").asString("");
            String type = column.path("type").asString("string");
            if (header.isEmpty() || !TYPES.contains(type)) {
                problems.add(mapping + ": " + name + ".properties." + entry.getKey()
                        + ": needs a column, and a type of " + TYPES);
            }
            properties.put(
                    entry.getKey(), new Column(header, column.path("label").asString(header), type));
        });
        Map<String, String> constants = new TreeMap<>();
        node.path("constants")
                .properties()
                .forEach(entry -> constants.put(entry.getKey(), entry.getValue().asString()));
        for (String key : node.propertyNames()) {
            if (!ROLES.contains(key)
                    && !Set.of("file", "empty", "properties", "constants").contains(key)) {
                problems.add(mapping + ": " + name + "." + key + ": unknown key");
            }
        }
        Path file = mapping.resolveSibling(node.path("file").asString(name + ".csv"));
        return new CsvMapping(file, roles, Set.copyOf(empty), properties, constants);
    }

    CsvMapping withFile(Path other) {
        return new CsvMapping(other, roles, empty, properties, constants);
    }
}
