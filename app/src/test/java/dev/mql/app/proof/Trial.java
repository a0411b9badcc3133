package dev.mql.app.proof;

import dev.mql.app.sandbox.hubspot.Acting;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.store.SqlStore;
import dev.mql.crm.Crm;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Everything real but time: a HubSpot over HTTP, the adapter, a store in a file, the example's definition, live. Time
 * moves only when somebody waits or says so.
 */
final class Trial implements AutoCloseable {

    static final String OWNER = "41629779";

    private static final Author KIM = Author.person(9_586_504);

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-23T09:00:00Z"));
    private final Map<Long, Integer> writes = new ConcurrentHashMap<>();
    private final Mapping mapping;
    private final HubSpotSandbox sandbox;
    private final Crm crm;
    private final Store store;
    private Orders orders = Orders.everybody();
    private Progress progress = Progress.silent();
    private Exchanges exchanges = Exchanges.UNHEARD;

    Trial(Path folder) {
        this(folder, Workshop.mapping());
    }

    Trial(Path folder, Mapping mapping) {
        this.mapping = mapping;
        SandboxConfig config = SandboxConfig.standard()
                .withClock(time)
                .withSearchLag(Duration.ZERO)
                .withAllowance(Allowance.PLENTY);
        sandbox = HubSpotSandbox.start(config, loader -> {
            loader.form("guid-1", "Demo request");
            loader.owner(OWNER, 9_586_504, "kim@example.com", "Kim", "Berg");
        });
        HubSpotConfig settings =
                HubSpotConfig.of(sandbox.baseUrl().toString(), HubSpotConfig.Credential.token(sandbox.token()));
        crm = new HubSpot(
                settings, time, time, new SplittableRandom(1), (call, reply) -> exchanges.exchanged(call, reply));
        crm.prepare(Wants.of(mapping, crm.describe()), true);
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"));
        sandbox.add((change, account) -> {
            if (change.type() == ObjectType.CONTACT && change.author().source() == Author.Source.INTEGRATION) {
                writes.merge(change.id(), 1, Integer::sum);
            }
        });
    }

    JumpingTime time() {
        return time;
    }

    HubSpotSandbox sandbox() {
        return sandbox;
    }

    Acting kim() {
        return sandbox.by(KIM);
    }

    Crm crm() {
        return crm;
    }

    Store store() {
        return store;
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    void orders(Orders newOrders) {
        orders = newOrders;
    }

    /** Who is told how far a run is. */
    void progress(Progress newProgress) {
        progress = newProgress;
    }

    /** Who hears of every request from now on. */
    void exchanges(Exchanges newExchanges) {
        exchanges = newExchanges;
    }

    /** Somebody of whom nothing is known. */
    long contact(String name) {
        return kim().create(ObjectType.CONTACT, Map.of("email", name + "@northwind.example", "hs_lead_status", "NEW"));
    }

    /** Somebody who asks for a demo. */
    long raised(String name) {
        long contact = contact(name);
        kim().submit(contact, "Demo request");
        return contact;
    }

    /** So many who ask for a demo. */
    List<Long> raised(int people) {
        return IntStream.range(0, people)
                .mapToObj(person -> raised("p" + person))
                .toList();
    }

    String value(long contact, String property) {
        return sandbox.value(ObjectType.CONTACT, contact, property).orElse("");
    }

    String status(long contact) {
        return value(contact, "hs_lead_status");
    }

    /** How often mql has changed a contact. */
    int writes(long contact) {
        return writes.getOrDefault(contact, 0);
    }

    static Ref ref(long contact) {
        return new Ref("hubspot", "contacts", Long.toString(contact));
    }

    Dossier dossier(long contact) {
        return store.people().dossier(ref(contact)).orElseThrow();
    }

    long people() {
        return store.people().census("hubspot").people();
    }

    Runs runs() {
        return new Runs(job());
    }

    Job job() {
        return Workshop.job(crm, store, mapping, time, orders, progress);
    }

    /** A second later, as every look at the CRM is later than what happened there. */
    Run sync() {
        time.pass(Duration.ofSeconds(1));
        return runs().sync();
    }

    /** Plans a second later. */
    String plan() {
        time.pass(Duration.ofSeconds(1));
        return runs().plan().plan().orElseThrow();
    }

    @Override
    public void close() {
        store.close();
        crm.close();
        sandbox.close();
    }
}
