package dev.mql.hubspot;

import dev.mql.crm.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a HubSpot project: a private app with a static token and the webhooks it subscribes to, one for each input
 * property (HubSpot's pages "App configuration" and "Webhooks"). Pure.
 */
final class WebhookProject {

    private static final String PLATFORM = "2026.09";

    /** Object in paths to object in subscriptions. */
    private static final Map<String, String> SINGULAR =
            Map.of(Rows.CONTACTS, "contact", Rows.COMPANIES, "company", Rows.DEALS, "deal");

    /** HubSpot has no subscription to these (its page "Webhooks"). */
    private static final Set<String> NOT_OFFERED = Set.of("hs_lastmodifieddate", "num_unique_conversion_events");

    /** A submission has no webhook of its own; this date moves with each. */
    private static final String CONVERSION = "recent_conversion_date";

    private WebhookProject() {}

    /** Text by path inside the project's folder. */
    static Map<String, String> files(Wanted wanted, String targetUrl) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("hsproject.json", Json.pretty(project()));
        files.put("src/app/app-hsmeta.json", Json.pretty(app(wanted)));
        files.put("src/app/webhooks/webhooks-hsmeta.json", Json.pretty(webhooks(wanted, targetUrl)));
        return files;
    }

    private static ObjectNode project() {
        return Json.object().put("name", "mql").put("srcDir", "src").put("platformVersion", PLATFORM);
    }

    private static ObjectNode app(Wanted wanted) {
        ObjectNode app = Json.object().put("uid", "mql").put("type", "app");
        ObjectNode config = app.putObject("config")
                .put("name", "mql")
                .put("description", "Says who is a marketing-qualified lead, and why.")
                .put("distribution", "private");
        ObjectNode auth = config.putObject("auth").put("type", "static");
        ArrayNode required = auth.putArray("requiredScopes");
        required.add("crm.objects.contacts.read").add("crm.objects.contacts.write");
        required.add("crm.schemas.contacts.read").add("crm.schemas.contacts.write");
        objects(wanted).stream()
                .filter(type -> !type.equals(Rows.CONTACTS))
                .forEach(type -> required.add("crm.objects." + type + ".read"));
        ArrayNode optional = auth.putArray("optionalScopes");
        Describing.OPTIONAL_SCOPES.forEach(optional::add);
        auth.putArray("conditionallyRequiredScopes");
        ObjectNode urls = config.putObject("permittedUrls");
        urls.putArray("fetch").add("https://api.hubapi.com");
        urls.putArray("iframe");
        urls.putArray("img");
        return app;
    }

    private static ObjectNode webhooks(Wanted wanted, String targetUrl) {
        ObjectNode file = Json.object().put("uid", "mql_webhooks").put("type", "webhooks");
        ObjectNode config = file.putObject("config");
        config.putObject("settings").put("targetUrl", targetUrl).put("maxConcurrentRequests", 10);
        ObjectNode subscriptions = config.putObject("subscriptions");
        ArrayNode objects = subscriptions.putArray("crmObjects");
        for (String type : objects(wanted)) {
            Webhooks.HAPPENINGS.forEach(happening -> subscribe(objects, happening, type));
            inputs(wanted, type)
                    .forEach(property ->
                            subscribe(objects, "propertyChange", type).put("propertyName", property));
        }
        subscriptions.putArray("legacyCrmObjects");
        subscriptions
                .putArray("hubEvents")
                .addObject()
                .put("subscriptionType", "contact.privacyDeletion")
                .put("active", true);
        return file;
    }

    private static ObjectNode subscribe(ArrayNode to, String happening, String type) {
        return to.addObject()
                .put("subscriptionType", "object." + happening)
                .put("objectType", SINGULAR.get(type))
                .put("active", true);
    }

    /** The objects whose changes matter; contacts always do. */
    private static List<String> objects(Wanted wanted) {
        List<String> objects = new ArrayList<>(List.of(Rows.CONTACTS));
        List.of(Rows.COMPANIES, Rows.DEALS).stream()
                .filter(wanted.read()::containsKey)
                .forEach(objects::add);
        return objects;
    }

    /** What is read and not written by mql: our own writes must not come back to us. */
    private static SortedSet<String> inputs(Wanted wanted, String type) {
        SortedSet<String> inputs = new TreeSet<>(wanted.read().getOrDefault(type, Set.of()));
        inputs.removeAll(wanted.write().getOrDefault(type, List.of()).stream()
                .filter(Wanted.Target::ours)
                .map(Wanted.Target::property)
                .collect(Collectors.toSet()));
        inputs.removeAll(NOT_OFFERED);
        if (inputs.remove(FormSubmissions.PROPERTY)) {
            inputs.add(CONVERSION);
        }
        return inputs;
    }
}
