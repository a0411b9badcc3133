package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.http.Call;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the org holds, in three or four calls: the versions it serves, who we are, all objects, and the corporate currency
 * where there are several; and one more for each record type of leads and contacts.
 */
final class Describing {

    private static final Schema.StreamInfo ALWAYS = new Schema.StreamInfo(Long.MIN_VALUE, false, true);

    private final Api api;
    private final Describes describes;
    private final PicklistValues picklists;
    private final SalesforceConfig config;

    Describing(Api api, Describes describes, PicklistValues picklists, SalesforceConfig config) {
        this.api = api;
        this.describes = describes;
        this.picklists = picklists;
        this.config = config;
    }

    Schema describe() {
        checkVersion();
        Fields fields = describes.refresh();
        Map<String, Map<String, Schema.Property>> objects = new LinkedHashMap<>();
        Map<String, Schema.StreamInfo> streams = new LinkedHashMap<>();
        List<Problem> missing = new ArrayList<>();
        for (String object : Objects.STREAMS) {
            if (fields.has(object)) {
                objects.put(object, fields.properties(object));
                streams.put(object, ALWAYS);
            } else {
                missing.add(withheld(object));
            }
        }
        String currency = currency(fields);
        if (currency.isEmpty()) {
            missing.add(new Problem(
                    "currency",
                    "Salesforce does not tell the currency of an org that has only one",
                    "to compare amounts, write crm.salesforce.currency: EUR in mql.yaml",
                    false));
        }
        return new Schema(
                account(currency), objects, streams, Map.of("owners", describes.owners()), missing, narrowings(fields));
    }

    private List<Schema.Narrowing> narrowings(Fields fields) {
        List<Schema.Narrowing> narrowings = new ArrayList<>();
        for (Describes.RecordType type : describes.recordTypes()) {
            picklists
                    .of(type.object(), type.id())
                    .forEach((name, offered) -> fields.find(type.object(), name)
                            .filter(field -> field.property().writable() && !offered.allows(field.property()))
                            .ifPresent(field -> narrowings.add(new Schema.Narrowing(
                                    type.object(), type.label(), name, offered.values(), field.restricted()))));
        }
        return narrowings;
    }

    private void checkVersion() {
        JsonNode versions = api.get("list the API's versions", "/services/data", Map.of(), Call.Kind.LOOK);
        List<String> served = new ArrayList<>();
        versions.forEach(version -> served.add(Json.string(version, "version")));
        if (!served.contains(config.apiVersion())) {
            String newest = served.stream()
                    .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .orElse("");
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "this org does not serve version " + config.apiVersion() + " of Salesforce's API",
                    "write crm.salesforce.api_version: \"" + newest + "\" in mql.yaml");
        }
    }

    private Schema.Account account(String currency) {
        Call call = api.call("ask who we are", "GET", "/services/oauth2/userinfo", Map.of(), Call.Kind.LOOK, null);
        JsonNode user = api.exchange(call, reply -> reply.successful() ? Json.tree(reply) : Json.object());
        Session session = api.session();
        String organisation = Ids.normal(Json.string(user, "organization_id"));
        return new Schema.Account(
                organisation.isEmpty() ? session.organisation() : organisation,
                zone(Json.string(user, "zoneinfo")),
                currency,
                session.instance() + "/");
    }

    private static String zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC.getId() : ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            return ZoneOffset.UTC.getId();
        }
    }

    /** Only an org with several says which one is the company's. */
    private String currency(Fields fields) {
        if (!config.currency().isEmpty()
                || fields.find(Objects.ACCOUNT, "CurrencyIsoCode").isEmpty()) {
            return config.currency();
        }
        Call call = api.call(
                "ask for the currency",
                "GET",
                api.path("/query"),
                Map.of("q", "SELECT IsoCode FROM CurrencyType WHERE IsCorporate = true"),
                Call.Kind.LOOK,
                null);
        Optional<String> code = api.exchange(
                call,
                reply -> reply.successful()
                        ? Optional.of(
                                Json.string(Json.tree(reply).path("records").path(0), "IsoCode"))
                        : Optional.empty());
        return code.orElse("");
    }

    private static Problem withheld(String object) {
        return new Problem(
                object,
                "Salesforce shows the integration user no " + object,
                "to use it, give its permission set the right to read " + object + "; mql works without",
                false);
    }
}
