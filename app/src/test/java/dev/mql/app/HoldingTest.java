package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left alone, paused and released, as somebody at the terminal meets it; from another folder than the workspace. */
class HoldingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    private Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard()
                .withClock(InstantSource.fixed(NOW)) // so that its windows of calls never end
                .withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, Seeds.company(300, 7, NOW));
        terminal = Terminal.in(folder, InstantSource.fixed(NOW))
                .with("HUBSPOT_TOKEN", hubspot.token())
                .with("USER", "dana");
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "-w", "acme");
        run("bootstrap", "--apply", "-w", "acme");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void whatIsHeldHasANameAReasonAndARemedy() {
        approve();
        run("sync", "-w", "acme");
        run("held", "-w", "acme");
        assertThat(terminal.out())
                .containsPattern("^ *\\d+  .*\\R +-> ") // how many for which reason, and what to do, come first
                .contains("shadow mode: status not written")
                .containsPattern("(?m)^\\d+ +\\p{Lu}\\p{L}+ \\p{L}+.*hs_lead_status")
                .contains("mql release ID -w acme");
        run("held", "--why", "-w", "acme");
        assertThat(terminal.out()).contains("mql live -w acme shows what would change");
    }

    @Test
    void releasePromisesNoWriteThatWouldBeHeldAgain() {
        approve();
        run("sync", "-w", "acme");
        run("held", "-w", "acme");
        String id = terminal.out()
                .lines()
                .filter(line -> line.matches("\\d+ .*shadow mode.*"))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[0];
        assertThat(terminal.run("release", id, "-w", "acme")).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out())
                .contains("stays as it is", "mql live -w acme")
                .doesNotContain("released");
    }

    @Test
    void afterGoingLiveNobodyIsHeldForShadowOnceARunHasLooked() throws IOException {
        approve();
        run("sync", "-w", "acme");
        run("live", "--yes", "-w", "acme");
        assertThat(Files.readString(folder.resolve("acme/mapping-hubspot.yaml")))
                .contains("mode: live");
        run("sync", "-w", "acme");
        run("held", "--limit", "1000", "-w", "acme");
        assertThat(terminal.out()).contains("before go-live").doesNotContain("shadow mode");
    }

    @Test
    void aBackfillIsPlannedAppliedAndSaidToBeOne() throws IOException {
        approve();
        Path mapping = folder.resolve("acme/mapping-hubspot.yaml");
        Files.writeString(mapping, Files.readString(mapping).replaceFirst("(?m)^mode: shadow", "mode: live"));
        assertThat(terminal.run("plan", "--backfill", "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("backfill: nobody is handed over", "backfill: values only");
        assertThat(terminal.run("plan", "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.run("apply", "p-2", "--backfill", "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).contains("it was not made with --backfill");
        run("sync", "--backfill", "--json", "-w", "acme");
        assertThat(terminal.out()).containsPattern("\"backfill\" ?: ?true").containsPattern("\"written\" ?: ?300");
        assertThat(withStatusMql()).isZero();
        run("sync", "-w", "acme");
        assertThat(withStatusMql()).isZero();
    }

    @Test
    void undoShowsWhatItPutsBackAndDoesItWhenTold() throws IOException {
        approve();
        Path mapping = folder.resolve("acme/mapping-hubspot.yaml");
        Files.writeString(mapping, Files.readString(mapping).replaceFirst("(?m)^mode: shadow", "mode: live"));
        run("sync", "-w", "acme");
        long moved = withStatusMql();
        assertThat(moved).isPositive();
        assertThat(terminal.run("undo", "r-1", "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out())
                .contains("NOTHING HAS BEEN WRITTEN", "hs_lead_status " + moved, "mql undo r-1 --apply -w acme")
                .contains("lifecyclestage: never goes back");
        assertThat(withStatusMql()).isEqualTo(moved);
        run("undo", "r-1", "--apply", "--json", "-w", "acme");
        assertThat(terminal.out()).contains("\"kind\"", "undo", "not_restored", "forward_only");
        assertThat(withStatusMql()).isZero();
        run("sync", "--json", "-w", "acme");
        assertThat(terminal.out()).containsPattern("\"written\" ?: ?0,");
        run("held", "--why", "-w", "acme");
        assertThat(terminal.out()).contains("put back by mql undo");
        assertThat(terminal.run("undo", "r-77", "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.run("undo", "p-1", "-w", "acme")).isEqualTo(ExitCode.ERROR.code()); // a plan is no run
        run("undo", "r-1", "-w", "acme"); // which has been put back
        assertThat(terminal.out()).contains("Nothing is left to be put back").doesNotContain("left alone", "does it");
    }

    @Test
    void anUndoingTheCrmRefusedSaysHowTheRestIsPutBack() {
        approve();
        run("sync", "-w", "acme");
        hubspot.require(ObjectType.CONTACT, "state", "mql_verdict", "");
        assertThat(terminal.run("undo", "r-1", "--apply", "-w", "acme")).isEqualTo(ExitCode.FAILED_RECORDS.code());
        assertThat(terminal.out()).contains("0 written", "mql undo r-1 --apply -w acme   puts back what failed");
    }

    private long withStatusMql() {
        return hubspot.ids(ObjectType.CONTACT).stream()
                .filter(id -> hubspot.value(ObjectType.CONTACT, id, "hs_lead_status")
                        .filter("MQL"::equals)
                        .isPresent())
                .count();
    }

    @Test
    void aPlanWhilePausedSaysOnlyThatAndWhen() {
        run("pause", "--reason", "import runs", "-w", "acme");
        assertThat(terminal.out()).contains("mql resume -w acme goes on");
        assertThat(terminal.run("plan", "-w", "acme")).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out())
                .contains("nothing was planned", "import runs", "Mon 23 Nov 2026 09:00 Europe/Berlin")
                .contains("mql resume -w acme hubspot")
                .doesNotContain("RUN");
    }

    @Test
    void whatIsMissingIsTypedForTheSameWorkspace() {
        assertThat(terminal.run("sync", "-w", "acme")).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out()).contains("mql approve -w acme --team marketing");
    }

    private void approve() {
        run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
    }

    private void run(String... command) {
        assertThat(terminal.run(command)).as(terminal.err() + terminal.out()).isZero();
    }
}
