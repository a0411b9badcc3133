package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Search over the index, which lags behind the records, knows no archived ones, and answers no associations or history. */
final class Search {
    private static final int CAP = 10_000;
    private final Portal portal;
    private final RecordJson json;

    Search(Portal portal) {
        this.portal = portal;
        this.json = new RecordJson(portal);
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST crm/objects/{type}/search", Route.Bucket.SEARCH, ObjectReads::scope, this::search));
    }

    private Reply search(Request request) {
        request.query().only();
        Table table = portal.table(request.type("type"));
        SearchQuery query = SearchQuery.of(request.json(), table.catalog());
        List<Row> found = new ArrayList<>();
        for (Row row : table.indexed(portal.now())) {
            if (matches(query, table, row)) {
                found.add(row);
            }
        }
        sort(query, table, found);
        ObjectNode page = Json.object().put("total", found.size());
        ArrayNode results = page.putArray("results");
        int end = Math.min(found.size(), query.after() + query.limit());
        for (int i = query.after(); i < end; i++) {
            results.add(json.of(table, found.get(i), query.properties()));
        }
        if (end < found.size()) {
            page.putObject("paging").putObject("next").put("after", Integer.toString(Math.min(end, CAP)));
        }
        return Reply.ok(page);
    }

    private boolean matches(SearchQuery query, Table table, Row row) {
        boolean filtered = query.groups().isEmpty()
                || query.groups().stream()
                        .anyMatch(group -> group.stream().allMatch(condition -> matches(condition, table, row)));
        return filtered && (query.text().isEmpty() || mentions(table, row, query.text()));
    }

    private boolean matches(SearchQuery.Condition condition, Table table, Row row) {
        if (condition.associated() != null) {
            return Arrays.stream(portal.links().of(table.type(), row.id, condition.associated()))
                    .anyMatch(id -> id == condition.associatedId());
        }
        Filter filter = Objects.requireNonNull(condition.filter());
        String name = filter.property().name();
        if (name.equals("hs_object_id")) {
            return filter.test(row.id);
        }
        if (name.equals(table.type().modifiedProperty())) {
            return filter.test(row.modifiedAt);
        }
        if (name.equals(table.type().createdProperty())) {
            return filter.test(row.createdAt);
        }
        return filter.test(table.valueOrEmpty(row, name));
    }

    private static boolean mentions(Table table, Row row, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return table.type().shownByDefault().stream()
                .anyMatch(name ->
                        table.valueOrEmpty(row, name).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static void sort(SearchQuery query, Table table, List<Row> rows) {
        Property by = query.sort();
        if (by == null || (by.name().equals("hs_object_id") && !query.descending())) {
            return;
        }
        Filter order = new Filter(by, Operator.EQ, "", "", List.of());
        Comparator<Row> comparator = (a, b) -> {
            String left = table.valueOrEmpty(a, by.name());
            String right = table.valueOrEmpty(b, by.name());
            return left.isEmpty() || right.isEmpty()
                    ? Boolean.compare(left.isEmpty(), right.isEmpty())
                    : order.compare(left, right);
        };
        rows.sort(query.descending() ? comparator.reversed() : comparator);
    }
}
