package dev.mql.salesforce;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How far a stream is read, as kept in a checkpoint. Values are never changed: each step gives another cursor. */
final class Cursor {

    private static final String VERSION = "1";

    private final String stream;
    private final ObjectNode fields;

    private Cursor(String stream, ObjectNode fields) {
        this.stream = stream;
        this.fields = fields;
    }

    enum Mode {
        ALL,
        SINCE,
        IDS
    }

    /** @param covered the instant before which all changes will have been seen */
    static Cursor start(String stream, Mode mode, Instant since, Instant covered, Set<String> wanted) {
        ObjectNode fields = Json.object()
                .put("mode", mode.name().toLowerCase(Locale.ROOT))
                .put("since", since.toEpochMilli())
                .put("covered", covered.toEpochMilli());
        new TreeSet<>(wanted).forEach(fields.putArray("wanted")::add);
        return new Cursor(stream, fields);
    }

    static Cursor of(Checkpoint checkpoint) {
        try {
            if (checkpoint.text().startsWith(VERSION + "{")) {
                JsonNode fields = Json.tree(checkpoint.text().substring(1).getBytes(StandardCharsets.UTF_8));
                return new Cursor(checkpoint.stream(), (ObjectNode) fields);
            }
        } catch (IOException notOurs) {
            // Told below: the text is of another version, whatever is wrong with it.
        }
        throw new CrmException(
                CrmException.Next.FIX_SETTINGS,
                "the checkpoint of " + checkpoint.stream() + " was written by another version of mql",
                "read this stream from its beginning: mql sync --full");
    }

    Checkpoint checkpoint() {
        return new Checkpoint(stream, 0, VERSION + Json.text(fields));
    }

    String stream() {
        return stream;
    }

    Mode mode() {
        return Mode.valueOf(text("mode").toUpperCase(Locale.ROOT));
    }

    Instant since() {
        return Instant.ofEpochMilli(number("since"));
    }

    Instant covered() {
        return Instant.ofEpochMilli(number("covered"));
    }

    SortedSet<String> wanted() {
        SortedSet<String> names = new TreeSet<>();
        fields.path("wanted").forEach(name -> names.add(Json.string(name)));
        return names;
    }

    /** Of the last row read by REST; empty before the first. */
    String lastId() {
        return text("id");
    }

    long lastStamp() {
        return number("stamp");
    }

    /** The address of the next page; empty where the query has to be made. */
    String page() {
        return text("page");
    }

    Cursor at(String page, String lastId, long lastStamp) {
        return with("page", page).with("id", lastId).with("stamp", lastStamp);
    }

    /** Which way was chosen; empty before. */
    String way() {
        return text("way");
    }

    String job() {
        return text("job");
    }

    /** The Bulk job's jobs that failed before this one. */
    long failures() {
        return number("failures");
    }

    /** How often it was looked after, so that no two checkpoints of one job are the same. */
    long looks() {
        return number("looks");
    }

    String locator() {
        return text("locator");
    }

    /** How many rows the reading will bring; 0 where Salesforce has not told yet. */
    long total() {
        return number("total");
    }

    Cursor total(long rows) {
        return with("total", rows);
    }

    /** Rows of the locator's results that were read. */
    long row() {
        return number("row");
    }

    Cursor with(String field, String value) {
        return new Cursor(stream, fields.deepCopy().put(field, value));
    }

    Cursor with(String field, long value) {
        return new Cursor(stream, fields.deepCopy().put(field, value));
    }

    private String text(String field) {
        return Json.string(fields, field);
    }

    private long number(String field) {
        return fields.path(field).asLong(0);
    }
}
