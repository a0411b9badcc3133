package dev.mql.app.workspace;

import dev.mql.app.Surroundings;
import dev.mql.crm.Crm;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.store.Store;
import dev.mql.store.Switches.Holder;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A workspace at work on one CRM: its store is open, the CRM is connected when it is first asked for. Not for several
 * threads.
 */
public final class Desk implements AutoCloseable {

    private final Workspace workspace;
    private final String crmName;
    private final Surroundings surroundings;
    private final Store store;
    private @Nullable Crm crm;
    private @Nullable Schema schema;

    private Desk(Workspace workspace, String crmName, Surroundings surroundings) {
        this.workspace = workspace;
        this.crmName = crmName;
        this.surroundings = surroundings;
        this.store = Stores.open(workspace.settings());
    }

    /** @param crm empty for the only one there is */
    public static Desk open(Workspace workspace, String crm, Surroundings surroundings) {
        return new Desk(workspace, workspace.theCrm(crm), surroundings);
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

    public Mapping mapping() {
        return workspace.mapping(crmName);
    }

    /** Connects at the first call. */
    public Crm crm() {
        if (crm == null) {
            crm = Connections.open(workspace.settings(), crmName);
        }
        return crm;
    }

    /** Asks the CRM at the first call. */
    public Schema schema() {
        if (schema == null) {
            schema = crm().describe();
            SchemaText.keep(store, crmName, schema);
        }
        return schema;
    }

    /** What the mapping needs of the CRM, sales' answers included. */
    public Wanted wanted() {
        return Wants.withAnswers(
                mapping(), schema(), workspace.agreed().definition().handoff().rejectReasons());
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

    public Job job(Orders orders, Progress progress) {
        Agreed agreed = workspace.agreed();
        return new Job(
                crm(),
                store,
                agreed.definition(),
                agreed.hash(),
                agreed.unsigned(),
                mapping(),
                schema(),
                orders,
                surroundings.clock(),
                progress,
                holder());
    }

    private static Holder holder() {
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

    @Override
    public void close() {
        if (crm != null) {
            crm.close();
        }
        store.close();
    }
}
