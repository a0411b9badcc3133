package dev.mql.app.sandbox.salesforce;

import org.jspecify.annotations.Nullable;

/**
 * Record ids: three characters of the object, three of the instance, nine in base 62, and three letters that say which of
 * the fifteen are capitals, so that an id survives systems that do not care about case.
 */
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "5g0";

    private Ids() {}

    static String of(String prefix, int number) {
        char[] id = new char[15];
        prefix.getChars(0, 3, id, 0);
        INSTANCE.getChars(0, 3, id, 3);
        int rest = number;
        for (int i = 14; i >= 6; i--) {
            id[i] = DIGITS.charAt(rest % 62);
            rest /= 62;
        }
        return checked(new String(id));
    }

    /** Fifteen characters with their three check letters. */
    static String checked(String fifteen) {
        StringBuilder id = new StringBuilder(18).append(fifteen);
        for (int block = 0; block < 3; block++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char c = fifteen.charAt(block * 5 + i);
                if (c >= 'A' && c <= 'Z') {
                    capitals |= 1 << i;
                }
            }
            id.append(CHECKS.charAt(capitals));
        }
        return id.toString();
    }

    /** The id with 18 characters; null for a text that is no id. */
    static @Nullable String normal(String text) {
        if (text.length() != 15 && text.length() != 18) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        String checked = checked(text.substring(0, 15));
        return text.length() == 15 || checked.equals(text) ? checked : null;
    }

    /** The number in an id of this org, given in 15 or 18 characters; -1 for an id of elsewhere. */
    static int number(String id) {
        if (!id.startsWith(INSTANCE, 3)) {
            return -1;
        }
        long number = 0;
        for (int i = 6; i < 15; i++) {
            number = number * 62 + DIGITS.indexOf(id.charAt(i));
        }
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }
}
