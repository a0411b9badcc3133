package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Main;
import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole commands in processes of their own, as talkative as they can be, against a CRM that fails in many ways: nothing they
 * print, write or serve has a secret in it, and no log, metric or error an e-mail address.
 */
class SecretsTest {

    private static final String WEBHOOK = "planted-webhook-secret-5f1c";
    private static final String SERVE = "planted-serve-token-9be2";
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w.-]+\\.[a-z]{2,}");

    @TempDir
    private Path folder;

    private final List<String> outputs = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private HubSpotSandbox hubspot;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard()
                .withAllowance(new Allowance(1_000_000, 1_000_000, 100_000, 100_000, 1_000_000));
        hubspot = HubSpotSandbox.start(config, Seeds.company(200, 7, Instant.now()));
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void nothingPrintedKeptOrServedHasASecretAndNoLogAnAddress() throws IOException, InterruptedException {
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live", "-w", "acme");
        run("bootstrap", "--apply", "-w", "acme");
        run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
        hubspot.require(ObjectType.CONTACT, "phone", "hs_lead_status", "MQL");
        hubspot.faults().add(Fault.status(502).on("batch/update"));
        hubspot.faults().add(Fault.of(Fault.Kind.TRUNCATED).on("contacts"));
        run("plan", "--csv", "plan.csv", "-w", "acme");
        hubspot.faults().add(Fault.of(Fault.Kind.RESET_AFTER).on("batch/update"));
        run("sync", "-w", "acme");
        run("failed", "-w", "acme");
        run("status", "--json", "-w", "acme");
        run("undo", "r-2", "-w", "acme");
        hubspot.faults().add(Fault.status(401).on("contacts"));
        run("sync", "--full", "-w", "acme");
        hubspot.revoke(hubspot.token());
        run("sync", "--json", "-w", "acme");
        run("explain", "nobody.at.all@nowhere.example", "-w", "acme");
        run("whatif", "mql.enter.score=oops", "-w", "acme");
        String served = serve();

        assertThat(Files.readString(folder.resolve("plan.csv"))).contains("hs_lead_status");
        assertThat(String.join("", outputs)).contains("RUN r-");
        assertThat(String.join("", errors)).contains("DEBUG").contains("error: ");
        assertThat(served).contains("mql_queue_records").contains("state");
        List<String> secrets = List.of(hubspot.token(), WEBHOOK, SERVE);
        Map<String, String> everything = new TreeMap<>(files());
        everything.put("standard output", String.join("\n", outputs));
        everything.put("standard error", String.join("\n", errors));
        everything.put("what is served", served);
        everything.forEach((where, text) -> assertThat(text).as(where).doesNotContain(secrets));
        assertThat(addresses(String.join("\n", errors)))
                .as("in logs and errors")
                .isEmpty();
        assertThat(addresses(served)).as("in metrics and health").isEmpty();
        assertThat(addresses(everything.getOrDefault("plan.csv", "")))
                .as("in the plan")
                .isEmpty();
        assertThat(addresses(everything.getOrDefault("mql.db", "")))
                .as("so that they can be found")
                .isNotEmpty();
    }

    private static List<String> addresses(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** What a server says of itself while its CRM refuses it. */
    private String serve() throws IOException, InterruptedException {
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                                .replaceFirst(
                                        "(?m)^( *)(base_url:.*)$", "$1$2\n$1webhook_secret: \\${HUBSPOT_CLIENT_SECRET}")
                        + "\nserve: {port: 0, token: \"${MQL_SERVE_TOKEN}\"}\n");
        Path log = folder.resolve("serve.log");
        Process server = process(List.of("serve", "-w", "acme"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Pattern said = Pattern.compile("serving.*port=\"?(\\d+)");
            Instant patience = Instant.now().plus(Duration.ofSeconds(60));
            Matcher port = said.matcher(Files.readString(log));
            while (!port.find() && server.isAlive() && Instant.now().isBefore(patience)) {
                server.waitFor(100, TimeUnit.MILLISECONDS);
                port = said.matcher(Files.readString(log));
            }
            assertThat(port.reset().find()).as(Files.readString(log)).isTrue();
            URI base = URI.create("http://127.0.0.1:" + port.group(1));
            HttpClient client = HttpClient.newHttpClient();
            StringBuilder served = new StringBuilder();
            for (String path :
                    List.of("/webhooks/hubspot", "/health/ready", "/health/live", "/metrics", "/api/nothing")) {
                HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
                if (path.startsWith("/webhooks")) {
                    request.POST(HttpRequest.BodyPublishers.ofString("[{\"email\":\"forged@evil.example\"}]"));
                }
                served.append(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
            }
            errors.add(Files.readString(log));
            return served.toString();
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        path.getFileName().toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int ended = process(List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(ended).as(Files.readString(err)).isBetween(0, 5);
        outputs.add(Files.readString(out));
        errors.add(Files.readString(err));
    }

    private ProcessBuilder process(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
        builder.environment().put("HUBSPOT_TOKEN", hubspot.token());
        builder.environment().put("HUBSPOT_CLIENT_SECRET", WEBHOOK);
        builder.environment().put("MQL_SERVE_TOKEN", SERVE);
        builder.environment().put("MQL_LOG", "DEBUG");
        builder.environment().put("MQL_DEBUG", "1");
        return builder;
    }
}
