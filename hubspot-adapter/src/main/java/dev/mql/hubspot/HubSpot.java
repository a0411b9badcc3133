package dev.mql.hubspot;

import dev.mql.crm.Calls;
import dev.mql.crm.Capability;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmException;
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
import dev.mql.http.Call;
import dev.mql.http.Exchanges;
import dev.mql.http.Limits;
import dev.mql.http.Sleeper;
import dev.mql.http.Tokens;
import dev.mql.http.Transport;
import dev.mql.model.Ref;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * HubSpot behind the CRM port. Streams: {@code contacts} (with their form submissions as touches), {@code companies},
 * {@code deals}, {@code meetings}, {@code webinars}, {@code lists}, {@code emails}, {@code pages}, {@code events}. Safe for
 * use by several threads, which share the token and the limits.
 */
public final class HubSpot implements Crm {

    private static final String AGENT = "mql";

    private final HubSpotConfig config;
    private final Clock clock;
    private final Limits limits;
    private final List<Transport> transports;
    private final Transport transport;
    private final Describing describing;
    private final Map<String, StreamReader> streams = new LinkedHashMap<>();
    private final Attendance attendance = new Attendance();
    private final FillCounts fillCounts;
    private final Presence presence;
    private final Fetching fetching;
    private final Leads leads;
    private final Writing writing;
    private final Preparing preparing;
    private final Webhooks webhooks;

    public HubSpot(HubSpotConfig config) {
        this(config, Clock.systemUTC(), Sleeper.REAL, new SplittableRandom(), Exchanges.UNHEARD);
    }

    /**
     * @param clock with {@code sleeper} and {@code random} all that does not come from HubSpot
     * @param exchanges hears of every request and its answer
     */
    public HubSpot(HubSpotConfig config, Clock clock, Sleeper sleeper, RandomGenerator random, Exchanges exchanges) {
        this.config = config;
        this.clock = clock;
        this.limits = Buckets.limits(config, clock, sleeper);
        HubSpotRules rules = new HubSpotRules(clock);
        Paths paths = new Paths(config.apiVersion());
        Transport.Settings settings =
                new Transport.Settings(rules, limits, config.timeout(), AGENT, exchanges, clock, sleeper, random);
        Limits apart = Buckets.limits(config, clock, sleeper);
        Transport open = Transport.open(
                new Transport.Settings(rules, apart, config.timeout(), AGENT, exchanges, clock, sleeper, random));
        Tokens tokens;
        OurToken ourToken;
        if (config.credential() instanceof HubSpotConfig.Credential.OAuth app) {
            tokens = new OAuthTokens(app, open, Call.url(config.baseUrl(), paths.token(), Map.of()), clock);
            String url = Call.url(config.baseUrl(), paths.introspection(), Map.of());
            ourToken = OurToken.granted(open, url, app, tokens::token);
        } else {
            HubSpotConfig.Credential.Token token = (HubSpotConfig.Credential.Token) config.credential();
            Supplier<String> source = () -> usable(token.source().get());
            tokens = Tokens.supplied(source);
            ourToken = OurToken.given(open, Call.url(config.baseUrl(), paths.tokenInfo(), Map.of()), source);
        }
        this.transport = Transport.authorised(settings, tokens);
        this.transports = List.of(transport, open);
        Api api = new Api(transport, config.baseUrl(), paths);
        Definitions definitions = new Definitions(api, clock);
        this.presence = new Presence(definitions);
        Catalogue catalogue = new Catalogue(api, clock);
        Rows rows = new Rows(catalogue::formName);
        Associations associations = new Associations(api);
        Lists lists = new Lists(api, config.lookBack());
        this.describing = new Describing(api, definitions, catalogue, lists, ourToken, rules, clock);
        this.fillCounts = new FillCounts(api, definitions);
        this.fetching = new Fetching(api, rows, associations, ourToken, presence, clock);
        ObjectListing listing = new ObjectListing(api, rows, fetching, associations, new Ranges(api), presence);
        ObjectSearch search = new ObjectSearch(api, rows, associations, definitions, presence);
        streams.put(Rows.CONTACTS, new ObjectStream(Rows.CONTACTS, listing, search, config.lookBack()));
        for (String type : List.of(Rows.COMPANIES, Rows.DEALS, Meetings.STREAM)) {
            streams.put(type, new OptionalStream(new ObjectStream(type, listing, search, config.lookBack())));
        }
        streams.put(Webinars.STREAM, new OptionalStream(new Webinars(api, config.lookBack(), attendance)));
        streams.put(Lists.STREAM, new OptionalStream(lists));
        streams.put(EmailEvents.STREAM, new OptionalStream(new EmailEvents(api, fetching, config.lookBack())));
        for (String events : List.of(Occurrences.PAGES, Occurrences.EVENTS)) {
            streams.put(events, new OptionalStream(new Occurrences(api, events, config.lookBack())));
        }
        Locks locks = new Locks(clock, sleeper);
        this.leads = new Leads(api, fetching, associations, locks);
        this.writing = new Writing(
                definitions,
                fetching,
                new BatchUpdates(api, definitions, new Reconciling(fetching), locks),
                leads,
                clock,
                config.backward());
        this.preparing = new Preparing(api, definitions, new Options(api));
        this.webhooks = new Webhooks(config.webhooks());
    }

