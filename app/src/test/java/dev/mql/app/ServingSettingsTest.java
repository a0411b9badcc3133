package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.workspace.Serving;
import dev.mql.app.workspace.Timetable;
import dev.mql.app.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mql.yaml says of serving, and how it says what is wrong. */
class ServingSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void listensToThisMachineAloneUnlessToldOtherwise() throws IOException {
        Serving serving = serving("");
        assertThat(serving.host()).isEqualTo("127.0.0.1");
        assertThat(serving.tokenHash()).isEmpty();
        assertThat(serving.publicUrl()).isEmpty();
        assertThat(serving.schedules()).isEmpty();
        assertThat(serving.alerting().silentAfter()).isEqualTo(Duration.ofHours(26));
    }

    @Test
    void keepsOnlyTheHashOfAToken() throws IOException {
        String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        assertThat(serving("serve: {token: \"sha256:" + hash + "\"}").tokenHash())
                .isEqualTo(hash);
        assertThat(serving("serve: {token: \"${MQL_TOKEN}\"}").tokenHash()).isEqualTo(hash);
        assertThatThrownBy(() -> serving("serve: {token: test}"))
                .hasMessageContaining("must not stand in a file")
                .hasMessageContaining("--new-token");
    }

    @Test
    void asksForSecretsOnlyWhoServes() throws IOException {
        Serving serving =
                serving("serve: {token: \"${NO_TOKEN}\"}\nalerts: {error: {url: \"${NO_URL}\"}, silent_after: 1d}");
        assertThat(serving.alerting().silentAfter()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(serving::complete)
                .hasMessageContaining("mql.yaml:2:16")
                .hasMessageContaining("NO_TOKEN")
                .hasMessageContaining("mql.yaml:3:23")
                .hasMessageContaining("NO_URL")
                .hasMessageContaining("set it in the environment");
        assertThat(serving("").complete().tokenHash()).isEmpty();
    }

    @Test
    void namesEveryMistakeWithItsPlace() {
        assertThatThrownBy(() -> serving("""
                        serve: {public_url: "https://mql.example/", port: 99999, hots: x}
                        schedule: {hubspot: {cron: "61 * * * *", zone: Europe/Atlantis}}
                        alerts: {error: {url: "https://hooks.example/1"}, silent_after: soon}
                        """))
                .hasMessageContaining("mql.yaml:2:")
                .hasMessageContaining("without a slash")
                .hasMessageContaining("99999")
                .hasMessageContaining("did you mean `host`")
                .hasMessageContaining("no such zone")
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> serving("schedule: {hubspot: {cron: \"61 * * * *\"}}"))
                .hasMessageContaining("mql.yaml:2:28")
                .hasMessageContaining("61");
    }

    @Test
    void runsByTheClockOnTheWallThroughTheChangeOfTime() {
        Timetable timetable = Timetable.of("30 2 * * *", ZoneId.of("Europe/Berlin"));
        assertThat(timetable.next(Instant.parse("2026-10-24T12:00:00Z")))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(timetable.next(Instant.parse("2026-10-25T01:30:00Z")))
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(Timetable.of("0 0 30 2 *", ZoneId.of("UTC")).next(Instant.EPOCH))
                .isEmpty();
        assertThat(Timetable.of("15 6 * * 1-5", ZoneId.of("UTC")))
                .hasToString("at 06:15 every day between Monday and Friday, UTC");
    }

    private Serving serving(String more) throws IOException {
        Files.writeString(folder.resolve("mql.yaml"), "store: {url: \"jdbc:sqlite:mql.db\"}\n" + more);
        Files.copy(
                Path.of("..", "examples", "acme", "definition.yaml"),
                folder.resolve("definition.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of("MQL_TOKEN", "test"),
                InstantSource.system(),
                nowhere,
                nowhere,
                new BufferedReader(new StringReader("")),
                false);
        return Workspace.open(folder, surroundings).settings().serving();
    }
}
