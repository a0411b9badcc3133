package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SOQL by REST: the first page, the next ones, and children inside of records. */
final class Queries {
    private static final int SMALLEST_PAGE = 200;
    /** Children beyond these come by a locator of their own, inside of the record. */
    private static final int CHILDREN = 200;

    private final Org org;
    private final Cursors cursors;
    private final int page;

    /** @param page the most rows of a page */
    Queries(Org org, Cursors cursors, int page) {
        this.org = org;
        this.cursors = cursors;
        this.page = page;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET query", request -> first(request, false)),
                Route.of("GET queryAll", request -> first(request, true)),
                Route.of("GET query/{locator}", this::next),
                Route.of("GET queryAll/{locator}", this::next));
    }

    private Reply first(Request request, boolean all) {
        String soql = request.parameter("q");
        if (soql.isEmpty()) {
            throw Refusal.bad("MALFORMED_QUERY", "A query string has to be specified");
        }
        Plan plan = Plan.of(org, soql, all);
        List<Row> rows = plan.rows();
        if (plan.query().count()) {
            ObjectNode counted = Json.object().put("totalSize", rows.size()).put("done", true);
            counted.putArray("records");
            return Reply.ok(counted);
        }
        if (plan.query().aggregates()) {
            return Reply.ok(Aggregates.counted(plan, rows));
        }
        return Reply.ok(page(cursors.open(plan, rows, batch(request, plan)), 0, request.base()));
    }

    /** A hint; wide texts make pages smaller. */
    private int batch(Request request, Plan plan) {
        String wanted = request.option("Sforce-Query-Options", "batchSize");
        int batch = wanted.matches("\\d{1,6}") ? Integer.parseInt(wanted) : page;
        boolean wide = plan.columns().stream()
                .anyMatch(column -> column.field().type() == FieldType.TEXTAREA
                        && column.field().size().length() > 255);
        return Math.min(page, Math.max(SMALLEST_PAGE, Math.min(wide ? page / 2 : page, batch)));
    }

    private Reply next(Request request) {
        Cursors.Place place = cursors.find(request.place("locator"));
        return Reply.ok(page(place.cursor(), place.offset(), request.base()));
    }

    /** Records from an offset on, until the page is full; children count as records of it. */
    private ObjectNode page(Cursors.Cursor cursor, int offset, String base) {
        Plan plan = cursor.plan();
        ArrayNode records = Json.array();
        int at = offset;
        int size = 0;
        Map<Plan.Children, Map<String, List<Row>>> families = families(plan, cursor, offset);
        while (at < cursor.numbers().length && size < cursor.batch()) {
            Row row = plan.table().at(cursor.numbers()[at++]);
            if (row == null) {
                continue;
            }
            ObjectNode record = plan.selection().json(plan.table(), row, base);
            for (Plan.Children children : plan.children()) {
                size += children(record, children, families, plan.table().id(row), base);
            }
            records.add(record);
            size++;
        }
        return answer(cursor, at, records, base);
    }

    private ObjectNode answer(Cursors.Cursor cursor, int at, ArrayNode records, String base) {
        boolean done = at >= cursor.numbers().length;
        ObjectNode body =
                Json.object().put("totalSize", cursor.numbers().length).put("done", done);
        if (!done) {
            cursors.keep(cursor);
            body.put("nextRecordsUrl", base + "/query/" + cursor.locator(at));
        }
        body.set("records", records);
        return body;
    }

    private int children(
            ObjectNode record,
            Plan.Children children,
            Map<Plan.Children, Map<String, List<Row>>> families,
            String parent,
            String base) {
        List<Row> rows = families.getOrDefault(children, Map.of()).getOrDefault(parent, List.of());
        String name = children.relationship().name();
        Plan plan = children.plan();
        rows = plan.cut(plan.ordered(rows));
        if (rows.isEmpty()) {
            record.putNull(name);
            return 0;
        }
        Cursors.Cursor cursor = cursors.open(plan, rows, CHILDREN);
        ArrayNode records = Json.array();
        int size = Math.min(rows.size(), CHILDREN);
        rows.subList(0, size).forEach(row -> records.add(plan.selection().json(plan.table(), row, base)));
        record.set(name, answer(cursor, size, records, base));
        return size;
    }

    /** The children of a page's records, found in one walk over their table. */
    private static Map<Plan.Children, Map<String, List<Row>>> families(Plan plan, Cursors.Cursor cursor, int offset) {
        Map<Plan.Children, Map<String, List<Row>>> families = new HashMap<>();
        if (plan.children().isEmpty()) {
            return families;
        }
        Set<String> parents = new TreeSet<>();
        for (int i = offset; i < Math.min(offset + cursor.batch(), cursor.numbers().length); i++) {
            parents.add(Ids.of(plan.table().object().prefix(), cursor.numbers()[i]));
        }
        for (Plan.Children children : plan.children()) {
            Map<String, List<Row>> family = new HashMap<>();
            Table table = children.plan().table();
            table.each(row -> {
                String parent = table.value(row, children.relationship().field());
                if (parent != null
                        && parents.contains(parent)
                        && children.plan().accepts(row)) {
                    family.computeIfAbsent(parent, key -> new ArrayList<>()).add(row);
                }
            });
            families.put(children, family);
        }
        return families;
    }
}
