package dev.mql.hubspot;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the account holds, in nine calls and a page more for each hundred forms, owners or campaigns. Contacts have to
 * be there; everything else switches off by itself where the token or the licence does not allow it.
 */
final class Describing {

    /** What each is for says docs/hubspot.md; without one its feature switches itself off. */
    static final List<String> OPTIONAL_SCOPES = List.of(
            "crm.objects.owners.read",
            "crm.lists.read",
            "forms",
            "content",
            "crm.objects.marketing_events.read",
            "marketing.campaigns.read");

    private static final Schema.StreamInfo ALWAYS = new Schema.StreamInfo(Long.MIN_VALUE, false, false);

    private final Api api;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Lists lists;
    private final OurToken token;
    private final HubSpotRules rules;
    private final Clock clock;

    Describing(
            Api api,
            Definitions definitions,
            Catalogue catalogue,
            Lists lists,
            OurToken token,
            HubSpotRules rules,
            Clock clock) {
        this.api = api;
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.lists = lists;
        this.token = token;
        this.rules = rules;
        this.clock = clock;
    }

    Schema describe() {
        List<Problem> missing = new ArrayList<>();
        Map<String, Schema.StreamInfo> streams = new LinkedHashMap<>();
        Map<String, Map<String, Schema.Property>> objects = new LinkedHashMap<>();
        Map<String, Map<String, String>> names = new LinkedHashMap<>();

        Schema.Account account = account();
        objects.put(Rows.CONTACTS, properties(definitions.refresh(Rows.CONTACTS)));
        streams.put(Rows.CONTACTS, ALWAYS);
        for (String type : List.of(Rows.COMPANIES, Rows.DEALS)) {
            Optional<Map<String, Definition>> found = definitions.refreshIfAllowed(type);
            if (found.isPresent()) {
                objects.put(type, properties(found.get()));
                streams.put(type, ALWAYS);
            } else {
                missing.add(withheld(type, "crm.objects." + type + ".read"));
            }
        }
        if (!catalogue.pipelines(definitions.knownOf(Rows.DEALS), names)) {
            missing.add(withheld("pipelines", "crm.objects.deals.read"));
        }
        forms(names, streams, missing);
        named("owners", "crm.objects.owners.read", catalogue.owners(), names, missing);
        if (!catalogue.campaigns(names)) {
            missing.add(withheld("campaigns", "marketing.campaigns.read (Marketing Hub Professional)"));
        }
        lists(objects, streams, missing);
        events(streams, missing);
        streams.put(Meetings.STREAM, ALWAYS);
        byScope(Webinars.STREAM, "crm.objects.marketing_events.read", ALWAYS, streams, missing);
        byScope(EmailEvents.STREAM, "content", since(EmailEvents.REACH), streams, missing);
        return new Schema(account, objects, streams, names, missing);
    }

    /** As if it had just been described, without a call. */
    void recall(Schema schema) {
        rules.zone(ZoneId.of(zone(schema.account().zone())));
        List.of(Rows.CONTACTS, Rows.COMPANIES, Rows.DEALS)
                .forEach(type -> definitions.recall(type, schema.objects().getOrDefault(type, Map.of())));
        catalogue.recall(schema.catalogue().getOrDefault(FormSubmissions.SOURCE, Map.of()));
    }

    private Schema.Account account() {
        JsonNode details = api.look("read the account's details", api.paths().account(), Map.of());
        String portal = Json.string(details, "portalId");
        String zone = zone(Json.string(details, "timeZone"));
        rules.zone(ZoneId.of(zone));
        String domain = Json.string(details, "uiDomain");
        String link =
                "https://" + (domain.isEmpty() ? "app.hubspot.com" : domain) + "/contacts/" + portal + "/record/0-1/";
        return new Schema.Account(portal, zone, Json.string(details, "companyCurrency"), link);
    }

    private static String zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC.getId() : ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            return ZoneOffset.UTC.getId();
        }
    }

    private static Map<String, Schema.Property> properties(Map<String, Definition> definitions) {
        Map<String, Schema.Property> properties = new LinkedHashMap<>();
        definitions.forEach((name, definition) -> properties.put(name, definition.property()));
        return properties;
    }

    private void forms(
            Map<String, Map<String, String>> names, Map<String, Schema.StreamInfo> streams, List<Problem> missing) {
        named(FormSubmissions.SOURCE, "forms", catalogue.forms(), names, missing);
        if (definitions.knownOf(Rows.CONTACTS).containsKey(FormSubmissions.PROPERTY)) {
            streams.put(FormSubmissions.SOURCE, ALWAYS);
        }
    }

    private static void named(
            String kind,
            String scope,
            Optional<Map<String, String>> found,
            Map<String, Map<String, String>> names,
            List<Problem> missing) {
        names.put(kind, found.orElse(Map.of()));
        if (found.isEmpty()) {
            missing.add(withheld(kind, scope));
        }
    }

    private void lists(
            Map<String, Map<String, Schema.Property>> objects,
            Map<String, Schema.StreamInfo> streams,
            List<Problem> missing) {
        Optional<Map<String, Schema.Property>> found = token.may(Lists.SCOPE) ? lists.properties() : Optional.empty();
        if (found.isPresent()) {
            objects.put(Lists.STREAM, found.get());
            streams.put(Lists.STREAM, ALWAYS);
        } else {
            missing.add(withheld(Lists.STREAM, Lists.SCOPE));
        }
    }

    private void events(Map<String, Schema.StreamInfo> streams, List<Problem> missing) {
        List<String> types = Occurrences.types(api);
        if (types.stream().anyMatch(Occurrences::isDefined)) {
            streams.put(Occurrences.EVENTS, since(Occurrences.REACH));
        }
        if (types.contains(Occurrences.VISIT)) {
            streams.put(Occurrences.PAGES, since(Occurrences.REACH));
        } else {
            missing.add(new Problem(
                    Occurrences.PAGES,
                    "page views of contacts cannot be read from this account",
                    "they need an Enterprise edition of any hub; below it, make an active list \"visited URL contains"
                            + " /pricing\" and map it: dates: {pricing_page_visit: lists.NAME OF THE LIST}",
                    false));
        }
    }

    private Schema.StreamInfo since(Duration reach) {
        return new Schema.StreamInfo(clock.instant().minus(reach).toEpochMilli(), false, false);
    }

    /** Without asking for its first page; where HubSpot does not tell what the token may do, that page shows it. */
    private void byScope(
            String stream,
            String scope,
            Schema.StreamInfo info,
            Map<String, Schema.StreamInfo> streams,
            List<Problem> missing) {
        if (token.may(scope)) {
            streams.put(stream, info);
        } else {
            missing.add(withheld(stream, scope));
        }
    }

    private static Problem withheld(String what, String scope) {
        return new Problem(
                what,
                "the token may not read " + what,
                "to use them, tick the scope " + scope + " on the service key or private app; mql works without",
                false);
    }
}
