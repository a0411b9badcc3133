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
 * @param headline what people and companies are called on a screen; facts know no names
 */
record Dialect(
        String crm, List<String> people, Set<String> linked, String deals, List<String> sources, List<Path> headline) {

    /** HubSpot's lists of contacts: a row for each membership, with a property called like the list. */
    static final String LISTS = "lists";

    static final Dialect HUBSPOT = new Dialect(
            "hubspot",
            List.of("contacts"),
            Set.of("companies", "deals", LISTS),
            "deals",
            List.of("forms", "pages", "webinars", "meetings", "events", "emails", "imported"),
            List.of(
                    new Path("contacts", "firstname"),
                    new Path("contacts", "lastname"),
                    new Path("contacts", "jobtitle"),
                    new Path("contacts", "company"),
                    new Path("companies", "name")));

    static final Dialect SALESFORCE = new Dialect(
            "salesforce",
            List.of("Lead", "Contact"),
            Set.of("Account", "Opportunity", "OpportunityContactRole"),
            "Opportunity",
            List.of("CampaignMember", "Task", "Event", "imported"),
            List.of(
                    new Path("Lead", "FirstName"),
                    new Path("Lead", "LastName"),
                    new Path("Lead", "Title"),
                    new Path("Lead", "Company"),
                    new Path("Contact", "FirstName"),
                    new Path("Contact", "LastName"),
                    new Path("Contact", "Title"),
                    new Path("Account", "Name")));

    static Dialect of(String crm) {
        return crm.equals(SALESFORCE.crm) ? SALESFORCE : HUBSPOT;
    }

    boolean namesObjects() {
        return people.size() == 1;
    }

    /** Where one kind of touch is named by a single attribute, that one. */
    String attribute(String source) {
        return switch (source) {
            case "pages" -> "hs_url_path";
            case "webinars" -> "state";
            case "meetings" -> "hs_meeting_outcome";
            case "emails" -> "type";
            case "CampaignMember" -> "Campaign.Name";
            case "Task", "Event" -> "Subject";
            default -> "name";
        };
    }
}
