package dev.mql.app.outside;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One line of a file of activities.
 *
 * @param person an e-mail address, or the CRM's id
 * @param type the file's word for what was done; the mapping says what it means
 * @param at UTC milliseconds
 * @param asset what it was done with; empty where the file does not say
 * @param givenId the file's own id of it; empty where there is none
 */
record ActivityRow(long line, String person, String type, long at, String asset, String givenId) {

    /** The same for the same activity, so that a file imported twice, or one that overlaps another, adds nothing. */
    String id() {
        return givenId.isEmpty() ? hash(String.join("\n", person, type, Long.toString(at), asset)) : givenId;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
