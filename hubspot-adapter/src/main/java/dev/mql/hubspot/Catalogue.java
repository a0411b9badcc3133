package dev.mql.hubspot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Names by id of what records only point at: forms, owners, pipelines and stages, campaigns with their spend. */
final class Catalogue {

    private static final int PAGE = 100;

    /** A form nobody knows may be a new one; so often at most its name is looked for. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final Api api;
    private final Clock clock;
    private final Set<String> nameless = new HashSet<>();
    private Map<String, String> forms = Map.of();
    private Instant formsAsked = Instant.EPOCH;

    Catalogue(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** A form's name; the id itself where there is none, as for deleted and withheld forms. */
    synchronized String formName(String id) {
        if (!forms.containsKey(id) && !nameless.contains(id) && clock.instant().isAfter(formsAsked.plus(LOOK_AGAIN))) {
            forms();
            if (!forms.containsKey(id)) {
                nameless.add(id);
            }
        }
        return forms.getOrDefault(id, id);
    }

    /** Knows the forms' names again; a form it does not know is asked for as ever. */
    synchronized void recall(Map<String, String> names) {
        forms = Map.copyOf(names);
    }

    /** Empty where the token may not. */
    synchronized Optional<Map<String, String>> forms() {
        Optional<Map<String, String>> found =
                pages("list forms", api.paths().forms(), Map.of("formTypes", "all"), "name");
        forms = found.orElse(Map.of());
        formsAsked = clock.instant();
        return found;
    }

    /** The owner's name, or the address where there is no name. */
    Optional<Map<String, String>> owners() {
        Map<String, String> names = new TreeMap<>();
        boolean allowed = each("list owners", api.paths().owners(), Map.of("archived", "false"), owner -> {
            String name = (Json.string(owner, "firstName") + " " + Json.string(owner, "lastName")).strip();
            names.put(Json.string(owner, "id"), name.isEmpty() ? Json.string(owner, "email") : name);
        });
        return allowed ? Optional.of(names) : Optional.empty();
    }

    /**
     * Adds kinds {@code pipelines} and {@code stages} of deals: the options of the properties that hold them, at no call.
     *
     * @param deals the definitions of deals; where these have no options, the pipelines are asked for
     */
    boolean pipelines(Map<String, Definition> deals, Look look) {
        Map<String, String> pipelines = options(deals, "pipeline");
        Map<String, String> stages = options(deals, "dealstage");
        if (!pipelines.isEmpty() && !stages.isEmpty()) {
            look.names("pipelines", Collections.unmodifiableMap(pipelines));
            look.names("stages", Collections.unmodifiableMap(stages));
            return true;
        }
        Optional<JsonNode> answer =
                api.lookIfAllowed("list deal pipelines", api.paths().pipelines(Rows.DEALS), Map.of());
        answer.ifPresent(found -> {
            for (JsonNode pipeline : found.path("results")) {
                pipelines.put(Json.string(pipeline, "id"), Json.string(pipeline, "label"));
                for (JsonNode stage : pipeline.path("stages")) {
                    stages.put(Json.string(stage, "id"), Json.string(stage, "label"));
                }
            }
        });
        look.names("pipelines", Collections.unmodifiableMap(pipelines));
        look.names("stages", Collections.unmodifiableMap(stages));
        return answer.isPresent();
    }

    private static Map<String, String> options(Map<String, Definition> definitions, String property) {
        Map<String, String> labels = new TreeMap<>();
        Definition definition = definitions.get(property);
        if (definition != null) {
            definition.options().forEach(option -> labels.put(option.value(), option.label()));
        }
        return labels;
    }

    /**
     * Adds kinds {@code campaigns} (names), {@code campaign_spend} (sums as text) and {@code campaign_currency}. Only
     * properties on HubSpot's list may be asked for; any other is a 400.
     */
    boolean campaigns(Look look) {
        Map<String, String> names = new TreeMap<>();
        Map<String, String> spend = new TreeMap<>();
        Map<String, String> currencies = new TreeMap<>();
        Map<String, String> query = Map.of("properties", "hs_name,hs_currency_code,hs_spend_items_sum_amount");
        boolean allowed = each("list campaigns", api.paths().campaigns(), query, campaign -> {
            String id = Json.string(campaign, "id");
            JsonNode properties = campaign.path("properties");
            names.put(id, Json.string(properties, "hs_name"));
            put(spend, id, Json.string(properties, "hs_spend_items_sum_amount"));
            put(currencies, id, Json.string(properties, "hs_currency_code"));
        });
        look.names("campaigns", Collections.unmodifiableMap(names));
        look.names("campaign_spend", Collections.unmodifiableMap(spend));
        look.names("campaign_currency", Collections.unmodifiableMap(currencies));
        return allowed;
    }

    private static void put(Map<String, String> map, String id, String value) {
        if (!value.isEmpty()) {
            map.put(id, value);
        }
    }

    private Optional<Map<String, String>> pages(String what, String path, Map<String, String> query, String name) {
        Map<String, String> names = new TreeMap<>();
        boolean allowed =
                each(what, path, query, entry -> names.put(Json.string(entry, "id"), Json.string(entry, name)));
        return allowed ? Optional.of(names) : Optional.empty();
    }

    /** Every entry of all pages; false where the token may not. */
    private boolean each(String what, String path, Map<String, String> query, Consumer<JsonNode> entry) {
        String after = "";
        do {
            Map<String, String> paged = new TreeMap<>(query);
            paged.put("limit", Integer.toString(PAGE));
            if (!after.isEmpty()) {
                paged.put("after", after);
            }
            Optional<JsonNode> answer = api.lookIfAllowed(what, path, paged);
            if (answer.isEmpty()) {
                return false;
            }
            answer.get().path("results").forEach(entry);
            String next = Json.string(answer.get().path("paging").path("next"), "after");
            after = next.equals(after) ? "" : next;
        } while (!after.isEmpty());
        return true;
    }
}
