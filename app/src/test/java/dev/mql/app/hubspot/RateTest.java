package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.crm.ReadMode;
import dev.mql.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In real time, as rates are: a minute long, so not in every build. */
@EnabledIfSystemProperty(named = "mql.proof", matches = "true")
class RateTest {

    private static final int CONTACTS = 100_000;

    /** 190 calls in ten seconds, less the reserve of a fifth. */
    private static final double ALLOWED_A_SECOND = 15.2;

    @Test
    void aFullLoadUses95PercentOfTheAllowedRateAndIsRefusedAtMostTwice() {
        SandboxConfig config = Account.PLENTY
                .withLatency(Duration.ofMillis(250))
                .withAllowance(new Allowance(190, 110, 5, 150, 1_000_000));
        try (Account account = new Account(config, Account.of(CONTACTS, 0, 0))) {
            account.hubSpot().describe();
            long before = account.hubSpot().calls().total();
            Instant begun = Instant.now();

            var items = Account.read(account.hubSpot(), "contacts", Set.of("email"), new ReadMode.All(), 8);

            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            double rate = (account.hubSpot().calls().total() - before) / seconds;
            assertThat(items).hasSize(CONTACTS);
            assertThat(rate).isGreaterThanOrEqualTo(0.95 * ALLOWED_A_SECOND);
            assertThat(account.hubSpot().calls().refused()).isLessThanOrEqualTo(2);
            Proof.RATE.held(String.format("%.1f calls/s of %.1f allowed, %.1f s", rate, ALLOWED_A_SECOND, seconds));
        }
    }
}
