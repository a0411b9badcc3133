package dev.mql.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A mapping to a property of the wrong type can never write: each command that comes near refuses by itself. */
abstract class WrongTypeContract {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    private Path folder;

    private Tenant tenant;

    abstract Tenant tenant(Path folder, InstantSource clock);

    @BeforeEach
    void makeASoundSignedWorkspace() {
        tenant = tenant(folder, InstantSource.fixed(NOW));
        tenant.init();
        tenant.terminal().run("approve", "--team", "marketing", "--by", "Dana Weber");
        tenant.terminal().run("approve", "--team", "sales", "--by", "Kim Ortega");
    }

    @AfterEach
    void end() {
        tenant.close();
    }

    @Test
    void whatIsWrittenIntoADateIsRefusedByCheckPlanAndSync() throws IOException {
        String day = tenant.defineDay();
        String score = tenant.score().substring(tenant.score().indexOf('.') + 1);
        change(score + ":( *)\\{value: score", day + ":$1{value: score");
        tenant.forgetCalls();

        assertThat(tenant.terminal().run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(tenant.terminal().out()).contains("." + day, "\"Day\" is a");
        refuses("plan", day);
        refuses("sync", day);
        assertThat(tenant.anyWritten()).isFalse();
    }

    @Test
    void whatIsReadOffADateIsRefusedByCheckPlanAndSync() throws IOException {
        String day = tenant.defineDay();
        change(tenant.employees(), tenant.employees().endsWith("]") ? day + "]" : day);
        tenant.forgetCalls();

        assertThat(tenant.terminal().run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(tenant.terminal().out()).contains("." + day, "map a property that holds a range");
        refuses("plan", day);
        refuses("sync", day);
        assertThat(tenant.anyWritten()).isFalse();
    }

    @Test
    void aPropertyThatChangesItsTypeAfterThePlanIsRefusedByApply() {
        tenant.terminal().run("plan", "--json");
        String plan = JsonMapper.shared()
                .readTree(tenant.terminal().out())
                .get("plan")
                .asString();
        tenant.retypeScore();
        tenant.forgetCalls();

        assertThat(tenant.terminal().run("apply", plan)).isNotZero();
        assertThat(tenant.terminal().out() + tenant.terminal().err())
                .contains(tenant.score() + " has changed its type from " + tenant.number() + " to date");
        assertThat(tenant.anyWritten()).isFalse();
    }

    private void refuses(String command, String day) {
        assertThat(tenant.terminal().run(command)).isEqualTo(ExitCode.WAITS.code());
        assertThat(tenant.terminal().out() + tenant.terminal().err()).contains("." + day, "\"Day\" is a");
    }

    private void change(String from, String to) throws IOException {
        Path mapping = folder.resolve(tenant.mapping());
        String text = Files.readString(mapping);
        String changed = text.replaceFirst(from, to);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(mapping, changed);
    }
}
