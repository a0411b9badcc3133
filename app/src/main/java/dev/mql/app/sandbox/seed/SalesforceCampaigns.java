package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.salesforce.Loader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forms and webinars as campaigns, with the statuses that count as responses, and how many members each has. */
final class SalesforceCampaigns {
    static final String TRADE_SHOW = "Trade show";
    private static final String CONTENT = "Other";
    /** Marketing does not score these. */
    private static final String MAILING = "Direct Mail";

    private static final Map<String, Plan> FORMS = Map.ofEntries(
            Map.entry(Fixtures.DEMO, new Plan("Website: Demo request", CONTENT)),
            Map.entry(Fixtures.TRIAL, new Plan("Website: Demo request with trial", CONTENT)),
            Map.entry(Fixtures.CONTACT_SALES, new Plan("Website: Contact us", CONTENT)),
            Map.entry(Fixtures.SHEET_CRM, new Plan("Datasheet CRM", CONTENT)),
            Map.entry(Fixtures.SHEET_API, new Plan("Datasheet API", CONTENT)),
            Map.entry(Fixtures.EBOOK_SCORING, new Plan(Fixtures.EBOOK_SCORING, CONTENT)),
            Map.entry(Fixtures.EBOOK_ABM, new Plan(Fixtures.EBOOK_ABM, CONTENT)),
            Map.entry(Fixtures.WHITEPAPER, new Plan(Fixtures.WHITEPAPER, CONTENT)),
            Map.entry(Fixtures.TEMPLATE, new Plan(Fixtures.TEMPLATE, "Advertisement")),
            Map.entry(Fixtures.NEWSLETTER, new Plan(Fixtures.NEWSLETTER, MAILING)),
            Map.entry(Fixtures.SUPPORT, new Plan(Fixtures.SUPPORT, "Partners")),
            Map.entry(Fixtures.FEEDBACK, new Plan(Fixtures.FEEDBACK, "Partners")));

    private final Loader loader;
    private final Map<String, Campaign> byKey = new HashMap<>();

    private record Plan(String name, String type) {}

    /** A campaign's id and its counters: leads, contacts, responses. */
    private record Campaign(String id, Map<String, Integer> counts) {
        void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    SalesforceCampaigns(Loader loader, Instant asOf) {
        this.loader = loader;
        Instant start = asOf.minus(Duration.ofDays(900));
        List<String> answered = List.of("Sent", "Responded*");
        List<String> invited = List.of("Registered", "Attended*", "No Show");
        new TreeMap<>(FORMS).forEach((form, plan) -> add(form, plan.name(), plan.type(), start, answered));
        Fixtures.WEBINARS.forEach(webinar -> add(
                webinar.id(),
                webinar.name(),
                "Webinar",
                asOf.minus(Duration.ofDays(webinar.daysAgo() + 30L)),
                invited));
        add(TRADE_SHOW, TRADE_SHOW + " Hannover", "Trade Show", start, invited);
    }

    private void add(String key, String name, String type, Instant start, List<String> statuses) {
        Map<String, String> values = new HashMap<>();
        values.put("Name", name);
        values.put("Type", type);
        values.put("Status", "In Progress");
        values.put("IsActive", "true");
        values.put("StartDate", Fixtures.day(start));
        values.put("ActualCost", Integer.toString(500 + name.length() * 130));
        values.put("OwnerId", loader.user(1));
        String id = loader.add("Campaign", start, start, 1, values);
        for (int i = 0; i < statuses.size(); i++) {
            String status = statuses.get(i);
            Map<String, String> allowed = new HashMap<>();
            allowed.put("CampaignId", id);
            allowed.put("Label", status.replace("*", ""));
            allowed.put("SortOrder", Integer.toString(i + 1));
            allowed.put("IsDefault", Boolean.toString(i == 0));
            allowed.put("HasResponded", Boolean.toString(status.endsWith("*")));
            loader.add("CampaignMemberStatus", start, start, 1, allowed);
        }
        byKey.put(key, new Campaign(id, new HashMap<>()));
    }

    void member(String key, String person, boolean contact, String status, Instant at) {
        Campaign campaign = byKey.get(key);
        if (campaign == null) {
            return;
        }
        boolean responded = status.equals("Responded") || status.equals("Attended");
        Map<String, String> values = new HashMap<>();
        values.put("CampaignId", campaign.id());
        values.put(contact ? "ContactId" : "LeadId", person);
        values.put("Status", status);
        if (responded) {
            values.put("HasResponded", "true");
            values.put("FirstRespondedDate", Fixtures.day(at));
            campaign.count("NumberOfResponses");
        }
        campaign.count(contact ? "NumberOfContacts" : "NumberOfLeads");
        loader.add("CampaignMember", at, at, 1, values);
    }

    /** The roll-ups, at the end. */
    void settle() {
        byKey.values()
                .forEach(campaign -> campaign.counts()
                        .forEach((name, count) ->
                                loader.compute("Campaign", campaign.id(), name, Integer.toString(count))));
    }
}
