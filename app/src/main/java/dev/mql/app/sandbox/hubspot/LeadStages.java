package dev.mql.app.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leads: what one needs to be made, the default pipeline, and what a contact is told of its leads. HubSpot's guide "Leads";
 * Sales Hub Professional.
 */
final class LeadStages {
    static final String SCOPE = "crm.objects.leads.write";
    private static final String PIPELINE = "lead-pipeline-id";
    private static final String FIRST = "new-stage-id";
    private static final String QUALIFIED = "qualified-stage-id";
    private static final String UNQUALIFIED = "unqualified-stage-id";
    private static final long PRIMARY_CONTACT = 578;

    private final Portal portal;

    LeadStages(Portal portal) {
        this.portal = portal;
    }

    /** A lead has a name, and a contact that exists. */
    void refuseIncomplete(JsonNode body, Map<String, String> values) {
        if (values.getOrDefault("hs_lead_name", "").isBlank()) {
            throw Refusal.invalid(List.of(new Invalid(
                    "hs_lead_name",
                    "MISSING_REQUIRED_PROPERTY",
                    "Some required properties were not set: [hs_lead_name]")));
        }
        List<Long> contacts = new ArrayList<>();
        for (JsonNode association : body.path("associations").values()) {
            for (JsonNode type : association.path("types").values()) {
                if (type.path("associationTypeId").asLong() == PRIMARY_CONTACT) {
                    contacts.add(Request.id(association.path("to").path("id").asString("")));
                }
            }
        }
        if (contacts.size() != 1) {
            throw Refusal.validation("A lead needs exactly one primary contact.");
        }
        if (portal.table(ObjectType.CONTACT).find(contacts.get(0)) == null) {
            throw Refusal.validation("CONTACT=" + contacts.get(0) + " is not valid");
        }
    }

    /** What HubSpot fills in where nobody did, and what it computes. */
    void follow(Row lead, Map<String, String> after) {
        Table table = portal.table(ObjectType.LEAD);
        RollUps rollUps = portal.records().rollUps();
        for (Map.Entry<String, String> first :
                Map.of("hs_pipeline", PIPELINE, "hs_pipeline_stage", FIRST).entrySet()) {
            if (table.valueOrEmpty(lead, first.getKey()).isEmpty()) {
                rollUps.set(ObjectType.LEAD, lead, first.getKey(), first.getValue());
            }
        }
        String stage = table.valueOrEmpty(lead, "hs_pipeline_stage");
        rollUps.set(ObjectType.LEAD, lead, "hs_lead_is_open", Boolean.toString(!closed(stage)));
        if (after.containsKey("hs_pipeline_stage")) {
            told(lead);
        }
    }

    /** The contact carries on which day a lead of it was last open, qualified, disqualified. */
    void told(Row lead) {
        String stage = portal.table(ObjectType.LEAD).valueOrEmpty(lead, "hs_pipeline_stage");
        String date = stage.equals(QUALIFIED) ? "qualified" : stage.equals(UNQUALIFIED) ? "disqualified" : "open";
        String now = Instant.ofEpochMilli(portal.now()).toString();
        for (long id : portal.links().of(ObjectType.LEAD, lead.id, ObjectType.CONTACT)) {
            Row contact = portal.table(ObjectType.CONTACT).find(id);
            if (contact != null) {
                portal.records().rollUps().set(ObjectType.CONTACT, contact, "hs_latest_" + date + "_lead_date", now);
            }
        }
    }

    private static boolean closed(String stage) {
        return stage.equals(QUALIFIED) || stage.equals(UNQUALIFIED);
    }

    static ObjectNode pipeline(Catalog leads, String since) {
        return Pipeline.json(
                PIPELINE,
                "Lead pipeline",
                leads.get("hs_pipeline_stage").options(),
                since,
                (id, stage) -> stage.putObject("metadata").put("isClosed", Boolean.toString(closed(id))));
    }
}
