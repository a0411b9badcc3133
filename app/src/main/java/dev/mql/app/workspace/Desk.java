package dev.mql.app.workspace;

import dev.mql.app.Surroundings;
import dev.mql.app.screen.Times;
import dev.mql.crm.Calls;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmException;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.Switches.Holder;
import dev.mql.sync.Agreement;
import dev.mql.sync.Job;
import dev.mql.sync.LettingGo;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import dev.mql.sync.Sight;
import dev.mql.sync.Worker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A workspace at work on one CRM: its store is open, the CRM is connected when it is first asked for. Not for several
 * threads.
 */
public final class Desk implements AutoCloseable {

    /** How long what the CRM said of itself is taken to be so. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final Workspace workspace;
    private final String crmName;
    private final Surroundings surroundings;
    private final Store store;
    private @Nullable Crm crm;
    private @Nullable Schema schema;
    private boolean recalled;

    private Desk(Workspace workspace, String crmName, Surroundings surroundings, Store store) {
        this.workspace = workspace;
        this.crmName = crmName;
        this.surroundings = surroundings;
        this.store = store;
    }

    /** @param crm empty for the only one there is */
    public static Desk open(Workspace workspace, String crm, Surroundings surroundings) {
        return at(workspace, workspace.theCrm(crm), surroundings, Stores.open(workspace.settings()));
    }

    /** With a store that others use as well. */
    public static Desk at(Workspace workspace, String crm, Surroundings surroundings, Store store) {
        return new Desk(workspace, crm, surroundings, store);
    }

    /** The same desk, its connection included, by a workspace read anew. Only one of the two is closed. */
    public Desk by(Workspace newer) {
        Desk desk = new Desk(newer, crmName, surroundings, store);
        desk.crm = crm;
        desk.schema = schema;
        return desk;
    }

    public Workspace workspace() {
        return workspace;
    }

    public String crmName() {
        return crmName;
    }

    public Store store() {
        return store;
    }

    public InstantSource clock() {
        return surroundings.clock();
    }

    /** Instants in the words of whoever reads them: in the definition's zone. */
    public Times times() {
        return new Times(
                workspace.agreed().definition().zone(),
                surroundings.clock().instant().toEpochMilli());
    }

    public Mapping mapping() {
        return workspace.mapping(crmName);
    }

    /** Connects at the first call. */
    public Crm crm() {
        if (crm == null) {
            crm = Connections.open(workspace, crmName);
        }
        return crm;
    }

    /** What the mapping needs of it, asked of the CRM at the first call; all else as it was last seen. */
    public Schema schema() {
        return schema == null
                ? seen(SchemaText.last(store, crmName)
                        .map(before -> crm().describe(Wants.of(mapping(), before), before))
                        .orElseGet(() -> crm().describe()))
                : schema;
    }

    /** All there is, whether or not the mapping needs it, asked of the CRM. */
    public Schema wholeSchema() {
        Schema whole = crm().describe();
        Wanted wanted = Wants.of(mapping(), whole);
        return seen(wanted.lead().isEmpty() ? whole : crm().describe(wanted, whole));
    }

    private Schema seen(Schema now) {
        schema = now;
        recalled = false;
        SchemaText.keep(store, crmName, now, surroundings.clock().instant());
        return now;
    }

    /**
     * As it was seen less than a day ago, if that gives what the mapping wants, nothing was refused by it since, and the last
     * run did not fail; else asks the CRM.
     */
    public Schema todaysSchema() {
        if (schema == null && nothingRefused()) {
            Instant yesterday = surroundings.clock().instant().minus(GOOD_FOR);
            SchemaText.since(store, crmName, yesterday)
                    .filter(this::gives)
                    .filter(kept -> crm().recall(kept))
                    .ifPresent(kept -> {
                        schema = kept;
                        recalled = true;
                    });
        }
        return schema();
    }

