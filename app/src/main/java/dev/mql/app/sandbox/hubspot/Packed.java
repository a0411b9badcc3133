package dev.mql.app.sandbox.hubspot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record's values as one immutable byte array: property number, length, UTF-8, repeated. Two hundred thousand contacts
 * of some thirty values then fit in about 150 MB, and an old state costs a reference.
 */
final class Packed {
    static final byte[] NOTHING = {};

    private Packed() {}

    static byte[] of(Map<Integer, String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(values.size() * 16);
        values.forEach((property, value) -> append(out, property, value));
        return out.toByteArray();
    }

    static @Nullable String get(byte[] packed, int property) {
        Reader reader = new Reader(packed);
        while (reader.next()) {
            if (reader.property == property) {
                return reader.value();
            }
        }
        return null;
    }

    /** The same values with one replaced; null removes it. */
    static byte[] with(byte[] packed, int property, @Nullable String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length + 32);
        Reader reader = new Reader(packed);
        while (reader.next()) {
            if (reader.property != property) {
                out.write(packed, reader.start, reader.end - reader.start);
            }
        }
        if (value != null) {
            append(out, property, value);
        }
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, int property, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(out, property);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7f) {
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
        private int property = -1;

        Reader(byte[] packed) {
            this.packed = packed;
        }

        boolean next() {
            if (end >= packed.length) {
                return false;
            }
            start = end;
            text = end;
            property = number();
            int length = number();
            end = text + length;
            return true;
        }

        String value() {
            return new String(packed, text, end - text, StandardCharsets.UTF_8);
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
