package dev.mql.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of what a definition means (meaning 39): two files that mean the same have the same hash, however they
 * are ordered, spaced and commented, and whatever their words say.
 */
public final class DefinitionHash {

    private static final String GRAMMAR = "v1:";
    private static final int SHOWN = 7;

    private DefinitionHash() {}

    /** {@code v1:} and 64 hexadecimal digits. */
    public static String of(Definition definition) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] meaning = CanonicalJson.write(Meaning.of(definition)).getBytes(StandardCharsets.UTF_8);
            return GRAMMAR + HexFormat.of().formatHex(digest.digest(meaning));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first digits, for people. */
    public static String shown(String hash) {
        String digits = hash.startsWith(GRAMMAR) ? hash.substring(GRAMMAR.length()) : hash;
        return digits.substring(0, Math.min(SHOWN, digits.length()));
    }
}
