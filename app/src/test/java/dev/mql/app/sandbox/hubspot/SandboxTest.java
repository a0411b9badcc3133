package dev.mql.app.sandbox.hubspot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with an own clock and no index lag; each test has its own. */
abstract class SandboxTest {
    static final String CONTACTS = "/crm/objects/2026-09/contacts";
    static final Author KIM = Author.person(9_586_504);
    final TestClock clock = new TestClock();
    HubSpotSandbox sandbox = HubSpotSandbox.start(config());
    Api api = new Api(sandbox);

    SandboxConfig config() {
        return SandboxConfig.standard()
                .withClock(clock)
                .withSearchLag(Duration.ZERO)
                .withAllowance(new Allowance(10_000, 110, 10_000, 10_000, 1_000_000));
    }

    @BeforeEach
    void owners() {
        clock.pass(Duration.ofSeconds(1));
    }

    void restart(SandboxConfig config, SeedData seed) {
        sandbox.close();
        sandbox = HubSpotSandbox.start(config, seed);
        api = new Api(sandbox);
    }

    long contact(String email, String... more) {
        Map<String, String> values = new HashMap<>();
        if (!email.isEmpty()) {
            values.put("email", email);
        }
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return sandbox.by(KIM).create(ObjectType.CONTACT, values);
    }

    String value(long id, String property) {
        return sandbox.value(ObjectType.CONTACT, id, property).orElse("");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }
}
