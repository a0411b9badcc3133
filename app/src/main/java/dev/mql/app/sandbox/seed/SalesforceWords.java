package dev.mql.app.sandbox.seed;

import java.util.Map;

/** HubSpot's words as Salesforce's standard picklists have them. */
final class SalesforceWords {
    static final Map<String, String> INDUSTRIES = Map.ofEntries(
            Map.entry("COMPUTER_SOFTWARE", "Technology"),
            Map.entry("INFORMATION_TECHNOLOGY_AND_SERVICES", "Technology"),
            Map.entry("FINANCIAL_SERVICES", "Finance"),
            Map.entry("MANAGEMENT_CONSULTING", "Consulting"),
            Map.entry("MACHINERY", "Machinery"),
            Map.entry("AUTOMOTIVE", "Manufacturing"),
            Map.entry("LOGISTICS_AND_SUPPLY_CHAIN", "Transportation"),
            Map.entry("RETAIL", "Retail"),
            Map.entry("HOSPITAL_HEALTH_CARE", "Healthcare"),
            Map.entry("PHARMACEUTICALS", "Biotechnology"),
            Map.entry("HIGHER_EDUCATION", "Education"),
            Map.entry("CONSTRUCTION", "Construction"),
            Map.entry("FOOD_PRODUCTION", "Food & Beverage"),
            Map.entry("NON_PROFIT_ORGANIZATION_MANAGEMENT", "Not For Profit"));
    static final Map<String, String> LEAD_STATUS = Map.of(
            "CONNECTED", "Working - Contacted",
            "IN_PROGRESS", "Working - Contacted",
            "UNQUALIFIED", "Closed - Not Converted",
            "BAD_TIMING", "Closed - Not Converted");
    static final Map<String, String> SOURCES = Map.of("REFERRALS", "Partner Referral", "OFFLINE", "Other");
    static final Map<String, String> STAGES = Map.of(
            "appointmentscheduled", "Qualification",
            "qualifiedtobuy", "Needs Analysis",
            "presentationscheduled", "Value Proposition",
            "contractsent", "Negotiation/Review",
            "closedwon", "Closed Won",
            "closedlost", "Closed Lost");
    static final Map<String, String> PROBABILITY = Map.of(
            "Qualification", "10",
            "Needs Analysis", "20",
            "Value Proposition", "50",
            "Negotiation/Review", "90",
            "Closed Won", "100",
            "Closed Lost", "0");
    static final String OPEN = "Open - Not Contacted";

    private SalesforceWords() {}
}
