package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.salesforce.Loader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A company's Salesforce. Customers and people in a deal are contacts, half of them converted from leads; of the others who
 * work somewhere about half are contacts, the rest are leads.
 */
final class SalesforceTarget implements Target {
    private static final int FIRST_NAMED = 20_871;
    private final Loader loader;
    private final SalesforceCampaigns campaigns;
    private final Map<Long, Facts> firms = new HashMap<>();
    private final Map<Long, Integer> users = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Took> took = new LinkedHashMap<>();
    private Told told = new Told("", "", false, Instant.EPOCH);

    /** What a lead copies from its firm. */
    private record Facts(String account, Map<String, String> ofLead) {}

    private record Took(String state, Instant at) {}

    /** Who was told last: meetings and deals are theirs. */
    private record Told(String id, String account, boolean contact, Instant since) {}

    SalesforceTarget(Loader loader, Instant asOf) {
        this.loader = loader;
        for (String confirmed : List.of("Budget", "Need", "Timing")) {
            String line = confirmed + "_Confirmed__c boolean !cu " + confirmed + " Confirmed";
            loader.setup().field("Lead", line);
            loader.setup().field("Contact", line);
        }
        for (String object : List.of("Lead", "Account")) {
            loader.setup()
                    .field(
                            object,
                            "Revenue_Band__c picklist(255) cu Revenue Band = " + String.join(";", SecondSources.BANDS));
            loader.setup()
                    .field(
                            object,
                            "Company_Size__c picklist(255) cu Company Size = " + String.join(";", SecondSources.SIZES));
            loader.setup().field(object, "Employees_Counted_On__c date cu Employees Counted On");
        }
        for (String object : List.of("Lead", "Contact")) {
            loader.setup().field(object, "Position__c string(255) cu Position");
            loader.setup().field(object, "Country_Manager__c string(120) cu Country Manager");
        }
        loader.setup().track("Lead", "Status");
        int number = 3;
        for (Fixtures.Seller seller : Fixtures.SELLERS) {
            String mail = (seller.first() + "." + seller.last()).toLowerCase(java.util.Locale.ROOT) + "@acme.example";
            owners.put(seller.ownerId(), loader.setup().user(seller.first(), seller.last(), mail));
            users.put(seller.userId(), number++);
        }
        campaigns = new SalesforceCampaigns(loader, asOf);
    }

    private int user(Author author) {
        return author.userId() == null ? 1 : users.getOrDefault(author.userId(), 1);
    }

    private String owner(@Nullable String hubSpotOwner) {
        return Objects.requireNonNullElse(owners.get(hubSpotOwner), loader.user(3));
    }

    @Override
    public void firm(Firm firm, Map<String, String> values, Instant created, Author by) {
        Map<String, String> shared = new HashMap<>();
        put(shared, "Industry", SalesforceWords.INDUSTRIES.get(values.getOrDefault("industry", "")));
        put(shared, "NumberOfEmployees", values.get("numberofemployees"));
        put(shared, "AnnualRevenue", values.get("annualrevenue"));
        put(shared, "Revenue_Band__c", values.get(SecondSources.REVENUE_BAND));
        put(shared, "Company_Size__c", values.get(SecondSources.COMPANY_SIZE));
        put(shared, "Employees_Counted_On__c", values.get(SecondSources.EMPLOYEES_ON));
        Map<String, String> account = new HashMap<>(shared);
        account.put("Name", firm.name());
        account.put("Website", "https://www." + firm.domain());
        account.put("BillingCountry", firm.country());
        account.put("Type", relation(values));
        account.put("OwnerId", loader.user(3));
        String id = loader.add("Account", created, created, user(by), account);
        put(shared, "Country", firm.country());
        firms.put(firm.id(), new Facts(id, Map.copyOf(shared)));
    }

