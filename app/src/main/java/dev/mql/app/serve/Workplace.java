package dev.mql.app.serve;

import dev.mql.app.Surroundings;
import dev.mql.app.notify.Announcer;
import dev.mql.app.screen.ExplainJson;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Explaining;
import dev.mql.app.workspace.Workspace;
import dev.mql.crm.CrmException;
import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One CRM at work in a server: its connection, and the runs over it. For several threads; a long run and those of a few
 * people go side by side.
 */
final class Workplace implements AutoCloseable {

    private final String crm;
    private final SharedStore store;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private volatile boolean closing;
    private Desk desk;
    private @Nullable OwnWrites own;
    private @Nullable Workspace listening;

    Workplace(Workspace workspace, String crm, Surroundings surroundings, SharedStore store, Telemetry telemetry) {
        this.crm = crm;
        this.store = store;
        this.clock = surroundings.clock();
        this.telemetry = telemetry;
        this.desk = Desk.at(workspace, crm, surroundings, store);
    }

    String crm() {
        return crm;
    }

    Store store() {
        return store;
    }

    /** With the connection made and the schema at hand, as it was last seen. */
    synchronized Desk desk() {
        desk.crm();
        desk.knownSchema();
        return desk;
    }

    /** From the next run on. */
    synchronized void adopt(Workspace workspace) {
        desk = desk.by(workspace);
        own = null;
    }

    /** Everything that is wrong with a workspace for this CRM as it was last seen. */
    List<String> mistakes(Workspace workspace) {
        Desk then = desk().by(workspace);
        Schema schema = then.knownSchema();
        return then.crm().check(Wants.of(then.mapping(), schema), schema).stream()
                .filter(Problem::fatal)
                .map(problem -> "error: " + problem.message() + " (" + problem.subject() + "): " + problem.remedy())
                .toList();
    }

    /** Whether a notice comes from a write of mql's own. */
    boolean caused(Notice notice) {
        OwnWrites known;
        synchronized (this) {
            known = own == null ? new OwnWrites(desk()) : own;
            own = known;
        }
        return known.caused(notice);
    }

    /** Whether a request comes from the CRM. Only the very first time, before anything was read, does this cost calls. */
    Hearing hear(String method, String url, Map<String, String> headers, byte[] body) {
        Desk now = desk();
        String account = now.knownSchema().account().id();
        return now.crm().notices(new Delivery(method, url, headers, body, account, clock.instant()));
    }

    /** Reads, plans and applies, by the CRM's schema as it was seen within a day. */
    Run sync() {
        Desk before = desk();
        Desk fresh = before.by(before.workspace());
        fresh.lookAgain();
        fresh.todaysSchema();
        synchronized (this) {
            // A workspace adopted meanwhile stays; it sees the schema kept just now.
            desk = desk == before ? fresh : desk;
            own = null;
        }
        return run(Runs::sync);
    }

    /** Evaluates those whose time has come, at no read call. */
    Run review() {
        return run(Runs::review);
    }

    /** @param erased those of them who asked to be forgotten */
    Run told(Set<Ref> records, Set<Ref> erased) {
        return run(runs -> runs.told(records, erased));
    }

    /** Reads one person fresh, evaluates, writes what differs, and explains; empty where there is nobody. */
    Optional<Map<String, Object>> evaluate(Ref person) {
        Run run = told(Set.of(person), Set.of());
        Optional<Dossier> dossier = store.people().dossier(person);
        long now = clock.instant().toEpochMilli();
        return dossier.map(known ->
                ExplainJson.of(new Explaining(desk(), desk().workspace().agreed()).of(known, now, now), run));
    }

    /** Tells the channels what marketing and sales have to know, and tries again what did not arrive. */
    void tell() {
        Announcer.of(desk()).tell();
    }

    private Run run(Function<Runs, Run> course) {
        Desk now = desk();
        listen(now);
        Orders orders = Orders.everybody().keeping(now.workspace().settings().retention());
        Supplier<Run> work = () -> now.run(orders, whileOpen(), course);
        Run run = store.holding(crm, work);
        telemetry.ran(run);
        telemetry.limits(crm, now.crm().limits());
        return run;
    }

    /** Once for each workspace adopted, and before anything it may cause. */
    private synchronized void listen(Desk now) {
        if (listening != now.workspace()) {
            Announcer.of(now).listen();
            listening = now.workspace();
        }
    }

    /** A run is stopped between two batches, as by a limit: the next process takes it up there. */
    private Progress whileOpen() {
        return (step, done, total, calls) -> {
            if (closing) {
                throw new CrmException(
                        CrmException.Next.RESUME_LATER,
                        "mql serve is being stopped",
                        "it goes on when it is started again",
                        clock.instant(),
                        null);
            }
        };
    }

    /** Stops what runs, at its next batch. */
    void stop() {
        closing = true;
    }

    /** Closes the connection; the store is closed by who opened it. */
    @Override
    public synchronized void close() {
        desk.disconnect();
    }
}
