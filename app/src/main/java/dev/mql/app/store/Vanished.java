package dev.mql.app.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of the chain mql itself erased or let expire, as links of it say. Any other one missing was removed. */
final class Vanished {

    /** Of which table. The names are in stores that exist. */
    enum Rows {
        VERDICTS,
        /** By plan and person. */
        ITEMS,
        /** With all their items. */
        PLANS,
        RUNS
    }

    private final Map<Rows, BitSet> rows = new HashMap<>();
    private final Map<Long, BitSet> items = new HashMap<>();

    /**
     * Appends a link that says so, within the transaction that removes the rows.
     *
     * @param numbers of the rows; of an item the plan's, then the person's
     */
    static void say(Sql sql, Rows table, List<Long> numbers) {
        if (!numbers.isEmpty()) {
            ByteBuffer body = ByteBuffer.allocate(Long.BYTES * numbers.size());
            numbers.forEach(body::putLong);
            new Chain(sql).add(Chain.Kind.GONE, table.name(), body.array());
        }
    }

    /** Takes in a link whose hash holds. */
    void hear(String table, byte[] link) {
        long[] numbers = new long[link.length / Long.BYTES];
        ByteBuffer.wrap(link).asLongBuffer().get(numbers);
        if (table.equals(Rows.ITEMS.name())) {
            for (int i = 0; i + 1 < numbers.length; i += 2) {
                set(items.computeIfAbsent(numbers[i], plan -> new BitSet()), numbers[i + 1]);
            }
        } else {
            BitSet said = rows.computeIfAbsent(Rows.valueOf(table), key -> new BitSet());
            Arrays.stream(numbers).forEach(number -> set(said, number));
        }
    }

    boolean verdict(long number) {
        return has(rows.get(Rows.VERDICTS), number);
    }

    boolean plan(long number) {
        return has(rows.get(Rows.PLANS), number);
    }

    boolean run(long number) {
        return has(rows.get(Rows.RUNS), number);
    }

    boolean item(long plan, long person) {
        return plan(plan) || has(items.get(plan), person);
    }

    private static void set(BitSet said, long number) {
        if (number == (int) number && number >= 0) {
            said.set((int) number);
        }
    }

    private static boolean has(@Nullable BitSet said, long number) {
        return said != null && number == (int) number && said.get((int) number);
    }
}
