package dev.mql.sync;

import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A property as far as a mapping may depend on it.
 *
 * @param type the CRM's word; empty where the property is not there
 * @param options what may be written into it; empty where anything may
 */
record Shape(String type, SortedSet<String> options) {

    private static final String MISSING = "";

    /** Of everything wanted, by {@code object.property}. */
    static SortedMap<String, Shape> of(Schema schema, Wanted wanted) {
        SortedMap<String, Shape> shapes = new TreeMap<>();
        wanted.read()
                .forEach((object, names) ->
                        names.forEach(name -> shapes.put(object + "." + name, of(schema, object, name))));
        wanted.write()
                .forEach((object, targets) -> targets.forEach(
                        target -> shapes.put(object + "." + target.property(), of(schema, object, target.property()))));
        return shapes;
    }

    private static Shape of(Schema schema, String object, String name) {
        return schema.property(object, name)
                .map(property -> new Shape(
                        plain(property.type()),
                        property.options().stream()
                                .map(option -> plain(option.value()))
                                .collect(Collectors.toCollection(TreeSet::new))))
                .orElse(new Shape(MISSING, new TreeSet<>()));
    }

    /** A line for each: subject, type and options with tabs between. */
    static String text(Map<String, Shape> shapes) {
        return shapes.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue().type() + "\t"
                        + String.join("\t", entry.getValue().options()))
                .collect(Collectors.joining("\n"));
    }

    static SortedMap<String, Shape> read(String text) {
        SortedMap<String, Shape> shapes = new TreeMap<>();
        text.lines()
                .map(line -> List.of(line.split("\t")))
                .filter(parts -> parts.size() > 1)
                .forEach(parts -> shapes.put(
                        parts.get(0), new Shape(parts.get(1), new TreeSet<>(parts.subList(2, parts.size())))));
        return shapes;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }

    /** What is worse about it today, half a sentence; empty where nothing is. */
    String change(Shape today, Set<String> needed) {
        if (type.equals(MISSING)) {
            return "";
        }
        if (today.type.equals(MISSING)) {
            return "is gone since the last run";
        }
        if (!today.type.equals(type)) {
            return "has changed its type from " + type + " to " + today.type + " since the last run";
        }
        SortedSet<String> lost = new TreeSet<>(options);
        lost.retainAll(needed);
        lost.removeAll(today.options);
        return lost.isEmpty() ? "" : "has lost the option " + String.join(", ", lost) + " since the last run";
    }
}
