package dev.mql.app.serve;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Serving;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.EOFException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What listens. Sizes and times are bounded: 16 KB of headers, 1 MB of body, ten seconds of silence, ten for a whole body,
 * a thousand connections. An answer never holds a stack trace.
 */
final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int HEADER_BYTES = 16_384;
    private static final int CONNECTIONS = 1_000;
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final int THREADS = 48;
    private static final int WAITING_CONNECTIONS = 128;

    private final Serving serving;
    private final WebhookHandler webhooks;
    private final ApiHandler api;
    private final Telemetry telemetry;
    private final Health health;
    private final Javalin javalin;

    Door(Serving serving, WebhookHandler webhooks, ApiHandler api, Telemetry telemetry, Health health) {
        this.serving = serving;
        this.webhooks = webhooks;
        this.api = api;
        this.telemetry = telemetry;
        this.health = health;
        this.javalin = Javalin.create(this::configure);
    }

    /** @throws UserError where the port is taken or the address is not this machine's */
    void open() {
        try {
            javalin.start();
        } catch (JavalinException taken) {
            throw new UserError(
                    "port " + serving.port() + " of " + serving.host() + " cannot be listened on",
                    "mql.yaml: serve",
                    "name another port or host, or end who listens there");
        }
    }

    int port() {
        return javalin.port();
    }

    /** Lets requests at work end, and takes no new ones. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = WebhookHandler.MOST_BYTES + 1L;
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
        config.jetty.modifyHttpConfiguration(Door::bound);
        config.jetty.modifyServer(server -> server.setStopTimeout(TO_FINISH.toMillis()));
        config.jetty.addConnector(this::connector);
        routes(config.routes);
    }

    private static void bound(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(SILENCE.toMillis());
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(serving.host());
        connector.setPort(serving.port());
        connector.setIdleTimeout(SILENCE.toMillis());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        return connector;
    }

    private void routes(RoutesConfig routes) {
        routes.post("/webhooks/{crm}", webhooks);
        routes.post("/webhooks/{crm}/<more>", webhooks);
        routes.post("/v1/contacts/{crm}/{id}/evaluate", api::evaluate);
        routes.post("/v1/runs/{crm}", api::run);
        routes.post("/v1/reload", api::reload);
        routes.get("/health/live", context -> json(context, 200, Map.of("state", "live")));
        routes.get("/health/ready", this::ready);
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(telemetry.scrape()));
        routes.exception(
                EOFException.class, (leftAlone, context) -> context.status(400).result(""));
        routes.exception(Exception.class, Door::failed);
    }

    private void ready(Context context) {
        Map<String, String> problems = health.problems();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", problems.isEmpty() ? "ready" : "not ready");
        if (!problems.isEmpty()) {
            answer.put("problems", problems);
        }
        json(context, problems.isEmpty() ? 200 : 503, answer);
    }

    /** Says that it failed, and to the log of what kind that was. */
    private static void failed(Exception problem, Context context) {
        String kind = problem instanceof RuntimeException defect
                ? Problems.sentence(defect)
                : problem.getClass().getSimpleName();
        LOG.atError().addKeyValue("path", context.endpoint().path).log("a request failed: {}", kind);
        context.status(503).result("");
    }

    private static void json(Context context, int status, Map<String, ?> json) {
        context.status(status).contentType("application/json").result(MAPPER.writeValueAsString(json) + "\n");
    }
}
