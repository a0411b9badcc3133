package dev.mql.salesforce;

import dev.mql.crm.Calls;
import dev.mql.crm.Capability;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.Delivery;
import dev.mql.crm.Fetched;
import dev.mql.crm.Filled;
import dev.mql.crm.Hearing;
import dev.mql.crm.Limit;
import dev.mql.crm.Page;
import dev.mql.crm.Preparation;
import dev.mql.crm.Problem;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.crm.Stream;
import dev.mql.crm.Wanted;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.http.Exchanges;
import dev.mql.http.Limits;
import dev.mql.http.Sleeper;
import dev.mql.http.Transport;
import dev.mql.model.Ref;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Salesforce behind the CRM port. Streams are objects: {@code Lead}, {@code Contact}, {@code Account}, {@code
 * Opportunity}, {@code OpportunityContactRole} as rows, {@code CampaignMember}, {@code Task}, {@code Event} as touches.
 * Safe for use by several threads, which share the session and the limits.
 */
public final class Salesforce implements Crm {

    private static final String AGENT = "mql";

    private final SalesforceConfig config;
    private final Limits limits;
    private final Transport open;
    private final Transport transport;
    private final Describes describes;
    private final Describing describing;
    private final Reader reader;
    private final FillCounts fillCounts;
    private final Fetching fetching;
    private final Writing writing;
    private final Preparing preparing;
    private final OutboundMessages outboundMessages;

    public Salesforce(SalesforceConfig config) {
        this(config, Clock.systemUTC(), Sleeper.REAL, new SplittableRandom(), Exchanges.UNHEARD);
    }

    /**
     * @param clock with {@code sleeper} and {@code random} all that does not come from Salesforce
     * @param exchanges hears of every request and its answer, but for those that log in
     */
    public Salesforce(
            SalesforceConfig config, Clock clock, Sleeper sleeper, RandomGenerator random, Exchanges exchanges) {
        this.config = config;
        this.limits = SalesforceRules.limits(config, clock, sleeper);
        SalesforceRules rules = new SalesforceRules(clock);
        this.open = Transport.open(new Transport.Settings(
                rules,
                SalesforceRules.limits(config, clock, sleeper),
                config.timeout(),
                AGENT,
                Exchanges.UNHEARD,
                clock,
                sleeper,
                random));
        Session session = new Session(config, open, clock);
        this.transport = Transport.authorised(
                new Transport.Settings(rules, limits, config.timeout(), AGENT, exchanges, clock, sleeper, random),
                session);
        Api api = new Api(transport, session, config.apiVersion(), clock);
        this.describes = new Describes(api, clock);
        Lookups lookups = new Lookups(api);
        PicklistValues picklists = new PicklistValues(api);
        this.describing = new Describing(api, describes, picklists, config);
        this.reader = new Reader(api, describes, new BulkReading(api, sleeper, random), config);
        this.fillCounts = new FillCounts(api, describes);
        this.fetching = new Fetching(
                lookups, describes, new Belongings(api, describes, config), new Settings(lookups, session), clock);
        RowUpdates updates = new RowUpdates(api, sleeper, random);
        this.writing = new Writing(
                describes, lookups, updates, new Ingest(api, sleeper, random), new SingleRow(api, updates), clock);
        this.preparing = new Preparing(describes, lookups, new LeadProcesses(api, picklists), session, config);
        this.outboundMessages = new OutboundMessages(config.webhooks());
    }

    @Override
    public String name() {
        return Objects.CRM;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TELLS_WHO_SET, Capability.TELLS_OF_CHANGES);
    }

    @Override
    public Schema describe() {
        return describing.describe();
    }

    @Override
    public boolean recall(Schema schema) {
        describes.recall(Fields.recalled(schema));
        return true;
    }

    @Override
    public List<Problem> check(Wanted wanted, Schema schema) {
        return Checking.problems(wanted, schema);
    }

    @Override
    public List<Checkpoint> start(Stream stream, Set<String> properties, ReadMode mode) {
        return reader.start(stream.name(), properties, mode);
    }

    @Override
    public Filled filled(String object, Set<String> properties) {
        return fillCounts.of(object, properties);
    }

    @Override
    public Page next(Checkpoint checkpoint) {
        return reader.next(checkpoint);
    }

    @Override
    public List<Fetched> fetch(List<Ref> refs, Set<String> properties, Set<String> historyOf) {
        return fetching.fetch(refs, new Fetching.Asked(properties, Map.of()), historyOf);
    }

    @Override
    public List<Fetched> fetchWhole(
            List<Ref> refs, Set<String> properties, Map<String, ? extends Set<String>> streams) {
        return fetching.fetch(refs, new Fetching.Asked(properties, streams), Set.of());
    }

    @Override
    public List<Fetched> find(String email, Set<String> properties) {
        return fetching.find(email, properties);
    }

    @Override
    public List<WriteResult> write(List<Write> writes) {
        return writing.write(writes);
    }

    /** So many that a great change goes by Bulk. */
    @Override
    public int batch() {
        return 10_000;
    }

    @Override
    public Hearing notices(Delivery delivery) {
        return outboundMessages.hear(delivery);
    }

    @Override
    public List<Limit> limits() {
        return limits.state();
    }

    /** Without the requests for tokens. */
    @Override
    public Calls calls() {
        return transport.calls();
    }

    @Override
    public Optional<Instant> clock() {
        return transport.clock();
    }

    /** Never changes the org, whatever is asked: it writes the files that an admin deploys. */
    @Override
    public List<Preparation> prepare(Wanted wanted, boolean apply) {
        return preparing.prepare(wanted);
    }

    @Override
    public void close() {
        transport.close();
        open.close();
    }

    /** Says which org it reads, and nothing of the credential. */
    @Override
    public String toString() {
        return "Salesforce at " + config.loginUrl();
    }
}
