package dev.mql.app.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What was planned, done and thought, as a chain: each link tells of some rows, and its hash covers the link before it. Of
 * rows about people it holds salted commitments only, and the salt stands in the row: with the row goes all there is of
 * the person, and the chain still verifies.
 */
final class Chain {

    /** What a link tells of. The names are in stores that exist. */
    enum Kind {
        /** A plan sealed: what it was made from. */
        PLAN,
        /** Items of a plan, and what became of them. */
        SETTLED,
        /** Verdicts kept. */
        VERDICTS,
        /** A run that ended, perhaps to be taken up again. */
        RUN,
        /** Rows erased or expired. */
        GONE
    }

    static final int HASH = 32;
    static final byte[] BEGINNING = new byte[HASH];

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;

    Chain(Sql sql) {
        this.sql = sql;
    }

    /** Appends a link, within the transaction of what it tells. */
    void add(Kind kind, String id, byte[] body) {
        long seq = sql.number("select coalesce(max(seq), 0) + 1 from chain");
        byte[] before = head().orElse(BEGINNING);
        sql.update(
                "insert into chain (seq, kind, id, body, hash) values (?, ?, ?, ?, ?)",
                seq,
                kind.name(),
                id,
                body,
                link(before, seq, kind.name(), id, body));
    }

    /** The newest link's hash: whoever keeps it elsewhere can tell whether anything before it was changed. */
    Optional<byte[]> head() {
        return sql.first("select hash from chain order by seq desc limit 1", row -> row.getBytes(1));
    }

    static byte[] salt() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }

    static byte[] link(byte[] before, long seq, String kind, String id, byte[] body) {
        return hash(before, number(seq), text(kind), text(id), body);
    }

    /** Of an item: its bytes, and what became of it. */
    static byte[] commitment(byte[] salt, byte[] body, String outcome) {
        return hash(salt, body, text(outcome));
    }

    /** SHA-256 over the parts, each with its length before it, so that no two lists of parts are alike. */
    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(number(part.length));
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