    private static String relation(Map<String, String> values) {
        if (values.getOrDefault("type", "").equals("PARTNER")) {
            return "Channel Partner / Reseller";
        }
        return values.getOrDefault("lifecyclestage", "").equals("customer") ? "Customer - Direct" : "Prospect";
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    @Override
    public void participation(String webinar, long person, String state, Instant at) {
        String status = switch (state) {
            case "ATTENDED" -> "Attended";
            case "NO_SHOW" -> "No Show";
            default -> "Registered";
        };
        took.put(webinar, new Took(status, at));
    }

    @Override
    public void person(Story story) {
        Firm firm = story.firm();
        Facts facts = firm == null ? null : firms.get(firm.id());
        String stage = story.values().getOrDefault("lifecyclestage", "");
        boolean sold = stage.equals("customer") || stage.equals("opportunity");
        boolean named = story.id() >= FIRST_NAMED && story.id() < FIRST_NAMED + NamedPeople.COUNT;
        boolean pending = SalesforceWords.LEAD_STATUS.containsKey(story.values().getOrDefault("hs_lead_status", ""));
        boolean contact = facts != null && (sold || (!named && !pending && story.id() % 2 == 0));
        Map<String, String> shared = shared(story);
        String id = contact
                ? contact(story, shared, Objects.requireNonNull(facts))
                : lead(story, shared, facts, SalesforceWords.OPEN);
        told = new Told(id, facts == null ? "" : facts.account(), contact, story.created());
        if (contact && sold && story.id() % 4 == 0) {
            converted(lead(story, shared, facts, "Closed - Converted"), Fixtures.day(story.last()));
        } else if (contact && story.id() % 400 == 0) {
            lead(story, shared, facts, SalesforceWords.OPEN);
        }
        members(story);
        String replied = story.values().get("hs_sales_email_last_replied");
        if (replied != null) {
            mail(Instant.parse(replied));
        }
    }

    private Map<String, String> shared(Story story) {
        Map<String, String> values = story.values();
        Map<String, String> shared = new HashMap<>();
        put(shared, "FirstName", values.get("firstname"));
        put(shared, "LastName", values.get("lastname"));
        put(shared, "Email", values.get("email"));
        put(shared, "Title", values.get("jobtitle"));
        put(shared, "Position__c", values.get(SecondSources.POSITION));
        put(shared, "Country_Manager__c", values.get(SecondSources.COUNTRY_MANAGER));
        put(shared, "Description", values.get("message"));
        put(shared, "HasOptedOutOfEmail", values.get("hs_email_optout"));
        put(
                shared,
                "LeadSource",
                SalesforceWords.SOURCES.getOrDefault(values.getOrDefault("hs_analytics_source", ""), "Web"));
        shared.put("OwnerId", owner(values.get("hubspot_owner_id")));
        return shared;
    }

    private String contact(Story story, Map<String, String> shared, Facts facts) {
        Map<String, String> values = new HashMap<>(shared);
        values.put("AccountId", facts.account());
        put(values, "MailingCountry", story.values().get("country"));
        return loader.add("Contact", story.created(), story.last(), user(story.origin()), values);
    }

    private String lead(Story story, Map<String, String> shared, @Nullable Facts facts, String otherwise) {
        Map<String, String> values = new HashMap<>(shared);
        if (facts != null) {
            values.putAll(facts.ofLead());
        }
        put(values, "Country", story.values().get("country"));
        values.put("Company", story.values().getOrDefault("company", "[not provided]"));
        String status =
                SalesforceWords.LEAD_STATUS.getOrDefault(story.values().getOrDefault("hs_lead_status", ""), otherwise);
        values.put("Status", status);
        String id = loader.add("Lead", story.created(), story.last(), user(story.origin()), values);
        if (!status.equals(SalesforceWords.OPEN) && otherwise.equals(SalesforceWords.OPEN)) {
            story.settings().stream()
                    .filter(one -> one.property().equals("hs_lead_status"))
                    .forEach(one -> loader.history(
                            "Lead", id, "Status", SalesforceWords.OPEN, status, one.at(), user(one.author())));
        }
        return id;
    }

    /** The lead has become the contact who was told last. */
    private void converted(String lead, String day) {
        loader.compute("Lead", lead, "Status", "Closed - Converted");
        loader.compute("Lead", lead, "IsConverted", "true");
        loader.compute("Lead", lead, "ConvertedDate", day);
        loader.compute("Lead", lead, "ConvertedContactId", told.id());
        loader.compute("Lead", lead, "ConvertedAccountId", told.account());
    }

    private void members(Story story) {
        story.submissions().forEach(one -> took.put(one.what(), new Took("Responded", one.at())));
        if (story.origin().equals(Fixtures.TRADE_SHOW)) {
            took.put(SalesforceCampaigns.TRADE_SHOW, new Took("Attended", story.created()));
        }
        took.forEach((key, one) -> campaigns.member(key, told.id(), told.contact(), one.state(), one.at()));
        took.clear();
    }

    private void mail(Instant at) {
        Map<String, String> values = new HashMap<>();
        values.put("WhoId", told.id());
        values.put("Subject", "Re: Your question");
        values.put("Status", "Completed");
        values.put("Priority", "Normal");
        values.put("TaskSubtype", "Email");
        values.put("ActivityDate", Fixtures.day(at));
        values.put("CompletedDateTime", Long.toString(at.toEpochMilli()));
        values.put("OwnerId", loader.user(3));
        loader.add("Task", at, at, 3, values);
    }

    @Override
    public void meeting(Meeting meeting) {
        boolean held = meeting.outcome().equals("COMPLETED");
        Instant start = meeting.start();
        Map<String, String> values = new HashMap<>();
        values.put("WhoId", told.id());
        values.put("Subject", held ? "Acme introduction" : "Canceled: Acme introduction");
        values.put("StartDateTime", Long.toString(start.toEpochMilli()));
        values.put("ActivityDateTime", Long.toString(start.toEpochMilli()));
        values.put(
                "EndDateTime", Long.toString(start.plus(Duration.ofMinutes(30)).toEpochMilli()));
        values.put("DurationInMinutes", "30");
        values.put("EventSubtype", "Event");
        values.put("OwnerId", loader.user(user(meeting.by())));
        Instant made = start.minus(Duration.ofDays(3));
        loader.add("Event", made, made, user(meeting.by()), values);
    }

    @Override
    public void deal(Deal deal) {
        if (!told.contact()) {
            return;
        }
        Map<String, String> from = deal.values();
        String stage = Objects.requireNonNull(SalesforceWords.STAGES.get(from.get("dealstage")));
        Map<String, String> values = new HashMap<>();
        values.put("Name", Objects.requireNonNull(from.get("dealname")));
        values.put("AccountId", told.account());
        values.put("StageName", stage);
        put(values, "Probability", SalesforceWords.PROBABILITY.get(stage));
        put(values, "Amount", from.get("amount"));
        values.put("CloseDate", Fixtures.day(Instant.parse(Objects.requireNonNull(from.get("closedate")))));
        values.put("LeadSource", "Web");
        values.put("OwnerId", owner(from.get("hubspot_owner_id")));
        String id = loader.add("Opportunity", deal.created(), deal.modified(), user(deal.by()), values);
        Map<String, String> role = new HashMap<>();
        role.put("OpportunityId", id);
        role.put("ContactId", told.id());
        role.put("Role", deal.id() % 3 == 0 ? "Decision Maker" : "Evaluator");
        role.put("IsPrimary", "true");
        loader.add("OpportunityContactRole", deal.created(), deal.created(), user(deal.by()), role);
    }

    /** Salesforce does not know who looks at what; the end of the story. */
    @Override
    public void pricing(List<Long> people) {
        campaigns.settle();
    }
}
