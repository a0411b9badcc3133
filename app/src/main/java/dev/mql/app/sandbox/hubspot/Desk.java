package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.http.CallLog;
import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.http.Faults;
import dev.mql.app.sandbox.http.Json;
import dev.mql.app.sandbox.http.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The order in which a call is dealt with: fault, token, endpoint, limit, scope, work, headers, log. */
final class Desk {
    /** Seen to be refused at about 16,200 characters. */
    private static final int LONGEST_URL = 16_200;

    private final Portal portal;
    private final Routes routes;
    private final Tokens tokens;
    private final Limits limits;
    private final Faults faults;
    private final CallLog calls;
    private final SandboxConfig config;
    private final AtomicLong correlation = new AtomicLong();

    Desk(SandboxConfig config, Portal portal, Tokens tokens, Limits limits, Faults faults, CallLog calls) {
        this.config = config;
        this.portal = portal;
        this.tokens = tokens;
        this.limits = limits;
        this.faults = faults;
        this.calls = calls;
        this.routes = new Routes(List.of(
                new ObjectReads(portal).routes(),
                new ObjectWrites(portal, config.rowErrors()).routes(),
                new Search(portal).routes(),
                new Properties(portal).routes(),
                new Associations(portal).routes(),
                new Account(portal, config, limits).routes(),
                new Marketing(portal, config.edition()).routes(),
                new Events(portal, config.edition()).routes(),
                new EmailEvents(portal).routes(),
                new ContactLists(portal).routes(),
                new OAuth(tokens, config.access()).routes()));
    }

    /** What is known about a call so far, for its headers and the log. */
    private static final class Progress {
        private String endpoint = "?";
        private Route.Bucket bucket = Route.Bucket.NONE;
        private boolean oauth;
        private final String correlationId;

        Progress(String correlationId) {
            this.correlationId = correlationId;
        }
    }

    Server.Answer answer(Server.Incoming incoming) {
        Progress progress = new Progress(correlationId());
        Fault fault = faults.next(incoming.uri());
        Reply reply = planned(fault) ? null : work(incoming, progress);
        if (fault != null && fault.kind() == Fault.Kind.MISSING_RESULTS && reply != null) {
            reply = withoutResults(reply);
        }
        int status = reply == null ? (fault == null ? 0 : fault.status()) : reply.status();
        Map<String, String> headers = new LinkedHashMap<>(limits.headers(progress.bucket, progress.oauth, status));
        headers.put("X-HubSpot-Correlation-Id", progress.correlationId);
        calls.add(new Call(
                config.clock().instant(), progress.endpoint, incoming.method() + " " + incoming.uri(), status));
        long delay = config.latency()
                .plus(fault == null ? Duration.ZERO : fault.delay())
                .toMillis();
        String body = reply == null ? (fault == null ? "" : fault.body()) : body(reply);
        return new Server.Answer(
                status,
                body.getBytes(StandardCharsets.UTF_8),
                headers,
                fault == null ? null : fault.kind(),
                delay,
                false);
    }

    private static boolean planned(@Nullable Fault fault) {
        return fault != null && (fault.kind() == Fault.Kind.STATUS || fault.kind() == Fault.Kind.RESET);
    }

    private static String body(Reply reply) {
        return reply.body() == null ? "" : Json.text(reply.body());
    }

    private static Reply withoutResults(Reply reply) {
        if (reply.body() instanceof ObjectNode body && body.has("results")) {
            body.putArray("results");
            return new Reply(200, body);
        }
        return reply;
    }

    private Reply work(Server.Incoming incoming, Progress progress) {
        try {
            if (incoming.uri().length() > LONGEST_URL) {
                throw new Refusal(414, Refusal.error("URI Too Long"));
            }
            return routed(incoming, progress);
        } catch (Refusal refusal) {
            ObjectNode body = refusal.body();
            body.put("correlationId", progress.correlationId);
            return new Reply(refusal.status(), body);
        }
    }

    private Reply routed(Server.Incoming incoming, Progress progress) {
        int mark = incoming.uri().indexOf('?');
        String path = mark < 0 ? incoming.uri() : incoming.uri().substring(0, mark);
        Query query = new Query(mark < 0 ? null : incoming.uri().substring(mark + 1));
        Author nobody = Author.integration(config.access().appId());
        Request request = new Request(incoming.method(), Path.of(path), query, incoming.body(), Map.of(), nobody);
        Routes.Match match = routes.find(request);
        progress.endpoint = match.route().name();
        if (match.route().bucket() == Route.Bucket.NONE) {
            return match.route().handler().apply(match.request());
        }
        Tokens.Grant grant = tokens.authenticate(incoming.header("Authorization"));
        progress.bucket = match.route().bucket();
        progress.oauth = grant.oauth();
        limits.admit(match.route().bucket(), grant.oauth());
        allowed(match.route().scopes().apply(match.request()), grant.scopes());
        licensed(match.request());
        synchronized (portal) {
            return match.route().handler().apply(match.request());
        }
    }

    /** Sales Hub Professional has leads. */
    private void licensed(Request request) {
        boolean lead = List.of("type", "to").stream()
                .filter(request.places()::containsKey)
                .anyMatch(place -> request.type(place) == ObjectType.LEAD);
        if (lead && !config.edition().atLeast(Edition.PROFESSIONAL)) {
            throw Events.notInThisEdition(LeadStages.SCOPE);
        }
    }

    /** One of the scopes is enough; an endpoint that names none needs none. */
    private static void allowed(List<String> anyOf, Set<String> held) {
        if (anyOf.isEmpty() || anyOf.stream().anyMatch(held::contains)) {
            return;
        }
        Refusal refusal = new Refusal(
                403,
                Refusal.error(
                                "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.")
                        .put("category", "MISSING_SCOPES"));
        ObjectNode error = refusal.body()
                .putArray("errors")
                .addObject()
                .put("message", "One or more of the following scopes are required.");
        error.putObject("context").set("requiredGranularScopes", Json.strings(anyOf));
        refusal.body().putObject("links").put("scopes", "https://developers.hubspot.com/scopes");
        throw refusal;
    }

    private String correlationId() {
        byte[] seed = Long.toString(correlation.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed).toString();
    }
}
