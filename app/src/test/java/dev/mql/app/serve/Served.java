package dev.mql.app.serve;

import dev.mql.app.Surroundings;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Token;
import dev.mql.app.workspace.Workspace;
import dev.mql.hubspot.SignedEvents;
import dev.mql.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A live, signed, synced workspace on a sandbox account, and a server over it. */
final class Served implements AutoCloseable {

    static final Author KIM = Author.person(9_586_504);
    static final String ACCOUNT = "4711";
    static final String SECRET = "a-secret-of-the-app";
    static final String TOKEN = "a-token";
    static final String URL = "https://mql.example.com/webhooks/hubspot";
    static final SandboxConfig PLENTY =
            SandboxConfig.standard().withSearchLag(Duration.ZERO).withAllowance(Allowance.PLENTY);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final String storeUrl;
    private final HubSpotSandbox hubspot;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SignedEvents signed = new SignedEvents(SECRET, URL);
    private @Nullable Server server;

    Served(Path folder, SandboxConfig config, SeedData seed, String more) throws IOException {
        this(folder, config, seed, more, "");
    }

    /** @param postgres the URL of its store; empty for SQLite */
    Served(Path folder, SandboxConfig config, SeedData seed, String more, String postgres) throws IOException {
        this.folder = folder;
        this.storeUrl = postgres.isEmpty() ? "jdbc:sqlite:" + folder.resolve("mql.db") : postgres;
        this.hubspot = HubSpotSandbox.start(config, seed);
        Path settings = folder.resolve("mql.yaml");
        Terminal terminal = Terminal.in(folder).with("HUBSPOT_TOKEN", hubspot.token());
        run(terminal, "init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        if (!postgres.isEmpty()) {
            Files.writeString(
                    settings,
                    Files.readString(settings).replaceFirst("store: .*", "store: {url: \"" + postgres + "\"}"));
        }
        run(terminal, "bootstrap", "--apply");
        run(terminal, "approve", "--team", "marketing", "--by", "Dana Weber");
        run(terminal, "approve", "--team", "sales", "--by", "Kim Ortega");
        run(terminal, "sync");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(
                                "    token: ${HUBSPOT_TOKEN}",
                                "    token: ${HUBSPOT_TOKEN}\n    webhook_secret: " + SECRET));
        append("serve: {port: 0, public_url: \"https://mql.example.com\", token: \"sha256:" + Token.hash(TOKEN)
                + "\"}\n" + more);
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("mql.yaml"), text, StandardOpenOption.APPEND);
    }

    private static void run(Terminal terminal, String... arguments) {
        int code = terminal.run(arguments);
        if (code != 0) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + code + "\n" + terminal.err());
        }
    }

    Path folder() {
        return folder;
    }

    HubSpotSandbox hubspot() {
        return hubspot;
    }

    Served start() {
        return start(InstantSource.system(), 1_000_000);
    }

    Served start(InstantSource clock, int refusalsAMinute) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of("HUBSPOT_TOKEN", hubspot.token()),
                clock,
                nowhere,
                nowhere,
                new BufferedReader(new StringReader("")),
                false);
        server = new Server(() -> Workspace.open(folder, surroundings), surroundings, refusalsAMinute);
        server.start();
        return this;
    }

    int port() {
        return Objects.requireNonNull(server).port();
    }

    void stop() {
        Objects.requireNonNull(server).close();
        server = null;
    }

    /** What the store holds, seen by another connection. */
    Store store() {
        return SqlStore.open(storeUrl);
    }

    String status(long contact) {
        return hubspot.value(ObjectType.CONTACT, contact, "hs_lead_status").orElse("");
    }

    /** The sandbox's account and the one event of each contact edited. */
    static String edited(long... contacts) {
        return LongStream.of(contacts)
                .mapToObj(id -> event("contact.propertyChange", id, "\"propertyName\":\"jobtitle\""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String event(String type, long contact, String fields) {
        return SignedEvents.event(ACCOUNT, type, contact, Instant.now().toEpochMilli(), fields);
    }

    /** Sends events as HubSpot does, and answers the status. */
    int told(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return post("/webhooks/hubspot", signed(bytes, Instant.now()), bytes).statusCode();
    }

    Map<String, String> signed(byte[] body, Instant at) {
        return signed.headers(body, at);
    }

    HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
        return post(port(), path, headers, body);
    }

    /** To a server on this port. */
    HttpResponse<String> post(int port, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(port, path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(port(), path)).build());
    }

    /** Calls the API with the token. */
    HttpResponse<String> ask(String path) {
        return post(path, Map.of("Authorization", "Bearer " + TOKEN), new byte[0]);
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many records wait. */
    long waiting() {
        try (Store store = store()) {
            return store.queue().length("hubspot").records();
        }
    }

    static void eventually(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        hubspot.close();
    }

    /** Contacts of which a hundred and more make companies of five hundred; nobody has done anything yet. */
    static SeedData contacts(int number) {
        return loader -> {
            Instant longAgo = Instant.parse("2026-01-05T00:00:00Z");
            for (long id = 1; id <= number; id++) {
                loader.record(new Loader.Seed(
                        ObjectType.CONTACT,
                        id,
                        longAgo,
                        longAgo,
                        KIM,
                        Map.of(
                                "email",
                                "p" + id + "@firm" + id + ".example",
                                "jobtitle",
                                "VP Marketing",
                                "hs_lead_status",
                                "NEW")));
            }
        };
    }

    static List<Long> ids(int from, int to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
