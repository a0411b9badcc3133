package dev.mql.app.sandbox.salesforce;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lead conversion: contact, account and perhaps an opportunity; only empty fields of an existing contact are filled;
 * activities go to the contact, campaign members keep the lead and gain the contact; the lead cannot be changed any more.
 */
public final class Converting {
    /** Carried over, lead's name of the field first; custom fields of the same name as well. */
    private static final Map<String, String> TO_CONTACT = Map.ofEntries(
            Map.entry("FirstName", "FirstName"),
            Map.entry("LastName", "LastName"),
            Map.entry("Email", "Email"),
            Map.entry("Title", "Title"),
            Map.entry("Phone", "Phone"),
            Map.entry("MobilePhone", "MobilePhone"),
            Map.entry("LeadSource", "LeadSource"),
            Map.entry("Country", "MailingCountry"),
            Map.entry("State", "MailingState"),
            Map.entry("City", "MailingCity"),
            Map.entry("HasOptedOutOfEmail", "HasOptedOutOfEmail"),
            Map.entry("OwnerId", "OwnerId"));

    private final Org org;
    private final Writer writer;

    /** Where to: an existing account or contact, or none; and the name of an opportunity to make, or none. */
    public record Into(
            @Nullable String account,
            @Nullable String contact,
            @Nullable String opportunity) {
        public static final Into NEW = new Into(null, null, null);
    }

    public record Converted(
            String contact, String account, @Nullable String opportunity) {}

    Converting(Org org, Writer writer) {
        this.org = org;
        this.writer = writer;
    }

    Converted convert(String leadId, Into into) {
        Table leads = org.table("Lead");
        Row lead = org.records().living(leads, leadId);
        if (leads.flag(lead, "IsConverted")) {
            throw new IllegalArgumentException("already converted: " + leadId);
        }
        String account = into.account() == null ? account(leads, lead) : into.account();
        String contact = contact(leads, lead, into.contact(), account);
        String opportunity = into.opportunity() == null ? null : opportunity(into.opportunity(), account, contact);
        Draft draft = new Draft(leads, lead);
        draft.set("IsConverted", "true");
        draft.set("Status", convertedStatus());
        draft.set("ConvertedDate", Values.day(org.now()));
        draft.set("ConvertedContactId", contact);
        draft.set("ConvertedAccountId", account);
        draft.set("ConvertedOpportunityId", opportunity);
        org.records().save(draft, writer);
        if (!leads.object().tracked().isEmpty()) {
            org.records().history(leads.object(), leads.id(lead), "leadConverted", null, null, writer, org.now());
        }
        handOver(leads.id(lead), contact);
        return new Converted(contact, account, opportunity);
    }

    private String account(Table leads, Row lead) {
        Table accounts = org.table("Account");
        Draft draft = new Draft(accounts, null);
        draft.set("Name", leads.value(lead, "Company"));
        draft.set("Industry", leads.value(lead, "Industry"));
        draft.set("NumberOfEmployees", leads.value(lead, "NumberOfEmployees"));
        draft.set("AnnualRevenue", leads.value(lead, "AnnualRevenue"));
        draft.set("BillingCountry", leads.value(lead, "Country"));
        draft.set("Website", leads.value(lead, "Website"));
        return accounts.id(org.records().save(draft, writer));
    }

    private String contact(Table leads, Row lead, @Nullable String existing, String account) {
        Table contacts = org.table("Contact");
        Draft draft =
                new Draft(contacts, existing == null ? null : org.records().living(contacts, existing));
        TO_CONTACT.forEach((from, to) -> carry(draft, leads, lead, from, to));
        for (Field field : leads.object().all()) {
            if (field.custom() && contacts.object().has(field.name())) {
                carry(draft, leads, lead, field.name(), field.name());
            }
        }
        if (draft.get("AccountId") == null) {
            draft.set("AccountId", account);
        }
        return contacts.id(org.records().save(draft, writer));
    }

    private static void carry(Draft draft, Table leads, Row lead, String from, String to) {
        String value = leads.value(lead, from);
        if (value != null && (draft.get(to) == null || draft.isNew())) {
            draft.set(to, value);
        }
    }

    private String opportunity(String name, String account, String contact) {
        Table opportunities = org.table("Opportunity");
        Draft draft = new Draft(opportunities, null);
        draft.set("Name", name);
        draft.set("AccountId", account);
        draft.set("StageName", "Prospecting");
        draft.set("CloseDate", Values.day(org.now() + 90L * 86_400_000));
        String id = opportunities.id(org.records().save(draft, writer));
        Table roles = org.table("OpportunityContactRole");
        Draft role = new Draft(roles, null);
        role.set("OpportunityId", id);
        role.set("ContactId", contact);
        role.set("IsPrimary", "true");
        org.records().save(role, writer);
        return id;
    }

    private String convertedStatus() {
        Table statuses = org.table("LeadStatus");
        String[] found = {"Closed - Converted"};
        statuses.each(row -> {
            if (statuses.flag(row, "IsConverted")) {
                found[0] = Objects.requireNonNull(statuses.value(row, "ApiName"));
            }
        });
        return found[0];
    }

    private void handOver(String lead, String contact) {
        Merging moving = new Merging(org, writer);
        for (String activity : new String[] {"Task", "Event"}) {
            Table table = org.table(activity);
            moving.move(table, table.object().must("WhoId"), lead, contact);
        }
        Table members = org.table("CampaignMember");
        members.each(row -> {
            if (lead.equals(members.value(row, "LeadId"))) {
                org.records().set(members, row, "ContactId", contact, true);
            }
        });
    }
}
