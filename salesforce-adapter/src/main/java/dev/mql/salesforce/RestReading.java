package dev.mql.salesforce;

import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.http.Call;
import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a stream by queries, up to 2,000 rows a page. Pages are followed by the address each answer gives; where
 * Salesforce has forgotten it, the query is made anew behind the last row, which is why rows come in an order.
 */
final class RestReading {

    private static final Map<String, String> NOTHING = Map.of();

    private final Api api;
    private final Together together;
    private final int bulkFrom;

    RestReading(Api api, Together together, int bulkFrom) {
        this.api = api;
        this.together = together;
        this.bulkFrom = bulkFrom;
    }

    Page next(Cursor cursor, Columns columns, Where where) {
        JsonNode answer = together.answered(cursor).orElse(null);
        boolean anew = answer != null || cursor.page().isEmpty();
        if (answer == null && !cursor.page().isEmpty()) {
            answer = page(cursor);
            anew = answer == null;
        }
        if (answer == null) {
            answer = query(cursor, columns, where);
        }
        boolean open = cursor.way().isEmpty();
        if (answer == null || (anew && open && answer.path("totalSize").asLong() > bulkFrom)) {
            return new Page(
                    List.of(), Optional.of(cursor.with("way", Reader.BULK).checkpoint()), List.of(), cursor.covered());
        }
        return page(answer, cursor, columns);
    }

    /** Null where the address has expired: two days, or sooner when there were too many. */
    private @Nullable JsonNode page(Cursor cursor) {
        Call call = api.call("read on " + cursor.stream(), "GET", cursor.page(), NOTHING, Call.Kind.READ, null);
        Optional<JsonNode> found = api.exchange(call, reply -> {
            if (reply.status() == 400 && Complaint.of(reply).code().equals("INVALID_QUERY_LOCATOR")) {
                return Optional.empty();
            }
            return Optional.of(whole(Api.delivered(call, reply)));
        });
        return found.orElse(null);
    }

    /** Null where it runs for too long, and a job has not been tried: jobs are given more time. */
    private @Nullable JsonNode query(Cursor cursor, Columns columns, Where where) {
        Call call = api.call(
                        "query " + cursor.stream(),
                        "GET",
                        api.path("/" + Reader.operation(cursor)),
                        Map.of("q", Reader.ordered(cursor, columns, where)),
                        Call.Kind.READ,
                        null)
                .header("Sforce-Query-Options", "batchSize=2000");
        Optional<JsonNode> found = api.exchange(call, reply -> {
            if (reply.status() == 400 && Complaint.of(reply).isTooLong()) {
                if (!cursor.way().isEmpty()) {
                    throw TooLong.reading(cursor, Complaint.of(reply));
                }
                return Optional.empty();
            }
            return Optional.of(whole(Api.delivered(call, reply)));
        });
        return found.orElse(null);
    }

    private static JsonNode whole(Reply reply) throws IOException {
        return whole(Json.tree(reply));
    }

    static JsonNode whole(JsonNode answer) throws IOException {
        boolean done = answer.path("done").asBoolean(false);
        if (!answer.path("records").isArray()
                || (!done && Json.string(answer, "nextRecordsUrl").isEmpty())) {
            throw new GarbledException("a page without its records");
        }
        return answer;
    }

    private static Page page(JsonNode answer, Cursor cursor, Columns columns) {
        List<Item> items = new ArrayList<>();
        String lastId = cursor.lastId();
        long stamp = cursor.lastStamp();
        for (JsonNode record : answer.path("records")) {
            Columns.Cells cells = columns.json(record);
            lastId = cells.text(Objects.ID);
            stamp = cells.millis(Objects.STAMP, stamp);
            Rows.add(cursor, columns, cells, items);
        }
        // A query made anew counts what is left.
        long total =
                cursor.total() > 0 ? cursor.total() : answer.path("totalSize").asLong(0);
        Cursor on =
                cursor.with("way", Reader.REST).total(total).at(Json.string(answer, "nextRecordsUrl"), lastId, stamp);
        boolean done = answer.path("done").asBoolean(false);
        return new Page(
                items, done ? Optional.empty() : Optional.of(on.checkpoint()), List.of(), cursor.covered(), total);
    }
}
