package dev.mql.hubspot;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the account holds. All of it takes nine calls and a page more for each hundred forms, owners or campaigns; what
 * a mapping needs of it two, for the properties of contacts and companies, and those of what it has switched on. Contacts
 * have to be there; everything else switches off by itself where the token or the licence does not allow it.
 */
final class Describing {

    /** What each is for says docs/hubspot.md; without one its feature switches itself off. */
    static final List<String> OPTIONAL_SCOPES = List.of(
            "crm.objects.owners.read",
            "crm.lists.read",
            "forms",
            "content",
            "crm.objects.marketing_events.read",
            "marketing.campaigns.read",
            "crm.objects.leads.read",
            Leads.SCOPE);

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
        token.askAgain();
        Schema.Account account = account();
        return look(Look.first(clock), Needs.EVERYTHING).schema(account);
    }

    /** Where HubSpot does not tell whose the token is, the account is asked for as well. */
    Schema describe(Wanted wanted, Schema before) {
        recall(before);
        token.askAgain();
        Schema.Account account = token.account().equals(before.account().id()) ? before.account() : account();
        return look(Look.after(before, clock), Needs.of(wanted)).schema(account);
    }

    private Look look(Look look, Needs needs) {
        look.object(Rows.CONTACTS, properties(definitions.refresh(Rows.CONTACTS)));
        object(look, Rows.COMPANIES);
        if (needs.deals()) {
            object(look, Rows.DEALS);
            if (!catalogue.pipelines(definitions.knownOf(Rows.DEALS), look)) {
                look.withheld("pipelines", "crm.objects.deals.read");
            }
        }
        if (needs.forms()) {
            forms(look);
        }
        if (needs.owners()) {
            named(look, "owners", "crm.objects.owners.read", catalogue.owners());
        }
        if (needs.campaigns() && !catalogue.campaigns(look)) {
            look.withheld("campaigns", "marketing.campaigns.read (Marketing Hub Professional)");
        }
        if (needs.lists()) {
            lists(look);
        }
        if (needs.events()) {
            events(look);
        }
        if (needs.leads()) {
            leads(look);
        }
        look.stream(Meetings.STREAM);
        byScope(look, Webinars.STREAM, "crm.objects.marketing_events.read", () -> look.stream(Webinars.STREAM));
        byScope(look, EmailEvents.STREAM, "content", () -> look.stream(EmailEvents.STREAM, EmailEvents.REACH));
        return look;
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

    private void object(Look look, String type) {
        String scope = "crm.objects." + type + ".read";
        optional(
                look,
                type,
                scope,
                token.may(scope) ? definitions.refreshIfAllowed(type).map(Describing::properties) : Optional.empty());
    }

    private static Map<String, Schema.Property> properties(Map<String, Definition> definitions) {
        Map<String, Schema.Property> properties = new LinkedHashMap<>();
        definitions.forEach((name, definition) -> properties.put(name, definition.property()));
        return properties;
    }

    /** The submissions lie on the contact, whoever may read the forms' names. */
    private void forms(Look look) {
        named(look, FormSubmissions.SOURCE, "forms", catalogue.forms());
        if (definitions.knownOf(Rows.CONTACTS).containsKey(FormSubmissions.PROPERTY)) {
            look.stream(FormSubmissions.SOURCE);
        } else {
            look.without(FormSubmissions.SOURCE);
        }
    }

    private static void named(Look look, String kind, String scope, Optional<Map<String, String>> found) {
        look.names(kind, found.orElse(Map.of()));
        if (found.isEmpty()) {
            look.withheld(kind, scope);
        }
    }

    private void lists(Look look) {
        optional(look, Lists.STREAM, Lists.SCOPE, token.may(Lists.SCOPE) ? lists.properties() : Optional.empty());
    }

    /** Not a stream: leads are opened, and read for nothing else. */
    private void leads(Look look) {
        Optional<Map<String, Definition>> found =
                token.may(Leads.SCOPE) ? definitions.refreshIfAllowed(Leads.TYPE) : Optional.empty();
        if (found.isPresent()) {
            look.written(Leads.TYPE, properties(found.get()));
        } else {
            look.without(Leads.TYPE);
            look.withheld(Leads.TYPE, "crm.objects.leads.read and " + Leads.SCOPE + " (Sales Hub Professional)");
        }
    }

    private static void optional(
            Look look, String type, String scope, Optional<Map<String, Schema.Property>> properties) {
        properties.ifPresentOrElse(found -> look.object(type, found), () -> {
            look.without(type);
            look.withheld(type, scope);
        });
    }

    /** Without asking for its first page; where HubSpot does not tell what the token may do, that page shows it. */
    private void byScope(Look look, String stream, String scope, Runnable there) {
        if (token.may(scope)) {
            there.run();
        } else {
            look.without(stream);
            look.withheld(stream, scope);
        }
    }

    private void events(Look look) {
        List<String> types = Occurrences.types(api);
        if (types.stream().anyMatch(Occurrences::isDefined)) {
            look.stream(Occurrences.EVENTS, Occurrences.REACH);
        } else {
            look.without(Occurrences.EVENTS);
        }
        if (types.contains(Occurrences.VISIT)) {
            look.stream(Occurrences.PAGES, Occurrences.REACH);
        } else {
            look.without(Occurrences.PAGES);
            look.lacks(new Problem(
                    Occurrences.PAGES,
                    "page views of contacts cannot be read from this account",
                    "they need an Enterprise edition of any hub; below it, make an active list \"visited URL contains"
                            + " /pricing\" and map it: dates: {pricing_page_visit: lists.NAME OF THE LIST}",
                    false));
        }
    }
}
