package dev.mql.salesforce;

import dev.mql.http.Call;
import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import dev.mql.http.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates 200 rows a call, leads and contacts in one. Answers stand by position and those refused name no id (REST API
 * Developer Guide, "sObject Collections"). Locked rows are sent again after a while, in smaller calls where the org's own
 * code runs out of a limit.
 */
final class RowUpdates {

    private static final int TOGETHER = 200;
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Api api;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    RowUpdates(Api api, Sleeper sleeper, RandomGenerator random) {
        this.api = api;
        this.sleeper = sleeper;
        this.random = random;
    }

    void send(List<Pending> rows, Fields fields) {
        List<Pending> left = new ArrayList<>(rows);
        // A change of type costs one of ten chunks; rows of one account in one call do not lock each other out.
        left.sort(Comparator.comparing(Pending::type)
                .thenComparing(Pending::lockedWith)
                .thenComparing(Pending::id));
        int together = TOGETHER;
        for (int tried = 1; !left.isEmpty(); tried++) {
            Round round = round(left, together, fields, tried == TRIES);
            left = round.again();
            together = round.tooMuch() ? Math.max(1, together / 4) : together;
            if (!left.isEmpty()) {
                long pause = FIRST_PAUSE.toMillis() << (tried - 1);
                sleeper.sleep(Duration.ofMillis(pause + random.nextLong(pause / 4)));
            }
        }
    }

    private record Round(List<Pending> again, boolean tooMuch) {}

    private Round round(List<Pending> rows, int together, Fields fields, boolean last) {
        List<Pending> again = new ArrayList<>();
        boolean tooMuch = false;
        for (int from = 0; from < rows.size(); from += together) {
            List<Pending> some = rows.subList(from, Math.min(rows.size(), from + together));
            JsonNode answers = update(some, fields);
            for (int i = 0; i < some.size(); i++) {
                Complaint complaint = settle(some.get(i), answers.path(i), last);
                if (some.get(i).open()) {
                    again.add(some.get(i));
                    tooMuch |= complaint.isTooMuchAtOnce();
                }
            }
        }
        return new Round(again, tooMuch);
    }

    private JsonNode update(List<Pending> rows, Fields fields) {
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode records = body.putArray("records");
        for (Pending row : rows) {
            ObjectNode record = records.addObject();
            record.putObject("attributes").put("type", row.type());
            record.put("id", row.id());
            put(record, row, fields);
        }
        Call call = api.call("update rows", "PATCH", api.path("/composite/sobjects"), Map.of(), Call.Kind.WRITE, body);
        return api.exchange(call, reply -> whole(Api.delivered(call, reply), rows.size()));
    }

    static void put(ObjectNode record, Pending row, Fields fields) {
        row.values()
                .forEach((name, value) -> Values.put(
                        record,
                        name,
                        fields.find(row.type(), name).map(Field::kind).orElse(Field.Kind.TEXT),
                        value));
    }

    private static JsonNode whole(Reply reply, int rows) throws IOException {
        JsonNode answers = Json.tree(reply);
        if (!answers.isArray() || answers.size() != rows) {
            throw new GarbledException("another number of answers than of rows");
        }
        return answers;
    }

    private static Complaint settle(Pending row, JsonNode answer, boolean last) {
        if (answer.path("success").asBoolean(false)) {
            row.applied();
            return Complaint.NONE;
        }
        Complaint complaint = Complaint.first(answer.path("errors"));
        settle(row, complaint, last);
        return complaint;
    }

    /** Leaves open what is worth another try. */
    static void settle(Pending row, Complaint complaint, boolean last) {
        if (RowErrors.isConverted(complaint)) {
            row.stale();
        } else if (last || !RowErrors.isTransient(complaint)) {
            row.settle(RowErrors.refused(row, complaint));
        }
    }
}
