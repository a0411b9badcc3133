package dev.mql.mapping;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code write: leads:}, what a HubSpot lead holds that mql opens. */
final class LeadReader {

    private static final String NAME = "hs_lead_name";
    private static final String OWNER = "hubspot_owner_id";

    /** HubSpot's page "Leads": what a lead may be given when it is created. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "type", "hs_lead_type", "label", "hs_lead_label", "pipeline", "hs_pipeline", "stage", "hs_pipeline_stage");

    private LeadReader() {}

    static Targets.Lead read(Fields fields, Stages stages, Mistakes mistakes) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(NAME, fields.text("name").orElse("{firstname} {lastname}"));
        PROPERTIES.forEach((key, property) -> fields.text(key).ifPresent(text -> properties.put(property, text)));
        fields.optional("owner").flatMap(node -> node.text(mistakes)).ifPresent(owner -> {
            if (owner.equals("contact")) {
                properties.put(OWNER, "{" + OWNER + "}");
            } else {
                mistakes.add(
                        fields.node(),
                        "`" + owner + "` cannot own a lead",
                        "write `owner: contact`, or leave it to HubSpot's own routing");
            }
        });
        stages.leads()
                .map(Stages.Leads::openOrNull)
                .ifPresent(open -> mistakes.add(
                        fields.node(),
                        "mql opens the leads, so an open lead is no answer of sales'",
                        "take `open` out of stages: leads:"));
        fields.end();
        return new Targets.Lead(properties);
    }
}
