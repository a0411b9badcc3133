package dev.mql.salesforce;

import dev.mql.crm.Filled;
import dev.mql.http.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts by one aggregate query for an object, which counts no rows against what a query may answer. */
final class FillCounts {

    /** Of which COUNT(field) is allowed; a checkbox always has a value (SOQL and SOSL Reference, "Support for Field Types in Aggregate Functions"). */
    private static final Set<String> COUNTABLE = Set.of(
            "string",
            "picklist",
            "combobox",
            "email",
            "phone",
            "url",
            "int",
            "double",
            "currency",
            "percent",
            "date",
            "datetime",
            "reference");

    /** An aggregate query has at most a hundred aliases. */
    private static final int MOST = 90;

    private final Api api;
    private final Describes describes;

    FillCounts(Api api, Describes describes) {
        this.api = api;
        this.describes = describes;
    }

    Filled of(String object, Collection<String> properties) {
        Map<String, Field> known = describes.fields().objects().getOrDefault(object, Map.of());
        if (known.isEmpty()) {
            return Filled.UNKNOWN;
        }
        List<String> counted = properties.stream()
                .filter(name -> known.containsKey(name)
                        && COUNTABLE.contains(known.get(name).property().type()))
                .sorted()
                .limit(MOST)
                .toList();
        List<String> columns = new ArrayList<>(List.of("COUNT(Id)"));
        counted.forEach(name -> columns.add("COUNT(" + Soql.name(name) + ")"));
        String query = "SELECT " + String.join(",", columns) + " FROM " + Soql.name(object);
        JsonNode row = api.get("count " + object, api.path("/query"), Map.of("q", query), Call.Kind.LOOK)
                .path("records")
                .path(0);
        Map<String, Long> values = new TreeMap<>();
        for (int i = 0; i < counted.size(); i++) {
            // Salesforce names columns without an alias by their place.
            values.put(counted.get(i), row.path("expr" + (i + 1)).asLong(0));
        }
        return new Filled(row.path("expr0").asLong(0), values);
    }
}
