package dev.mql.salesforce;

import dev.mql.http.Call;
import dev.mql.http.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates one row on the condition that nobody has changed it (REST API Developer Guide, "Conditional Requests"). The
 * condition knows seconds: a change within the second in which the row was read goes unseen.
 */
final class SingleRow {

    private static final int TRIES = 3;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Api api;
    private final RowUpdates updates;

    SingleRow(Api api, RowUpdates updates) {
        this.api = api;
        this.updates = updates;
    }

    /** @param compare reads the row again and settles it where it is not as expected */
    void send(Pending row, Fields fields, Consumer<Pending> compare) {
        for (int tried = 0; tried < TRIES && row.open(); tried++) {
            Reply reply = patch(row, fields);
            if (reply.status() != 412) {
                settle(row, reply, fields);
                return;
            }
            compare.accept(row);
            if (row.open() && row.values().isEmpty()) {
                row.settle(new dev.mql.crm.WriteResult.Unchanged(row.ref()));
            }
        }
        if (row.open()) {
            row.stale();
        }
    }

    private Reply patch(Pending row, Fields fields) {
        ObjectNode body = Json.object();
        RowUpdates.put(body, row, fields);
        Call call = api.call(
                        "update a row",
                        "PATCH",
                        api.path("/sobjects/" + row.type() + "/" + row.id()),
                        Map.of(),
                        Call.Kind.WRITE,
                        body)
                .header("If-Unmodified-Since", HTTP_DATE.format(Instant.ofEpochMilli(row.unmodifiedSince())));
        return api.exchange(call, reply -> reply);
    }

    private void settle(Pending row, Reply reply, Fields fields) {
        if (reply.successful()) {
            row.applied();
            return;
        }
        Complaint complaint = Complaint.of(reply);
        if (complaint.code().isEmpty()) {
            throw Api.refused("update a row", reply);
        }
        RowUpdates.settle(row, complaint, false);
        if (row.open()) {
            updates.send(java.util.List.of(row), fields);
        }
    }
}
