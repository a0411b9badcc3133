package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.notify.Ear;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A HubSpot that was in use before mql came, with a workflow that opens a task for each MQL, and an ear for hand-offs. */
abstract class OnOldCrm {

    static final Author KIM = Author.person(9_586_504);
    private static final Instant SEEDED = Instant.parse("2026-11-13T08:00:00Z");

    final Ear ear = new Ear();
    final AtomicInteger tasks = new AtomicInteger();
    final JsonMapper mapper = new JsonMapper();
    private final int contacts;
    Instant now = Instant.parse("2026-11-23T08:00:00Z");
    HubSpotSandbox hubspot;
    Terminal terminal;

    @TempDir
    Path folder;

    OnOldCrm(int contacts) {
        this.contacts = contacts;
    }

    @BeforeEach
    final void start() {
        hubspot = HubSpotSandbox.start(
                SandboxConfig.standard()
                        .withClock(() -> now)
                        .withSearchLag(Duration.ZERO)
                        .withAllowance(Allowance.PLENTY),
                Seeds.company(contacts, 7, SEEDED));
        hubspot.add((change, sandbox) -> {
            if ("MQL".equals(change.values().get("hs_lead_status"))) {
                tasks.incrementAndGet();
            }
        });
        terminal = Terminal.in(folder, () -> now)
                .with("HUBSPOT_TOKEN", hubspot.token())
                .with("BUS_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @AfterEach
    final void stop() {
        hubspot.close();
        ear.close();
    }

    final void begin(String... options) throws IOException {
        String[] init = {"init", "hubspot", "--base-url", hubspot.baseUrl().toString()};
        String[] all =
                Stream.concat(Arrays.stream(init), Arrays.stream(options)).toArray(String[]::new);
        assertThat(terminal.run(all)).as(terminal.err()).isZero();
        Files.writeString(
                folder.resolve("mql.yaml"),
                "\nnotify:\n  bus: {webhook: \"" + ear.url() + "\", secret: \"${BUS_SECRET}\"}\n",
                StandardOpenOption.APPEND);
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        for (String team : List.of("marketing", "sales")) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
    }

    final List<String> types() {
        return ear.heard().stream()
                .map(heard -> mapper.readTree(heard.body()).get("type").asString())
                .toList();
    }

    final String value(long contact, String property) {
        return hubspot.value(ObjectType.CONTACT, contact, property).orElse("");
    }

    final JsonNode json(String... command) {
        String[] arguments = Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = "--json";
        terminal.run(arguments);
        assertThat(terminal.err()).as(String.join(" ", command)).isEmpty();
        return mapper.readTree(terminal.out());
    }
}
