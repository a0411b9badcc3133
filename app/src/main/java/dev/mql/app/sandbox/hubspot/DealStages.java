package dev.mql.app.sandbox.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
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
        return Pipeline.json(
                "default",
                "Sales Pipeline",
                deals.get("dealstage").options(),
                since,
                (id, stage) -> stage.put("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT")
                        .putObject("metadata")
                        .put("isClosed", Boolean.toString(closed(id)))
                        .put("probability", probability(id)));
    }
}
