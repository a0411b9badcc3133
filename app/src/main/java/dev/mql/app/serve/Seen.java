package dev.mql.app.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests kept in the last minutes, so that the same one sent again, by whomever, changes nothing. What is older is
 * refused by its signature.
 */
final class Seen {

    private static final Duration TIME = Duration.ofMinutes(11);
    private static final int MOST = 50_000;

    private final Map<ByteBuffer, Instant> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** What tells a request from every other one. */
    static ByteBuffer digest(String url, Map<String, String> headers, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(url.getBytes(StandardCharsets.UTF_8));
            headers.entrySet().stream()
                    .filter(header -> header.getKey().startsWith("x-"))
                    .filter(header -> header.getKey().contains("signature")
                            || header.getKey().contains("timestamp"))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(header -> sha.update(("\n" + header).getBytes(StandardCharsets.UTF_8)));
            sha.update(body);
            return ByteBuffer.wrap(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    synchronized boolean contains(ByteBuffer digest, Instant now) {
        Instant at = seen.get(digest);
        return at != null && at.plus(TIME).isAfter(now);
    }

    synchronized void add(ByteBuffer digest, Instant now) {
        seen.put(digest, now);
    }
}
