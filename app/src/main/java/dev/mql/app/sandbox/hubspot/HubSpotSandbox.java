package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.CallLog;
import dev.mql.app.sandbox.http.Faults;
import dev.mql.app.sandbox.http.Server;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A running sandbox: the address of its API, and everything that happens to an account beside the API. */
public final class HubSpotSandbox implements AutoCloseable {
    /** A workflow that answers itself is cut off here, as HubSpot suppresses loops. */
    private static final int LONGEST_CHAIN = 20;

    private final SandboxConfig config;
    private final Portal portal;
    private final Tokens tokens;
    private final Limits limits;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final List<Workflow> workflows = new CopyOnWriteArrayList<>();
    private final Deque<Change> running = new ArrayDeque<>();
    private final Server server;

    private HubSpotSandbox(SandboxConfig config, SeedData seed) {
        this.config = config;
        this.portal = new Portal(config.clock());
        synchronized (portal) {
            seed.fill(new Loader(portal));
        }
        this.tokens = new Tokens(config.access(), config.clock());
        this.limits = new Limits(config);
        portal.lag(config.searchLag().toMillis());
        portal.onChange(this::enrol);
        Desk desk = new Desk(config, portal, tokens, limits, faults, calls);
        this.server = new Server(
                "hubspot-sandbox",
                config.port(),
                desk::answer,
                millis -> LockSupport.parkNanos(Duration.ofMillis(millis).toNanos()));
    }

    public static HubSpotSandbox start(SandboxConfig config) {
        return start(config, SeedData.EMPTY);
    }

    public static HubSpotSandbox start(SandboxConfig config, SeedData seed) {
        return new HubSpotSandbox(config, seed);
    }

    /** Where the API is; without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The static token to present. */
    public String token() {
        return config.access().token();
    }

    public Setup setup() {
        return new Setup(portal);
    }

    public Acting by(Author author) {
        return new Acting(portal, author);
    }

    public Faults faults() {
        return faults;
    }

    public Limits limits() {
        return limits;
    }

    public CallLog calls() {
        return calls;
    }

    public void add(Workflow workflow) {
        workflows.add(workflow);
    }

    /** An admin's rule: from version 2026-09 on the property has to be filled where another one has this value. */
    public void require(ObjectType type, String property, String when, String value) {
        portal.rules().require(type, property, when, value);
    }

    /** An admin's rule on a property's text, enforced whatever the version. */
    public void fit(ObjectType type, String property, Pattern pattern) {
        portal.rules().fit(type, property, pattern);
    }

    /** From now on the search index is that late. */
    public void searchLag(Duration lag) {
        synchronized (portal) {
            portal.lag(lag.toMillis());
        }
    }

    /** Takes scopes from the static token, or gives it some. */
    public void scopes(Set<String> scopes) {
        tokens.scopes(config.access().token(), scopes);
    }

    /** From now on each renewal of an OAuth token gives another refresh token, and the former is worth nothing. */
    public void rotateRefreshTokens() {
        tokens.rotate();
    }

    /** The token, access or refresh, is worth nothing from now on. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** A living record's value, without a call; empty where there is none. */
    public Optional<String> value(ObjectType type, long id, String property) {
        synchronized (portal) {
            Row row = portal.table(type).find(id);
            return row == null
                    ? Optional.empty()
                    : Optional.ofNullable(portal.table(type).value(row, property));
        }
    }

    /** The ids of the living records, ascending. */
    public List<Long> ids(ObjectType type) {
        synchronized (portal) {
            return List.copyOf(portal.table(type).living().keySet());
        }
    }

    private void enrol(Change change) {
        if (running.size() < LONGEST_CHAIN) {
            running.push(change);
            try {
                workflows.forEach(workflow -> workflow.enrol(change, this));
            } finally {
                running.pop();
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
