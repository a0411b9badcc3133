package dev.mql.app.sandbox.salesforce;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the platform does by itself: values that follow from others, and values of related records. */
final class Automation {
    private final Org org;

    Automation(Org org) {
        this.org = org;
    }

    /** Before a record is saved. */
    void before(Draft draft) {
        switch (draft.table().object().name()) {
            case "CampaignMember" -> member(draft);
            case "Task" -> {
                if (draft.changes("Status")) {
                    boolean done = draft.text("Status").equals("Completed");
                    draft.set("CompletedDateTime", done ? Long.toString(org.now() / 1_000 * 1_000) : null);
                }
            }
            case "Event" -> {
                if (draft.get("StartDateTime") == null && draft.get("ActivityDateTime") != null) {
                    draft.set("StartDateTime", draft.get("ActivityDateTime"));
                }
                if (draft.get("StartDateTime") == null) {
                    throw new Unfit(Problem.of(
                            "REQUIRED_FIELD_MISSING", "Required fields are missing: [StartDateTime]", "StartDateTime"));
                }
            }
            case "Opportunity" -> {
                if (draft.changes("StageName")) {
                    draft.set("LastStageChangeDate", Long.toString(org.now()));
                    Integer probability = Computed.PROBABILITY.get(draft.text("StageName"));
                    if (probability != null) {
                        draft.set("Probability", probability.toString());
                    }
                }
            }
            default -> {}
        }
    }

    private void member(Draft draft) {
        if ((draft.get("LeadId") == null) == (draft.get("ContactId") == null) && draft.isNew()) {
            throw new Unfit(
                    Problem.of("REQUIRED_FIELD_MISSING", "Required fields are missing: [LeadId, ContactId]", "LeadId"));
        }
        if (draft.changes("Status")) {
            boolean responded = responded(draft.text("CampaignId"), draft.text("Status"));
            draft.set("HasResponded", Boolean.toString(responded));
            if (responded && draft.get("FirstRespondedDate") == null) {
                draft.set("FirstRespondedDate", Values.day(org.now()));
            }
        }
    }

    /** Whether the campaign counts that status as a response; campaigns without statuses of their own count Responded. */
    boolean responded(String campaign, String status) {
        Table statuses = org.table("CampaignMemberStatus");
        boolean[] own = {false};
        boolean[] found = {false};
        statuses.each(row -> {
            if (!row.deleted && campaign.equals(statuses.value(row, "CampaignId"))) {
                own[0] = true;
                found[0] |= status.equals(statuses.value(row, "Label")) && statuses.flag(row, "HasResponded");
            }
        });
        return own[0] ? found[0] : status.equals("Responded");
    }

    /** After a record was saved; the roll-ups of its campaign and the last activity of its people follow. */
    void after(Table table, Row row, Map<String, String> differences, boolean isNew) {
        switch (table.object().name()) {
            case "CampaignMember" -> rollUp(table, row, differences, isNew);
            case "Task", "Event" -> activity(table, row);
            default -> {}
        }
    }

    private void rollUp(Table table, Row row, Map<String, String> differences, boolean isNew) {
        Row campaign = org.table("Campaign").find(table.value(row, "CampaignId"));
        if (campaign == null) {
            return;
        }
        if (isNew) {
            boolean contact = table.value(row, "ContactId") != null;
            count(campaign, contact ? "NumberOfContacts" : "NumberOfLeads", 1);
        }
        String responded = differences.get("HasResponded");
        if (responded != null && (responded.equals("true") || !isNew)) {
            count(campaign, "NumberOfResponses", responded.equals("true") ? 1 : -1);
        }
    }

    private void count(Row campaign, String field, int by) {
        Table campaigns = org.table("Campaign");
        int before = Integer.parseInt(Objects.requireNonNullElse(campaigns.value(campaign, field), "0"));
        org.records().set(campaigns, campaign, field, Integer.toString(before + by), true);
    }

    private void activity(Table table, Row row) {
        String day = table.value(row, "ActivityDate");
        for (String reference : new String[] {"WhoId", "WhatId"}) {
            String id = table.value(row, reference);
            SObject object = id == null ? null : org.schema().ofId(id);
            Row other = org.find(id);
            if (day != null && object != null && other != null && object.has("LastActivityDate")) {
                later(org.table(object), other, day);
            }
        }
    }

    private void later(Table table, Row row, String day) {
        @Nullable String before = table.value(row, "LastActivityDate");
        if (before == null || before.compareTo(day) < 0) {
            org.records().set(table, row, "LastActivityDate", day, false);
        }
    }
}
