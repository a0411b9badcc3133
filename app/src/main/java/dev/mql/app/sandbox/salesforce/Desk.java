package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.http.CallLog;
import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.http.Faults;
import dev.mql.app.sandbox.http.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order in which a call is dealt with: fault, size, endpoint, version, session, limit, work, headers, log. */
final class Desk {
    private static final int LONGEST = 16_384;

    private final OrgConfig config;
    private final Org org;
    private final Routes routes;
    private final Sessions sessions;
    private final Limits limits;
    private final Faults faults;
    private final CallLog calls;

    Desk(
            OrgConfig config,
            Org org,
            Cursors cursors,
            Jobs jobs,
            Sessions sessions,
            Limits limits,
            Faults faults,
            CallLog calls) {
        this.config = config;
        this.org = org;
        this.sessions = sessions;
        this.limits = limits;
        this.faults = faults;
        this.calls = calls;
        this.routes = new Routes(List.of(
                new Versions().routes(),
                new OAuth(config, sessions).routes(),
                new LimitReads(org, limits).routes(),
                new Describes(org).routes(),
                new PicklistValues(org).routes(),
                new Queries(org, cursors, config.pages().rows()).routes(),
                new ObjectCollections(org).routes(),
                new SingleRows(org).routes(),
                new Replication(org).routes(),
                new QueryJobs(org, jobs, config.pages().results()).routes(),
                new IngestJobs(org, jobs).routes(),
                new Composite(org, this::part).routes()));
    }

    /** What is known about a call so far, for the log. */
    private static final class Progress {
        private String endpoint = "?";
        private boolean counted;
    }

    Server.Answer answer(Server.Incoming incoming) {
        Progress progress = new Progress();
        @Nullable Fault fault = faults.next(incoming.uri());
        boolean planned = fault != null && (fault.kind() == Fault.Kind.STATUS || fault.kind() == Fault.Kind.RESET);
        Reply reply = planned ? failed(fault, incoming, progress) : work(incoming, progress);
        Map<String, String> headers = new LinkedHashMap<>();
        if (progress.counted) {
            headers.putAll(limits.headers());
        }
        if (reply.status() == 401) {
            headers.put("WWW-Authenticate", "Token");
        }
        headers.putAll(reply.headers());
        calls.add(new Call(
                config.clock().instant(),
                progress.endpoint,
                incoming.method() + " " + incoming.uri(),
                reply.status(),
                telling(incoming.headers())));
        Duration delay = fault == null ? config.latency() : config.latency().plus(fault.delay());
        return new Server.Answer(
                reply.status(), reply.body(), headers, fault == null ? null : fault.kind(), delay.toMillis(), true);
    }

    /** What a caller says about how to write, and who it is; never a credential. */
    private static Map<String, String> telling(Map<String, String> headers) {
        Map<String, String> telling = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith("sforce-") || name.startsWith("if-") || name.equals("accept-encoding")) {
                telling.put(name, value);
            }
        });
        return telling;
    }

    private Reply failed(@Nullable Fault fault, Server.Incoming incoming, Progress progress) {
        try {
            progress.endpoint = routes.find(request(incoming)).route().name();
        } catch (Refusal ignored) {
            progress.endpoint = "?";
        }
        return fault == null
                ? Reply.empty(500)
                : new Reply(fault.status(), null, fault.body().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Request request(Server.Incoming incoming) {
        return Request.of(incoming.method(), incoming.uri(), incoming.headers(), incoming.bytes());
    }

    private Reply work(Server.Incoming incoming, Progress progress) {
        try {
            int size = incoming.uri().length();
            if (size > LONGEST) {
                return Reply.empty(414);
            }
            for (Map.Entry<String, String> header : incoming.headers().entrySet()) {
                size += header.getKey().length() + header.getValue().length() + 4;
            }
            if (size > LONGEST) {
                return Reply.empty(431);
            }
            return routed(request(incoming), progress);
        } catch (Refusal refusal) {
            return Reply.of(refusal.status(), refusal.body());
        }
    }

    private Reply routed(Request request, Progress progress) {
        Routes.Match match = routes.find(request);
        progress.endpoint = match.route().name();
        if (match.route().open()) {
            return match.route().handler().apply(match.request());
        }
        Versions.check(request.version());
        sessions.authenticate(request.header("Authorization"));
        progress.counted = true;
        limits.admit();
        synchronized (org) {
            return match.route().handler().apply(match.request());
        }
    }

    /** A part of a composite: as a call of its own, but neither counted nor asked for its token again. */
    private Reply part(Request request) {
        Routes.Match match = routes.find(request);
        Versions.check(request.version());
        if (match.route().open() || match.route().name().equals("POST /composite")) {
            throw Refusal.notFound();
        }
        return match.route().handler().apply(match.request());
    }
}
