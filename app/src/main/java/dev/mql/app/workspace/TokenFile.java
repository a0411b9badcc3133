package dev.mql.app.workspace;

import dev.mql.app.OwnerOnly;
import dev.mql.http.RefreshToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresh token of an OAuth app across restarts: the one in {@code mql.yaml} until the CRM gives another one, which is
 * then kept in a file only its owner may read. The file also holds which configured token its own one comes from, so that
 * access granted anew is not met with a token from before.
 */
final class TokenFile implements RefreshToken {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Path file;
    private final String configured;
    private String lastKnown;

    TokenFile(Path file, String configured) {
        this.file = file;
        this.configured = configured;
        this.lastKnown = configured;
    }

    @Override
    public synchronized String current() {
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() == 2 && lines.get(0).equals(fingerprint(configured))) {
                lastKnown = lines.get(1);
            }
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read; the refresh token known before is used", file);
        }
        return lastKnown;
    }

    /** Replaces the file as a whole: a reader finds the former token or this one. */
    @Override
    public synchronized void replace(String next) {
        lastKnown = next;
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path fresh = Files.createTempFile(folder, ".token", "", OwnerOnly.attributes());
            Files.write(fresh, List.of(fingerprint(configured), next));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            LOG.error(
                    "{} cannot be written, and the CRM has given a new refresh token: after this process ends, grant the"
                            + " app access again",
                    file);
        }
    }

    private static String fingerprint(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "the refresh token of " + file;
    }
}
