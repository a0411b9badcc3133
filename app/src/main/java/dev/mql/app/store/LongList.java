package dev.mql.app.store;

import java.util.Arrays;

/** Numbers without a box each. */
final class LongList {

    private long[] values = new long[64];
    private int size;

    boolean add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        return true;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
