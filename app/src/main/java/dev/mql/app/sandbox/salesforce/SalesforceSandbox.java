package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.CallLog;
import dev.mql.app.sandbox.http.Faults;
import dev.mql.app.sandbox.http.Server;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A running sandbox: the address of its API, and everything that happens to an org beside the API. */
public final class SalesforceSandbox implements AutoCloseable {
    /** A flow that answers itself is cut off here, as the platform cuts recursion. */
    private static final int LONGEST_CHAIN = 16;

    private final OrgConfig config;
    private final Org org;
    private final Setup setup;
    private final Sessions sessions;
    private final Limits limits;
    private final Cursors cursors;
    private final Jobs jobs;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final List<Workflow> workflows = new CopyOnWriteArrayList<>();
    private final Server server;
    private int chain;

    private SalesforceSandbox(OrgConfig config, SeedData seed) {
        this.config = config;
        this.org = new Org(config.clock());
        this.setup = new Setup(org);
        this.sessions = new Sessions(config);
        this.limits = new Limits(config);
        this.cursors = new Cursors(config.clock());
        this.jobs = new Jobs(org, config.jobs());
        synchronized (org) {
            setup.user("Integration", "User", config.access().username());
            setup.user("Automated", "Process", "automation@acme.example");
            for (PickValue status : org.schema().must("Lead").must("Status").values()) {
                setup.leadStatus(status.value(), status.value().equals("Closed - Converted"));
            }
            seed.fill(new Loader(org, setup));
        }
        org.onChange(this::run);
        Desk desk = new Desk(config, org, cursors, jobs, sessions, limits, faults, calls);
        this.server = new Server(
                "salesforce-sandbox",
                config.port(),
                desk::answer,
                millis -> LockSupport.parkNanos(Duration.ofMillis(millis).toNanos()));
    }

    public static SalesforceSandbox start(OrgConfig config) {
        return start(config, SeedData.EMPTY);
    }

    public static SalesforceSandbox start(OrgConfig config, SeedData seed) {
        return new SalesforceSandbox(config, seed);
    }

    /** Where to log in and where the API is; without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public String clientId() {
        return config.access().clientId();
    }

    public String clientSecret() {
        return config.access().clientSecret();
    }

    /** A session, without a call. */
    public String session() {
        return sessions.issue();
    }

    /** All sessions are over; whoever logs in again gets in. */
    public void expireSessions() {
        sessions.expire();
    }

    /** The token, access or refresh, is worth nothing from now on. */
    public void revoke(String token) {
        sessions.revoke(token);
    }

    /** Pages of queries that have begun cannot be read on. */
    public void dropCursors() {
        synchronized (org) {
            cursors.drop();
        }
    }

    /** The next bulk job to be created fails, when its time has come, with that message. */
    public void failNextJob(String message) {
        synchronized (org) {
            jobs.failNext(message);
        }
    }

    public Setup setup() {
        return setup;
    }

    /** Somebody with a user of that id, from {@link Setup#user} or the seed. */
    public Acting by(String userId) {
        return new Acting(org, Writer.user(Ids.number(userId)));
    }

    /** The user flows act as. */
    public Acting automation() {
        return new Acting(org, Writer.user(2));
    }

    public Faults faults() {
        return faults;
    }

    /** Plans something that goes wrong with single records. */
    public void add(RowFault fault) {
        synchronized (org) {
            org.rules().add(fault);
        }
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

    /** A record's value as JSON would show it, deleted or not, without a call; empty where there is none. */
    public Optional<String> value(String id, String field) {
        synchronized (org) {
            SObject object = org.schema().ofId(id);
            Row row = org.find(id);
            if (object == null || row == null) {
                return Optional.empty();
            }
            Field wanted = object.must(field);
            String value = org.table(object).value(row, wanted);
            return Optional.ofNullable(
                    value == null ? null : Values.json(wanted, value).asString());
        }
    }

    /** The ids of the records that are not deleted, ascending. */
    public List<String> ids(String object) {
        synchronized (org) {
            List<String> ids = new ArrayList<>();
            Table table = org.table(object);
            table.each(row -> {
                if (!row.deleted) {
                    ids.add(table.id(row));
                }
            });
            return ids;
        }
    }

    private void run(Change change) {
        if (chain < LONGEST_CHAIN) {
            chain++;
            try {
                workflows.forEach(workflow -> workflow.run(change, this));
            } finally {
                chain--;
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
