package dev.mql.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.OperatingSystemMXBean;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.store.SqlStore;
import dev.mql.crm.Item;
import dev.mql.store.Identity;
import dev.mql.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an admin waits for what is answered from the store, with a hundred thousand contacts of thirty activities each;
 * without {@code -Dmql.proof=true} there are two thousand, who are waited for less than that.
 */
class LargeStoreTest {

    private static final int CONTACTS = Boolean.getBoolean("mql.proof") ? 100_000 : 2_000;
    private static final int ACTIVITIES = 30;

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void fillAStore() {
        hubspot = HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(20, 7, MadeUpAccount.NOW));
        terminal = Terminal.in(folder, InstantSource.fixed(MadeUpAccount.NOW)).with("HUBSPOT_TOKEN", hubspot.token());
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");
        terminal.run("check");
        MadeUpAccount account = new MadeUpAccount(7);
        try (Store store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"))) {
            List<Item> page = new ArrayList<>();
            for (long id = 0; id < CONTACTS; id++) {
                if (id % MadeUpAccount.CONTACTS_PER_COMPANY == 0) {
                    page.addAll(account.company(id / MadeUpAccount.CONTACTS_PER_COMPANY));
                }
                page.addAll(account.contact(id, ACTIVITIES));
                if (page.size() > 3_000 || id == CONTACTS - 1) {
                    store.intake().keep("hubspot", page, MadeUpAccount.NOW, new Identity(Map.of("contacts", "email")));
                    page = new ArrayList<>();
                }
            }
        }
        hubspot.calls().clear();
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void whatIfIsAnsweredInTenSecondsAtNoCall() {
        assertThat(cost("whatif", "mql.enter.score=50")).isLessThan(Duration.ofSeconds(10));

        assertThat(terminal.out())
                .contains(String.format(Locale.ROOT, "%,d people", CONTACTS))
                .containsPattern("COME  [1-9]")
                .contains("by source", "by segment", "by owner");
        assertThat(hubspot.calls().count()).isZero();
    }

    @Test
    void checkLooksBackOnNinetyDaysInTwentySecondsAtNoCall() {
        assertThat(cost("check", "--offline")).isLessThan(Duration.ofSeconds(20));

        assertThat(terminal.out()).containsPattern("rule fit.size +fires for [0-9,]+ people within 90 days");
        assertThat(hubspot.calls().count()).isZero();
    }

    /** What an admin's machine of two processors would need, whatever else this one does meanwhile. */
    private Duration cost(String... command) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long used = system.getProcessCpuTime();
        long start = System.nanoTime();
        assertThat(terminal.run(command)).as(terminal.err()).isZero();
        Duration cost = Duration.ofNanos(system.getProcessCpuTime() - used);
        System.out.printf(
                "%s, %,d contacts: %.1f s of processor time, %.1f s in all%n",
                String.join(" ", command), CONTACTS, cost.toMillis() / 1e3, (System.nanoTime() - start) / 1e9);
        // Processors shared with others take up to half as long again for the same work.
        assumeThat(CONTACTS < 100_000 || system.getSystemLoadAverage() < 2 * system.getAvailableProcessors())
                .as("nobody else is at work on this machine")
                .isTrue();
        return cost.dividedBy(2);
    }
}
