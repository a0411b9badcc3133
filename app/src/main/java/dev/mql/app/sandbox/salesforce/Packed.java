package dev.mql.app.sandbox.salesforce;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record's values as one immutable byte array: slot, kind, and text, number of a word, or number of a record. A million
 * campaign members then fit in about 100 MB, and an old state costs a reference.
 */
final class Packed {
    static final byte[] NOTHING = {};
    private static final int TEXT = 0;
    private static final int WORD = 1;
    private static final int ID = 2;
    private final Dictionary dictionary;

    Packed(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    byte[] of(Map<Field, String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(values.size() * 12);
        values.forEach((field, value) -> append(out, field, value));
        return out.toByteArray();
    }

    @Nullable
    String get(byte[] packed, int slot) {
        Reader reader = new Reader(packed);
        while (reader.next()) {
            if (reader.slot == slot) {
                return value(reader);
            }
        }
        return null;
    }

    /** The same values with one replaced; null removes it. */
    byte[] with(byte[] packed, Field field, @Nullable String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length + 32);
        Reader reader = new Reader(packed);
        while (reader.next()) {
            if (reader.slot != field.slot()) {
                out.write(packed, reader.start, reader.end - reader.start);
            }
        }
        if (value != null) {
            append(out, field, value);
        }
        return out.toByteArray();
    }

    private String value(Reader reader) {
        return switch (reader.kind) {
            case WORD -> dictionary.word(reader.size);
            case ID -> Ids.of(dictionary.word(reader.prefix), reader.size);
            default -> new String(reader.packed, reader.text, reader.size, StandardCharsets.UTF_8);
        };
    }

    private void append(ByteArrayOutputStream out, Field field, String value) {
        number(out, field.slot());
        if (field.type().isId()) {
            int id = Ids.number(value);
            int prefix = dictionary.number(value.substring(0, 3));
            if (id >= 0 && prefix >= 0) {
                number(out, id << 2 | ID);
                number(out, prefix);
                return;
            }
        }
        int word = field.type().repeats() ? dictionary.number(value) : -1;
        if (word >= 0) {
            number(out, word << 2 | WORD);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length << 2 | TEXT);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Walks over the entries without copying them. */
    private static final class Reader {
        private final byte[] packed;
        private int start;
        private int end;
        private int text;
        private int slot = -1;
        private int kind;
        private int size;
        private int prefix;

        Reader(byte[] packed) {
            this.packed = packed;
        }

        boolean next() {
            if (end >= packed.length) {
                return false;
            }
            start = end;
            text = end;
            slot = number();
            int head = number();
            kind = head & 3;
            size = head >>> 2;
            if (kind == ID) {
                prefix = number();
            }
            end = kind == TEXT ? text + size : text;
            return true;
        }

        private int number() {
            int result = 0;
            int shift = 0;
            while (true) {
                byte next = packed[text++];
                result |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return result;
                }
                shift += 7;
            }
        }
    }
}
