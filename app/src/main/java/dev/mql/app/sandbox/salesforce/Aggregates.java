package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a query that counts fields: one row, whose columns are named by their place. */
final class Aggregates {

    private Aggregates() {}

    static ObjectNode counted(Plan plan, List<Row> rows) {
        ObjectNode body = Json.object().put("totalSize", 1).put("done", true);
        ObjectNode row = body.putArray("records").addObject();
        row.putObject("attributes").put("type", "AggregateResult");
        List<Column> columns = plan.counted();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            row.put(
                    "expr" + i,
                    rows.stream().filter(each -> column.value(each) != null).count());
        }
        return body;
    }
}
