package dev.mql.app.sandbox.hubspot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loopback HTTP side: reads a call, lets it be answered, and sends the answer or the fault that was planned. The JDK's
 * own server, because breaking a connection in the middle of an answer is as important here as answering.
 */
final class Server {
    private final HttpServer http;
    private final ExecutorService threads;
    private final Function<Incoming, Answer> answering;
    private final Pause pause;

    /** Waits; tests put in a pause that does not. */
    @FunctionalInterface
    interface Pause {
        void rest(long millis);
    }

    /** A call as it came in. */
    record Incoming(String method, String uri, @Nullable String authorization, String body) {}

    /** What goes back, or how it goes wrong. */
    record Answer(
            int status, String body, Map<String, String> headers, Fault.@Nullable Kind broken, long delayMillis) {}

    Server(int port, Function<Incoming, Answer> answering, Pause pause) {
        this.answering = answering;
        this.pause = pause;
        // Without it every answer on loopback waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
        threads = Executors.newFixedThreadPool(64, task -> {
            Thread thread = new Thread(task, "hubspot-sandbox");
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Incoming incoming = new Incoming(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answering.apply(incoming);
            if (answer.delayMillis() > 0) {
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

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        boolean html = body[0] == '<';
        exchange.getResponseHeaders()
                .set("Content-Type", html ? "text/html;charset=iso-8859-1" : "application/json;charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        boolean whole = answer.broken() != Fault.Kind.TRUNCATED;
        out.write(body, 0, whole ? body.length : body.length / 2);
        out.flush();
    }
}
