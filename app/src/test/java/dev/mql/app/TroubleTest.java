package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble ends in one clear sentence with a remedy, exit code 1, and nothing written. */
class TroubleTest {

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;

    @BeforeEach
    void begin() {
        hubspot = HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(100, 7, Instant.now()));
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void aMissingToken() {
        initialised();
        assertSentence(Terminal.in(folder), "HUBSPOT_TOKEN", "Service keys");
    }

    @Test
    void aRefusedToken() {
        initialised();
        assertSentence(Terminal.in(folder).with("HUBSPOT_TOKEN", "pat-eu1-wrong"), "token");
    }

    @Test
    void aMissingScope() {
        initialised();
        hubspot.scopes(Set.of("crm.objects.companies.read", "oauth"));
        assertSentence(valid(), "crm.objects.contacts.read");
    }

    @Test
    void anUnreachableHost() {
        initialised();
        hubspot.close();
        assertSentence(valid(), "HubSpot");
    }

    @Test
    void allMistakesOfAllFilesAtOnceWithTheirPlaces() throws IOException {
        initialised();
        replace("definition.yaml", "of: company.employees", "of: company.employes");
        replace("definition.yaml", "score: 60,", "score: 600,");
        replace("mapping-hubspot.yaml", "crm: hubspot", "crm: hubspot\ncolour: red");
        Terminal terminal = valid();
        hubspot.calls().clear();
        assertThat(terminal.run("sync")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .containsPattern("definition\\.yaml:\\d+:\\d+: .*employes.*company\\.employees")
                .containsPattern("definition\\.yaml:\\d+:\\d+: .*600|definition\\.yaml:\\d+:\\d+: .*reach")
                .containsPattern("mapping-hubspot\\.yaml:\\d+:\\d+: .*colour");
        assertThat(hubspot.calls().count()).isZero();
    }

    private void assertSentence(Terminal terminal, String... words) {
        hubspot.calls().clear();
        int code = terminal.run("sync");
        String said = terminal.err() + terminal.out();
        assertThat(code).as(said).isIn(ExitCode.ERROR.code(), ExitCode.STOPPED.code());
        assertThat(said).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
    }

    private void initialised() {
        Terminal terminal = valid();
        assertThat(terminal.run(
                        "init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes"))
                .as(terminal.err())
                .isZero();
    }

    private Terminal valid() {
        return Terminal.in(folder).with("HUBSPOT_TOKEN", hubspot.token());
    }

    private void replace(String file, String old, String now) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }
}
