package dev.mql.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody changes in the CRM's schema stops what depends on it, says so, and stops nothing else. */
abstract class DriftContract {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /** What the CRM has is looked at once a day. */
    private static final Duration A_DAY = Duration.ofHours(25);

    @TempDir
    private Path folder;

    private Instant now = NOW;
    private Tenant tenant;

    abstract Tenant tenant(Path folder, InstantSource clock);

    @BeforeEach
    void syncOnce() {
        tenant = tenant(folder, () -> now);
        tenant.init();
        tenant.terminal().run("approve", "--team", "marketing", "--by", "Dana Weber");
        tenant.terminal().run("approve", "--team", "sales", "--by", "Kim Ortega");
        assertThat(sync().get("message")).isNull();
        now = NOW.plus(A_DAY);
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    void aTargetThatChangedItsTypeIsNotWrittenAndTheOthersAre() {
        String person = tenant.anMql();
        tenant.retypeScore();
        tenant.retitle(person, "Student");

        JsonNode run = sync();

        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(run.get("message").asString())
                .contains(tenant.score() + " has changed its type from " + tenant.number()
                        + " to date since the last run")
                .contains("everything else goes on");
        assertThat(tenant.verdict(person)).isEqualTo("disqualified");
    }

    @Test
    void whoLostAFactByAPropertyThatVanishedStaysAsJudgedBefore() {
        String person = tenant.anMql();
        String verdict = tenant.verdict(person);
        tenant.hideTitle();
        tenant.touch(person);

        JsonNode run = sync();

        assertThat(run.get("message").asString())
                .contains(tenant.title() + " is gone since the last run")
                .contains("contact.title")
                .contains("stays as judged before");
        assertThat(tenant.verdict(person)).isEqualTo(verdict);
        assertThat(tenant.terminal().run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(tenant.terminal().out())
                .contains(tenant.title(), "is gone since the last run", tenant.mapping() + ":");
    }

    @Test
    void aPropertyThatVanishesWithinTheDayIsNoticedAndJudgesNobodyEither() {
        String person = tenant.anMql();
        String verdict = tenant.verdict(person);
        now = NOW.plusSeconds(3_600);
        tenant.hideTitle();
        tenant.touch(person);

        JsonNode run = sync();

        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.get("message").asString()).contains(tenant.title() + " is gone since the last run");
        assertThat(tenant.verdict(person)).isEqualTo(verdict);
    }

    @Test
    void anOptionThatWasTakenAwayStopsStatusesAndNothingElse() {
        tenant.takeMql();

        JsonNode run = sync();

        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(run.get("message").asString())
                .contains(tenant.status() + " has lost the option MQL since the last run")
                .contains("no status is written before it is mended");
    }

    @Test
    void whatIsPutBackIsNoDriftAnyMore() {
        tenant.takeMql();
        assertThat(sync().get("message")).isNotNull();
        assertThat(sync().get("message")).as("it is told until it is mended").isNotNull();

        tenant.giveMql();

        now = now.plus(A_DAY);
        assertThat(sync().get("message")).isNull();
    }

    private JsonNode sync() {
        tenant.terminal().run("sync", "--json");
        return JsonMapper.shared().readTree(tenant.terminal().out());
    }
}
