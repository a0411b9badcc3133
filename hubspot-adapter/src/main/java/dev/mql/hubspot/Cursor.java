package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where reading a stream stands, as the text of a checkpoint: a version, then named fields. Complete in itself, so that
 * another process can go on.
 */
record Cursor(String stream, int part, Map<String, String> fields) {

    private static final String VERSION = "2";
    /** In no name of a property or a list. */
    private static final String SEPARATOR = "\n";

    private static final String MODE = "mode";
    private static final String COVERED = "covered";
    private static final String WANTED = "wanted";

    Cursor {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** @param covered the instant before which all changes will have been seen */
    static Cursor start(String stream, String mode, Instant covered, SortedSet<String> wanted) {
        return new Cursor(
                stream,
                0,
                Map.of(
                        MODE,
                        mode,
                        COVERED,
                        Long.toString(covered.toEpochMilli()),
                        WANTED,
                        String.join(SEPARATOR, wanted)));
    }

    static Cursor of(Checkpoint checkpoint) {
        String[] parts = checkpoint.text().split(";", -1);
        if (!parts[0].equals(VERSION)) {
            throw unreadable(checkpoint);
        }
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                throw unreadable(checkpoint);
            }
            fields.put(
                    parts[i].substring(0, equals),
                    URLDecoder.decode(parts[i].substring(equals + 1), StandardCharsets.UTF_8));
        }
        return new Cursor(checkpoint.stream(), checkpoint.part(), fields);
    }

    private static CrmException unreadable(Checkpoint checkpoint) {
        return new CrmException(
                CrmException.Next.FIX_SETTINGS,
                "the checkpoint of " + checkpoint.stream() + " was written by another version of mql",
                "read this stream from its beginning: mql sync --full");
    }

    Checkpoint checkpoint() {
        StringBuilder text = new StringBuilder(VERSION);
        fields.forEach((name, value) ->
                text.append(';').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Checkpoint(stream, part, text.toString());
    }

    String mode() {
        return text(MODE);
    }

    Instant covered() {
        return Instant.ofEpochMilli(number(COVERED, 0));
    }

    SortedSet<String> wanted() {
        SortedSet<String> names = new TreeSet<>();
        for (String name : text(WANTED).split(SEPARATOR, -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    String text(String field) {
        return fields.getOrDefault(field, "");
    }

    long number(String field, long otherwise) {
        String text = text(field);
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    Cursor with(String field, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new Cursor(stream, part, changed);
    }

    Cursor with(String field, long value) {
        return with(field, Long.toString(value));
    }

    Cursor without(String field) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.remove(field);
        return new Cursor(stream, part, changed);
    }

    Cursor part(int number) {
        return new Cursor(stream, number, fields);
    }
}
