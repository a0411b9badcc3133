package dev.mql.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.evaluate.Reckoning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nobody changes what mql decides without saying so to those who are upgraded. */
class DecisionsOfThisVersionTest {

    /** SHA-256 over what {@link Reckoning#VERSION} decides of one in so many situations. */
    private static final String OF_THIS_VERSION = "b1e5fba9348781670190c9bce413253b7542bd3c4f5dcde19bdaeeb679a17bf3";

    private static final int ONE_IN = 23;

    private int met;

    @Test
    void areTheSameOrAnotherVersionIs() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Situations.each((given, decision) -> {
            if (met++ % ONE_IN == 0) {
                digest.update(text(decision).getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(met).isGreaterThan(100_000);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("what mql decides has changed: raise Reckoning.VERSION, and note the new hash here")
                .isEqualTo(OF_THIS_VERSION);
    }

    private static String text(Decision decision) {
        return String.join(
                " ",
                decision.from().word(),
                decision.to().word(),
                decision.cause().word(),
                decision.status().toString(),
                decision.held().toString(),
                decision.after().passed(Set.of()).toString(),
                new TreeSet<>(decision.after().passed()).toString(),
                Long.toString(decision.reviewAt()),
                decision.events().toString());
    }
}