    private static String usable(String token) {
        String stripped = token.strip();
        if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    stripped.isEmpty()
                            ? "there is no HubSpot token"
                            : "the HubSpot token holds characters no token has",
                    "set HUBSPOT_TOKEN to a service key: HubSpot > Development > Keys > Service keys");
        }
        return stripped;
    }

    @Override
    public String name() {
        return Rows.CRM;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Schema describe() {
        leads.tryAgain();
        presence.trust();
        return describing.describe();
    }

    @Override
    public Schema describe(Wanted wanted, Schema before) {
        leads.tryAgain();
        presence.trust();
        return describing.describe(wanted, before);
    }

    @Override
    public boolean recall(Schema schema) {
        describing.recall(schema);
        return true;
    }

    @Override
    public List<Problem> check(Wanted wanted, Schema schema) {
        return Checking.problems(wanted, schema);
    }

    /** Form submissions come with the contacts: their stream has nothing of its own to be read. */
    @Override
    public List<Checkpoint> start(Stream stream, Set<String> properties, ReadMode mode) {
        if (stream.name().equals(FormSubmissions.SOURCE)) {
            return List.of();
        }
        return reader(stream.name()).start(properties, mode, clock.instant());
    }

    @Override
    public Filled filled(String object, Set<String> properties) {
        return streams.get(object) instanceof ObjectStream ? fillCounts.of(object, properties) : Filled.UNKNOWN;
    }

    @Override
    public Page next(Checkpoint checkpoint) {
        return reader(checkpoint.stream()).next(Cursor.of(checkpoint));
    }

    private StreamReader reader(String stream) {
        StreamReader reader = streams.get(stream);
        if (reader == null) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "HubSpot has no stream " + stream,
                    "use one of " + String.join(", ", streams.keySet()) + " in the mapping");
        }
        return reader;
    }

    @Override
    public String memory() {
        return attendance.text(clock.instant());
    }

    @Override
    public void remember(String memory) {
        attendance.remember(memory);
    }

    @Override
    public List<Fetched> fetch(List<Ref> refs, Set<String> properties, Set<String> historyOf) {
        return fetching.fetch(refs, properties, historyOf);
    }

    @Override
    public List<Fetched> find(String email, Set<String> properties) {
        return fetching.find(email, properties);
    }

    @Override
    public List<WriteResult> write(List<Write> writes) {
        return writing.write(writes);
    }

    @Override
    public List<Limit> limits() {
        return limits.state();
    }

    @Override
    public Hearing notices(Delivery delivery) {
        return webhooks.hear(delivery);
    }

    /** Without the requests for OAuth tokens, which count against no limit. */
    @Override
    public Calls calls() {
        return transport.calls();
    }

    @Override
    public Optional<Instant> clock() {
        return transport.clock();
    }

    @Override
    public List<Preparation> prepare(Wanted wanted, boolean apply) {
        return preparing.prepare(wanted, apply);
    }

    /**
     * The files of a HubSpot project whose app subscribes to every change of what is wanted, for whoever has HubSpot's
     * command line; costs no call.
     *
     * @param targetUrl where HubSpot is to deliver: https, reachable from outside
     * @return text by path inside the project's folder
     */
    public static Map<String, String> webhookProject(Wanted wanted, String targetUrl) {
        return WebhookProject.files(wanted, targetUrl);
    }

    @Override
    public void close() {
        transports.forEach(Transport::close);
    }

    /** Says which account it reads, and nothing of the credential. */
    @Override
    public String toString() {
        return "HubSpot at " + config.baseUrl();
    }
}
