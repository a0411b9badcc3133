package dev.mql.app.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads what {@link Packing} wrote, in the same order. */
final class Unpacking {

    private final Words words;
    private final byte[] bytes;
    private int position;

    Unpacking(Words words, byte[] bytes) {
        this.words = words;
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    long number() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    private long unsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    boolean truth() {
        return bytes[position++] != 0;
    }

    String text() {
        long header = unsigned();
        int length = (int) (header >>> 1);
        int from = position;
        position += length;
        if ((header & 1) == 0) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        char[] units = new char[length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((bytes[from + 2 * i] << 8) | (bytes[from + 2 * i + 1] & 0xFF));
        }
        return new String(units);
    }

    String word() {
        return words.text(unsigned());
    }

    /** How many entries of a list follow, of a byte at least each: what is damaged may claim any number. */
    int size() {
        int many = (int) unsigned();
        Objects.checkFromIndexSize(position, many, bytes.length);
        return many;
    }

    <T> List<T> list(Function<Unpacking, T> each) {
        int many = size();
        List<T> values = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            values.add(each.apply(this));
        }
        return values;
    }
}
