package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Main;
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

/** Commands in processes of their own, as talkative as they can be, and everything they print, write and serve. */
final class Talkative {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w.-]+\\.[a-z]{2,}");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> outputs = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Talkative(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    String printed() {
        return String.join("\n", outputs);
    }

    String errors() {
        return String.join("\n", errors);
    }

    /** No secret anywhere; addresses in the store only, where they have to be. */
    void assertNothingLeaks(String served, List<String> secrets) throws IOException {
        Map<String, String> everything = new TreeMap<>(files());
        everything.put("standard output", printed());
        everything.put("standard error", errors());
        everything.put("what is served", served);
        everything.forEach((where, text) -> assertThat(text).as(where).doesNotContain(secrets));
        assertThat(addresses(errors())).as("in logs and errors").isEmpty();
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

    /** What a server says of itself, and to a forged request of a CRM. */
    String serve(String webhooks) throws IOException, InterruptedException {
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
            for (String path : List.of(webhooks, "/health/ready", "/health/live", "/metrics", "/api/nothing")) {
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

    void run(String... command) throws IOException, InterruptedException {
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
        builder.environment().putAll(environment);
        builder.environment().put("MQL_LOG", "DEBUG");
        builder.environment().put("MQL_DEBUG", "1");
        return builder;
    }
}
