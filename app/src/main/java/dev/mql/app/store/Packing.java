package dev.mql.app.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Writes values one after the other into few bytes: numbers of small size in one byte, texts with their length, words
 * that come again and again as their number. What is equal is packed into equal bytes.
 */
final class Packing {

    private final Words words;
    private byte[] bytes = new byte[256];
    private int size;

    Packing(Words words) {
        this.words = words;
    }

    /** Any number; those near zero are short. */
    Packing number(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** Seven bits a byte, the lowest first. */
    private Packing unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            single((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return single((int) rest);
    }

    Packing truth(boolean value) {
        return single(value ? 1 : 0);
    }

    /** Every text comes back as it was; one with half a surrogate pair is no Unicode and goes as its 16-bit units. */
    Packing text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        boolean whole = encoded.length == value.length() || new String(encoded, StandardCharsets.UTF_8).equals(value);
        if (!whole) {
            encoded = new byte[2 * value.length()];
            for (int i = 0; i < value.length(); i++) {
                encoded[2 * i] = (byte) (value.charAt(i) >> 8);
                encoded[2 * i + 1] = (byte) value.charAt(i);
            }
        }
        unsigned(((long) encoded.length << 1) | (whole ? 0 : 1));
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    /** A text that comes again and again: a name, a type, a code. */
    Packing word(String value) {
        return unsigned(words.number(value));
    }

    <T> Packing list(Collection<T> values, BiConsumer<Packing, T> each) {
        unsigned(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private Packing single(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
