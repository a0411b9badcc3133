package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.proof.Proof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is not HubSpot's is refused with the right status, in bounded time and memory, and changes nothing: a thousand
 * requests in a normal build, a hundred thousand with {@code -Dmql.proof=true}.
 */
class HostileRequestsTest {

    private static final long SEED = 10;
    private static final int REQUESTS = Proof.times(100_000, 1_000);
    private static final int LARGE_EVERY = 25;
    private static final long MORE_HEAP = 64 * 1_048_576L;

    /** No status at all: the connection was closed on something that is no request. */
    private static final int NONE = 0;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private enum Kind {
        FORGED(401),
        UNSIGNED(401),
        REPLAYED_LATE(401),
        SIGNED_FOR_ANOTHER_URL(401),
        EMPTY(400),
        NOT_UTF8(400),
        DEEPLY_NESTED(400),
        NOT_A_LIST(400),
        TRUNCATED_JSON(400),
        TOO_MANY_EVENTS(400),
        OVERSIZED(413),
        OVERSIZED_IN_CHUNKS(413),
        XML_BOMB(401),
        XML_BOMB_ELSEWHERE(404),
        ANOTHER_METHOD(404, 405),
        ANOTHER_PATH(404),
        LONG_HEADER(431, 400),
        TRUNCATED_REQUEST(NONE, 400, 408),
        NO_HTTP(NONE, 400, 505);

        private final String right;

        Kind(Integer... right) {
            this.right = Set.of(right).toString();
        }
    }

    @Test
    void areRefusedWithTheRightStatusAndChangeNothing() throws IOException {
        try (Served served = new Served(folder, Served.PLENTY, Served.contacts(3), "").start()) {
            int calls = served.hubspot().calls().count();
            Map<Kind, Integer> sent = new TreeMap<>();
            long heap = heap();
            Instant began = Instant.now();
            for (int i = 0; i < REQUESTS; i++) {
                Kind kind = kind(i);
                int status = status(served.port(), request(served, kind));
                assertThat(kind.right).as(kind + " was answered").contains(Integer.toString(status));
                sent.merge(kind, 1, Integer::sum);
            }
            assertThat(sent).containsOnlyKeys(Kind.values());
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMillis(REQUESTS * 100L));
            assertThat(heap() - heap).isLessThan(MORE_HEAP);
            assertThat(served.waiting()).isZero();
            assertThat(served.hubspot().calls().count()).isEqualTo(calls);
            assertThat(served.told(Served.edited(1))).as("what is genuine").isEqualTo(204);
        }
        Proof.HOSTILE_REQUESTS.held(REQUESTS + " requests");
    }

    @Test
    void slowsWhoSendsNothingButRubbishAndNobodyElse() throws IOException {
        try (Served served =
                new Served(folder, Served.PLENTY, Served.contacts(3), "").start(InstantSource.system(), 5)) {
            Set<Integer> statuses = new TreeSet<>();
            for (int i = 0; i < 20; i++) {
                statuses.add(status(served.port(), request(served, Kind.FORGED)));
            }
            assertThat(statuses).containsExactly(401, 429);
        }
    }

    /** Each kind comes; the large ones now and then. */
    private Kind kind(int number) {
        Kind kind = Kind.values()[number < Kind.values().length ? number : random.nextInt(Kind.values().length)];
        boolean large = kind == Kind.OVERSIZED || kind == Kind.OVERSIZED_IN_CHUNKS;
        return large && number >= Kind.values().length && random.nextInt(LARGE_EVERY) > 0 ? Kind.FORGED : kind;
    }

    private byte[] request(Served served, Kind kind) {
        byte[] events = utf8(Served.edited(1 + random.nextInt(3)));
        Instant now = Instant.now();
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><l>&c;</l>";
        return switch (kind) {
            case FORGED -> post("/webhooks/hubspot", served.signed(utf8("x" + random.nextInt()), now), events);
            case UNSIGNED -> post("/webhooks/hubspot", Map.of(), events);
            case REPLAYED_LATE ->
                post("/webhooks/hubspot", served.signed(events, now.minusSeconds(301 + random.nextInt(9_999))), events);
            case SIGNED_FOR_ANOTHER_URL -> post("/webhooks/hubspot?x=1", served.signed(events, now), events);
            case EMPTY -> signed(served, new byte[0]);
            case NOT_UTF8 -> signed(served, "[]".getBytes(StandardCharsets.UTF_16));
            case DEEPLY_NESTED -> signed(served, utf8("[".repeat(10_000 + random.nextInt(100_000))));
            case NOT_A_LIST -> signed(served, utf8("{\"objectId\":" + random.nextInt() + "}"));
            case TRUNCATED_JSON -> signed(served, Arrays.copyOf(events, random.nextInt(events.length - 1)));
            case TOO_MANY_EVENTS -> signed(served, utf8("[" + "{},".repeat(100 + random.nextInt(1_000)) + "{}]"));
            case OVERSIZED -> signed(served, new byte[1_048_577 + random.nextInt(1_000)]);
            case OVERSIZED_IN_CHUNKS -> chunked(1_048_577 + random.nextInt(100_000));
            case XML_BOMB -> post("/webhooks/hubspot", Map.of("Content-Type", "text/xml"), utf8(bomb));
            case XML_BOMB_ELSEWHERE -> post("/webhooks/salesforce", Map.of("Content-Type", "text/xml"), utf8(bomb));
            case ANOTHER_METHOD -> utf8("GET /webhooks/hubspot HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            case ANOTHER_PATH -> post("/" + random.nextInt() + "/%2e%2e/hubspot", Map.of(), events);
            case LONG_HEADER -> post("/webhooks/hubspot", Map.of("X-Long", "x".repeat(40_000)), events);
            case TRUNCATED_REQUEST -> {
                byte[] whole = signed(served, events);
                yield Arrays.copyOf(whole, 1 + random.nextInt(whole.length - events.length));
            }
            case NO_HTTP -> {
                byte[] bytes = new byte[10 + random.nextInt(200)];
                random.nextBytes(bytes);
                bytes[bytes.length - 1] = '\n';
                yield bytes;
            }
        };
    }

    private static byte[] signed(Served served, byte[] body) {
        return post("/webhooks/hubspot", served.signed(body, Instant.now()), body);
    }

    private static byte[] post(String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: mql\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return joined(utf8(head.toString()), body);
    }

    private static byte[] chunked(int length) {
        String head = "POST /webhooks/hubspot HTTP/1.1\r\nHost: mql\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n";
        return joined(utf8(head), new byte[length]);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    /** The status of the answer; none where the connection ends without one. */
    private static int status(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException refusedBeforeTheEnd) {
                // the answer is there to be read all the same
            }
            InputStream answer = socket.getInputStream();
            String line = new String(answer.readNBytes("HTTP/1.1 400".length()), StandardCharsets.US_ASCII);
            return line.length() < 12 ? NONE : Integer.parseInt(line.substring(9));
        } catch (SocketException cut) {
            return NONE;
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
