package dev.mql.evaluate;

import dev.mql.definition.Condition;

/**
 * Sets of truth values, as bits. At one instant a {@link Condition} has exactly one of the three values; over a span of
 * time it has every value that it may take in it, so that one value alone proves that time changes nothing (meaning 14,
 * 33).
 */
final class Kleene {

    static final int FALSE = 1;
    static final int UNKNOWN = 2;
    static final int TRUE = 4;
    static final int ANY_OF_THEM = 7;

    private static final int[] BOTH = new int[64];
    private static final int[] EITHER = new int[64];
    private static final int[] NEGATED = new int[8];

    static {
        for (int one = 0; one < 8; one++) {
            NEGATED[one] = ((one & FALSE) << 2) | (one & UNKNOWN) | ((one & TRUE) >> 2);
            for (int other = 0; other < 8; other++) {
                for (int a = FALSE; a <= TRUE; a <<= 1) {
                    for (int b = FALSE; b <= TRUE; b <<= 1) {
                        if ((one & a) != 0 && (other & b) != 0) {
                            BOTH[(one << 3) | other] |= Math.min(a, b);
                            EITHER[(one << 3) | other] |= Math.max(a, b);
                        }
                    }
                }
            }
        }
    }

    private Kleene() {}

    static int of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static int not(int values) {
        return NEGATED[values];
    }

    static int and(int one, int other) {
        return BOTH[(one << 3) | other];
    }

    static int or(int one, int other) {
        return EITHER[(one << 3) | other];
    }

    /** Of which some may be true and some false, as the two ends of a span say. */
    static int between(boolean possible, boolean certain) {
        return certain ? TRUE : possible ? TRUE | FALSE : FALSE;
    }

    /** True if n are true, false if true and unknown ones together are fewer, else unknown. */
    static int atLeast(int n, int[] values) {
        int mayBeTrue = 0;
        int mayBeUnknown = 0;
        int surelyTrue = 0;
        int surelyNotFalse = 0;
        for (int value : values) {
            mayBeTrue += (value & TRUE) >> 2;
            mayBeUnknown += (value & UNKNOWN) >> 1;
            surelyTrue += value == TRUE ? 1 : 0;
            surelyNotFalse += (value & FALSE) == 0 ? 1 : 0;
        }
        int result = mayBeTrue >= n ? TRUE : 0;
        if (surelyNotFalse < n) {
            result |= FALSE;
        }
        int reachable = 0;
        for (int value : values) {
            reachable += value != FALSE ? 1 : 0;
        }
        if (mayBeUnknown > 0 && surelyTrue < n && reachable >= n) {
            result |= UNKNOWN;
        }
        return result;
    }
}
