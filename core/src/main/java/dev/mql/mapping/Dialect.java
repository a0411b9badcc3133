package dev.mql.mapping;

import java.util.List;
import java.util.Set;

/**
 * How the files of one CRM name things.
 *
 * @param people types of record a person can be
 * @param linked further objects a fact may come from; in Salesforce whatever else stands before a dot is a relation of
 *     the person's own record
 * @param deals the object of deals
 * @param sources sections of activities that name touches
 */
record Dialect(String crm, List<String> people, Set<String> linked, String deals, List<String> sources) {

    static final Dialect HUBSPOT = new Dialect(
            "hubspot",
            List.of("contacts"),
            Set.of("companies", "deals"),
            "deals",
            List.of("forms", "pages", "webinars", "meetings", "events", "emails", "imported"));

    static final Dialect SALESFORCE = new Dialect(
            "salesforce",
            List.of("Lead", "Contact"),
            Set.of("Account", "Opportunity", "OpportunityContactRole"),
            "Opportunity",
            List.of("CampaignMember", "Task", "Event", "imported"));

    boolean namesObjects() {
        return people.size() == 1;
    }

    /** Where one kind of touch is named by a single attribute, that one. */
    String attribute(String source) {
        return switch (source) {
            case "pages" -> "hs_url_path";
            case "webinars" -> "state";
            case "meetings" -> "hs_meeting_outcome";
            case "CampaignMember" -> "Campaign.Name";
            case "Task", "Event" -> "Subject";
            default -> "name";
        };
    }
}
