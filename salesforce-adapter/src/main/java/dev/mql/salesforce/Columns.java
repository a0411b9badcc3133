package dev.mql.salesforce;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** What is selected of an object, in order, and how it is read off an answer. For one page; not for several threads. */
final class Columns {

    private final String object;
    private final List<String> names;
    private final List<Field.Kind> kinds;
    private final List<String[]> steps;
    private final Map<String, Integer> places;
    private final List<String> asked;
    private final int[] askedAt;

    private Columns(String object, Fields fields, Collection<String> names, Set<String> wanted) {
        this.object = object;
        this.names = List.copyOf(names);
        this.kinds = this.names.stream()
                .map(name -> fields.find(object, name).map(Field::kind).orElse(Field.Kind.TEXT))
                .toList();
        this.steps = this.names.stream().map(name -> name.split("\\.", -1)).toList();
        this.places = new LinkedHashMap<>();
        for (String name : this.names) {
            places.put(name, places.size());
        }
        this.asked = this.names.stream().filter(wanted::contains).sorted().toList();
        this.askedAt = asked.stream().mapToInt(places::get).toArray();
    }

    /** Those wanted, and those always needed; what describe does not tell is left out, as check reports it. */
    static Columns of(String object, Fields fields, Set<String> wanted) {
        Set<String> names = new LinkedHashSet<>(List.of(Objects.STAMP, Objects.DELETED));
        names.addAll(Objects.needed(object));
        names.addAll(wanted);
        // Last, since all ids are of one length: a table that was cut off in its last row shows it.
        names.remove(Objects.ID);
        names.add(Objects.ID);
        names.removeIf(name -> fields.find(object, name).isEmpty());
        return new Columns(object, fields, names, wanted);
    }

    static Columns ids(String object, Fields fields) {
        return new Columns(object, fields, List.of(Objects.ID), Set.of());
    }

    String object() {
        return object;
    }

    /** Whether they tell of a record that it exists, and nothing more. */
    boolean bare() {
        return names.size() == 1;
    }

    List<String> names() {
        return names;
    }

    String select() {
        return Soql.select(names, object);
    }

    /** A record of a query's answer. */
    Cells json(JsonNode record) {
        return new Cells(this, place -> {
            JsonNode value = record;
            for (String step : steps.get(place)) {
                value = value.path(step);
            }
            return value.isString() ? value.stringValue() : Json.string(value);
        });
    }

    /** A line of a Bulk job's results, whose columns stand in the order of the query. */
    Cells csv(List<String> line) {
        return new Cells(this, line::get);
    }

    /** One record's values by name, in one spelling; empty where there is none. */
    static final class Cells {
        private final Columns columns;
        private final IntFunction<String> texts;

        private Cells(Columns columns, IntFunction<String> texts) {
            this.columns = columns;
            this.texts = texts;
        }

        String text(String name) {
            Integer place = columns.places.get(name);
            return place == null ? "" : text((int) place);
        }

        private String text(int place) {
            String text = texts.apply(place);
            return text.isEmpty() ? text : Values.plain(columns.kinds.get(place), text);
        }

        /** UTC milliseconds of an instant or of a date's beginning. */
        long millis(String name, long otherwise) {
            Integer place = columns.places.get(name);
            return place == null ? otherwise : Values.millis(texts.apply(place), otherwise);
        }

        /** What is wanted of the record and filled. */
        SortedMap<String, String> properties() {
            SortedMap<String, String> properties = new TreeMap<>();
            for (int i = 0; i < columns.askedAt.length; i++) {
                String text = text(columns.askedAt[i]);
                if (!text.isEmpty()) {
                    properties.put(columns.asked.get(i), text);
                }
            }
            return properties;
        }
    }
}