    /** Neither writes because the CRM is not as the mapping thinks, nor a whole run. */
    private boolean nothingRefused() {
        boolean runFailed =
                store.journal().longRuns(crmName, 1).stream().anyMatch(run -> run.state() == Run.State.FAILED);
        return !runFailed
                && store.backlog().failed(crmName).stream()
                        .noneMatch(group -> group.failure().fix().equals("mapping"));
    }

    private boolean gives(Schema kept) {
        return crm().check(Wants.of(mapping(), kept), kept).stream().noneMatch(Problem::fatal);
    }

    /** Forgets what the CRM said, because it has just been changed. */
    public void lookAgain() {
        schema = null;
    }

    /** As it was last seen; asks the CRM only where it never was. */
    public Schema knownSchema() {
        if (schema == null) {
            schema = SchemaText.last(store, crmName).orElse(null);
        }
        return schema();
    }

    /** Names of those who own records, by the CRM's id, as far as it told them. */
    public Map<String, String> owners() {
        return knownSchema().catalogue().getOrDefault("owners", Map.of());
    }

    /** What bootstrapping is to make ready: what the mapping writes, and what sales answers with. */
    public Wanted toPrepare() {
        List<String> reasons = workspace.agreed().definition().handoff().rejectReasons();
        return Wants.toPrepare(mapping(), schema(), reasons);
    }

    /** By the schema seen within the day; where that fails, once more by the schema as it is now. */
    public Run run(Orders orders, Progress progress, Function<Runs, Run> course) {
        Run run = course.apply(new Runs(job(orders, progress)));
        return run.state() == Run.State.FAILED && recalled && looksAnew()
                ? course.apply(new Runs(job(orders, progress)))
                : run;
    }

    private boolean looksAnew() {
        lookAgain();
        try {
            schema();
            return true;
        } catch (CrmException unanswered) {
            return false;
        }
    }

    public Job job(Orders orders, Progress progress) {
        Calls before = crm().calls();
        Agreed agreed = workspace.agreed();
        DefinitionText.keep(store, crmName, agreed);
        workspace.beside().values().forEach(other -> DefinitionText.keep(store, crmName, other));
        List<Agreement.Beside> beside = workspace.beside().values().stream()
                .map(other -> new Agreement.Beside(other.name(), other.definition(), other.hash()))
                .toList();
        return Job.of(
                        crm(),
                        store,
                        new Agreement(agreed.definition(), agreed.hash(), workspace.unsigned(), beside),
                        mapping(),
                        todaysSchema(),
                        sources(),
                        orders,
                        new Worker(holder(), surroundings.clock(), progress))
                .since(before);
    }

    /** How people look by the definition that moves the status. */
    public Sight sight() {
        return sight(workspace.agreed());
    }

    /** @param agreed by which of the workspace's definitions */
    public Sight sight(Agreed agreed) {
        return Sight.of(sources(), mapping(), agreed.name(), agreed.definition(), agreed.hash());
    }

    /** How the company's CRMs are read, best first: the one in which people are handed over, if one is named. */
    List<Knowledge.Source> sources() {
        String best = workspace.settings().handOffIn();
        List<Knowledge.Source> sources = new ArrayList<>();
        workspace.mappings().values().stream()
                .sorted(Comparator.<Mapping, Boolean>comparing(
                                mapping -> !mapping.crm().equals(best))
                        .thenComparing(Mapping::crm))
                .forEach(mapping -> (mapping.crm().equals(crmName)
                                ? Optional.of(knownSchema())
                                : SchemaText.last(store, mapping.crm()))
                        .ifPresent(known -> sources.add(new Knowledge.Source(mapping, known))));
        return LettingGo.sources(sources, store.switches());
    }

    /** This process. */
    public static Holder holder() {
        ProcessHandle self = ProcessHandle.current();
        return new Holder(machine(), self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** Ends the connection, if there is one; the store stays open. */
    public void disconnect() {
        if (crm != null) {
            crm.close();
        }
    }

    @Override
    public void close() {
        disconnect();
        store.close();
    }
}
