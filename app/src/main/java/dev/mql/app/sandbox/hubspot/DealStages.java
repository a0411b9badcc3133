package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The default sales pipeline. Metadata values are strings, as HubSpot sends them. */
final class DealStages {
    private static final Map<String, String> PROBABILITIES = new LinkedHashMap<>();

    static {
        PROBABILITIES.put("appointmentscheduled", "0.2");
        PROBABILITIES.put("qualifiedtobuy", "0.4");
        PROBABILITIES.put("presentationscheduled", "0.6");
        PROBABILITIES.put("decisionmakerboughtin", "0.8");
        PROBABILITIES.put("contractsent", "0.9");
        PROBABILITIES.put("closedwon", "1.0");
        PROBABILITIES.put("closedlost", "0.0");
    }

    private DealStages() {}

    static String probability(String stage) {
        return PROBABILITIES.getOrDefault(stage, "");
    }

    static boolean won(String stage) {
        return probability(stage).equals("1.0");
    }

    static boolean closed(String stage) {
        return won(stage) || probability(stage).equals("0.0");
    }

    static ObjectNode pipeline(Catalog deals, String since) {
        ObjectNode pipeline = Json.object()
                .put("label", "Sales Pipeline")
                .put("displayOrder", 0)
                .put("id", "default")
                .put("createdAt", since)
                .put("updatedAt", since)
                .put("archived", false);
        ArrayNode stages = pipeline.putArray("stages");
        for (Option option : deals.get("dealstage").options()) {
            ObjectNode stage = stages.addObject()
                    .put("label", option.label())
                    .put("displayOrder", option.displayOrder())
                    .put("id", option.value())
                    .put("createdAt", since)
                    .put("updatedAt", since)
                    .put("archived", false)
                    .put("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT");
            stage.putObject("metadata")
                    .put("isClosed", Boolean.toString(closed(option.value())))
                    .put("probability", probability(option.value()));
        }
        return pipeline;
    }
}
