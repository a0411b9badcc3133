package dev.mql.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.Channel;
import dev.mql.app.workspace.Workspace;
import dev.mql.decide.HandoffEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code notify} of {@code mql.yaml} may say, and what it may not. */
class ChannelsTest {

    @TempDir
    private Path folder;

    @Test
    void readsWebhooksAndChatsAndFillsSecretsFromTheEnvironment() throws IOException {
        List<Channel> channels = channels("""
                notify:
                  bus: {webhook: "https://example.com/hook", secret: "${BUS}"}
                  sales: {chat: "${CHAT}", events: [qualified, breached], every: 1h}
                """);

        assertThat(channels).extracting(Channel::name).containsExactly("bus", "sales");
        assertThat(channels.get(0).secret().value("notify.bus")).isEqualTo("whsec_x");
        assertThat(channels.get(0).events())
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(HandoffEvent.Kind.class));
        assertThat(channels.get(0).every()).isZero();
        assertThat(channels.get(1).kind()).isEqualTo(Channel.Kind.CHAT);
        assertThat(channels.get(1).events())
                .containsExactlyInAnyOrder(HandoffEvent.Kind.QUALIFIED, HandoffEvent.Kind.BREACHED);
        assertThat(channels.get(1).every()).isEqualTo(Duration.ofHours(1));
        assertThat(channels.toString()).doesNotContain("whsec_x").doesNotContain("chat.example");
    }

    @Test
    void tellsEveryMistakeWithItsPlaceAndRepeatsNoSecret() {
        UserError error = catchThrowableOfType(UserError.class, () -> channels("""
                notify:
                  one: {webhook: "http://example.com/hook", secret: whsec_secretinthefile}
                  two: {webhook: "https://example.com/hook"}
                  three: {chat: "https://chat.example/T0/secret"}
                  four: {chat: "${CHAT}", events: [qualifyed]}
                  five: {events: [qualified]}
                  six: {chat: "${CHAT}", teams: "${CHAT}"}
                  seven: {chat: "${CHAT}", every: often}
                """));

        assertThat(error.getMessage().lines())
                .anyMatch(line -> line.contains("mql.yaml:2:") && line.contains("no https URL"))
                .anyMatch(line -> line.contains("mql.yaml:2:") && line.contains("a secret stands in the file"))
                .anyMatch(line -> line.contains("mql.yaml:3:") && line.contains("`secret` is missing"))
                .anyMatch(line -> line.contains("mql.yaml:4:") && line.contains("a secret stands in the file"))
                .anyMatch(line -> line.contains("mql.yaml:5:") && line.contains("no event `qualifyed`"))
                .anyMatch(line -> line.contains("mql.yaml:6:") && line.contains("nobody is behind `five`"))
                .anyMatch(line -> line.contains("mql.yaml:7:") && line.contains("several URLs"))
                .anyMatch(line -> line.contains("mql.yaml:8:") && line.contains("expected a time"));
        assertThat(error.getMessage()).doesNotContain("secretinthefile").doesNotContain("T0");
    }

    private List<Channel> channels(String settings) throws IOException {
        Files.writeString(folder.resolve("mql.yaml"), settings);
        Files.copy(Path.of("..", "examples", "acme", "definition.yaml"), folder.resolve("definition.yaml"));
        Map<String, String> variables = Map.of("BUS", "whsec_x", "CHAT", "https://chat.example/T0/secret");
        Surroundings surroundings = new Surroundings(
                folder,
                variables,
                InstantSource.system(),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                new BufferedReader(Reader.nullReader()),
                false);
        return Workspace.open(folder, surroundings).settings().channels();
    }
}
