package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A query that is answered as a table. Without ORDER BY its rows come in no order: chunks are finished as they are. */
final class QueryJob extends Job {
    private final Plan plan;
    private final List<Column> columns;
    private int[] numbers = {};

    QueryJob(String id, Plan plan, String operation, String version, long created) {
        super(id, plan.table().object().name(), operation, version, created, "UploadComplete");
        this.plan = plan;
        this.columns = plan.columns();
        this.queued = created;
    }

    @Override
    String type() {
        return "query";
    }

    @Override
    void finish() {
        List<Row> rows = plan.rows();
        if (plan.query().order().isEmpty()) {
            List<Row> later = new ArrayList<>(rows.subList(rows.size() / 2, rows.size()));
            later.addAll(rows.subList(0, rows.size() / 2));
            rows = later;
        }
        numbers = rows.stream().mapToInt(row -> row.number).toArray();
    }

    int size() {
        return numbers.length;
    }

    /** A header, and the rows from one offset to another. */
    String csv(int from, int to) {
        StringBuilder csv = new StringBuilder((to - from + 1) * columns.size() * 16);
        for (int i = 0; i < columns.size(); i++) {
            Csv.cell(csv, i, columns.get(i).path());
        }
        csv.append('\n');
        for (int i = from; i < to; i++) {
            Row row = plan.table().at(numbers[i]);
            for (int j = 0; j < columns.size(); j++) {
                Column column = columns.get(j);
                Csv.cell(csv, j, row == null ? "" : Values.csv(column.field(), column.value(row)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    @Override
    ObjectNode progress() {
        ObjectNode body = super.progress();
        if (ended()) {
            body.put("numberRecordsProcessed", numbers.length);
        }
        return body.put("isPkChunkingSupported", true);
    }
}
