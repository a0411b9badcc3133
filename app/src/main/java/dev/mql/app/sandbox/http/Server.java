package dev.mql.app.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The loopback HTTP side: reads a call, lets it be answered, and sends the answer or the fault that was planned. The JDK's
 * own server, because breaking a connection in the middle of an answer is as important here as answering.
 */
public final class Server {
    /** So many pieces a dripping body comes in. */
    private static final int DRIPS = 20;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Function<Incoming, Answer> answering;
    private final Pause pause;
    private final String name;
    private final List<Witness> witnesses;

    /** Waits; tests put in a pause that does not. */
    @FunctionalInterface
    public interface Pause {
        void rest(long millis);
    }

    /** A call as it came in; header names are in lower case, a body that was zipped is not any more. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Incoming(String method, String uri, Map<String, String> headers, byte[] bytes) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** What goes back, or how it goes wrong; {@code zip} where the caller and the vendor both can. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Answer(
            int status,
            byte[] body,
            Map<String, String> headers,
            Fault.@Nullable Kind broken,
            long delayMillis,
            boolean zip) {}

    /** @param name of the threads; port 0 takes a free one */
    public Server(String name, int port, Function<Incoming, Answer> answering, Pause pause) {
        this.answering = answering;
        this.pause = pause;
        this.name = name;
        this.witnesses = ServiceLoader.load(Witness.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        // Without it every answer on loopback waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
        threads = Executors.newFixedThreadPool(64, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Incoming incoming = incoming(exchange);
            Answer answer = answering.apply(incoming);
            witnesses.forEach(witness -> witness.saw(name, incoming, answer));
            if (answer.delayMillis() > 0 && answer.broken() != Fault.Kind.DRIP) {
                pause.rest(answer.delayMillis());
            }
            if (answer.broken() == Fault.Kind.RESET || answer.broken() == Fault.Kind.RESET_AFTER) {
                return;
            }
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            send(exchange, answer);
        }
    }

    private static Incoming incoming(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0 && "gzip".equalsIgnoreCase(headers.get("content-encoding"))) {
            body = new GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes();
        }
        return new Incoming(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body();
        if (body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        if (answer.broken() == Fault.Kind.SHORT) {
            body = java.util.Arrays.copyOf(body, body.length / 2);
        }
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            boolean html = body[0] == '<';
            exchange.getResponseHeaders()
                    .set("Content-Type", html ? "text/html;charset=iso-8859-1" : "application/json;charset=utf-8");
        }
        if (answer.zip() && accepts(exchange)) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = zipped(body);
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        boolean whole = answer.broken() != Fault.Kind.TRUNCATED;
        if (answer.broken() == Fault.Kind.DRIP) {
            drip(body, out, answer.delayMillis());
        } else {
            out.write(body, 0, whole ? body.length : body.length / 2);
        }
        out.flush();
    }

    private void drip(byte[] body, OutputStream out, long millis) throws IOException {
        int piece = Math.max(1, body.length / DRIPS);
        for (int start = 0; start < body.length; start += piece) {
            out.write(body, start, Math.min(piece, body.length - start));
            out.flush();
            pause.rest(millis / DRIPS);
        }
    }

    private static boolean accepts(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        }
        return out.toByteArray();
    }
}
