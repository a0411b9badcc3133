package dev.mql.salesforce;

/**
 * One spelling of ids: 18 characters. The short one of 15 tells upper from lower case, the three behind it say which are
 * upper, five to a character (Object Reference, "ID Field Type").
 */
final class Ids {

    static final int LENGTH = 18;

    private static final int SHORT = 15;
    private static final int GROUP = 5;
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private Ids() {}

    /** A text that is no id of 15 characters stays as it is. */
    static String normal(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder whole = new StringBuilder(id);
        for (int group = 0; group < SHORT; group += GROUP) {
            int upper = 0;
            for (int i = 0; i < GROUP; i++) {
                char c = id.charAt(group + i);
                upper |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            whole.append(CHECKS.charAt(upper));
        }
        return whole.toString();
    }
}
