package dev.mql.app.workspace;

import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposes a {@code mapping-salesforce.yaml} for an org: only fields and objects its user sees, what is missing as a
 * comment that says so.
 */
final class StarterSalesforce {

    /** What sales organisations call the states a lead is worked in; all other values are listed and left alone. */
    private static final Map<String, String> SALES = Map.of(
            "Working - Contacted", "accepted",
            "Working", "accepted",
            "Contacted", "accepted",
            "Qualified", "sql",
            "Unqualified", "rejected",
            "Closed - Not Converted", "rejected",
            "Closed - Converted", "sql");

    private static final Set<String> ENGINE = Set.of("Open - Not Contacted", "Open", "New", "MQL");

    private final Schema schema;
    private final Proposals proposals;
    private final StringBuilder text = new StringBuilder();

    private StarterSalesforce(Schema schema, Proposals proposals) {
        this.schema = schema;
        this.proposals = proposals;
    }

    /** @param mode {@code shadow} or {@code live} */
    static String of(Schema schema, Proposals proposals, String mode) {
        return new StarterSalesforce(schema, proposals).write(mode);
    }

    private String write(String mode) {
        text.append("""
                crm: salesforce
                mode: %s                       # shadow: writes MQL_* fields only | live: also Lead.Status | off
                scope:                             # goes into the queries; narrow it by fields Salesforce can filter by
                  Lead: {CreatedDate: {within: 3y}}
                  Contact: all                     # customers as well, or nobody knows a customer's new lead
                people:
                  converted: follow                # a converted lead goes on as its contact
                  same_email: {lead_and_contact: contact_wins}
                  lead_to_account: {by: email_domain, with: Account.Website}
                pace: {first_write_per_day: 20000} # each row written starts your flows

                facts:                             # a field per kind of record; of a list the first one that is filled
                """.formatted(mode));
        facts();
        activities();
        stages();
        text.append("""

                write:                             # nothing else is ever written
                  Lead.Status: {stages: {mql: MQL, recycled: %s}, policy: only_from_engine_values}
                  Contact.MQL_Status__c: {stages: {mql: MQL, recycled: Recycled}, policy: only_from_engine_values}
                  MQL_Score__c: {value: score, steps_of: 5}
                  MQL_Since__c: {value: became_mql_at, policy: keep_first}
                  ours: [MQL_Verdict__c, MQL_Tier__c, MQL_Interest__c, MQL_Reason__c, MQL_Ask_For__c, MQL_Definition_Version__c]

                read_back:                         # what sales answers; the owner is a user, or a queue until somebody takes it
                  rejected_why: MQL_Rejected_Reason__c
                  owner: OwnerId
                """.formatted(quoted(open())));
        return text.toString();
    }

    private void facts() {
        fact("contact.email", "", List.of("Email"), List.of("Email"));
        fact("contact.title", "", List.of("Title"), List.of("Title"));
        fact("contact.unsubscribed", "", List.of("HasOptedOutOfEmail"), List.of("HasOptedOutOfEmail"));
        fact("contact.bounced", "as: filled", List.of("EmailBouncedDate"), List.of("EmailBouncedDate"));
        company("company.country", "as: country", "BillingCountry", "Country", "MailingCountry");
        company("company.employees", "", "NumberOfEmployees", "NumberOfEmployees", "");
        company("company.revenue", "as: money, currency: record", "AnnualRevenue", "AnnualRevenue", "");
        company("company.industry", "as: industry", "Industry", "Industry", "");
        company(
                "company.relation",
                "values: {Customer - Direct: customer, Customer - Channel: customer, Channel Partner / Reseller: partner,"
                        + " Technology Partner: partner}",
                "Type",
                "",
                "");
        if (streams("Opportunity")) {
            line("company.open_deals: {count: Opportunity, by: AccountId, where: {IsClosed: false}}");
        }
        fact(
                "origin",
                "values: {Partner Referral: referral, Purchased List: target_list}, otherwise: inbound",
                List.of("LeadSource"),
                List.of("LeadSource"));
        if (streams("OpportunityContactRole")) {
            line("bant.authority: {Contact: OpportunityContactRole.Role, true_if: [Decision Maker, Economic Buyer]}");
        }
        for (String need : List.of("Budget", "Need", "Timing")) {
            String field = need + "_Confirmed__c";
            fact("bant." + need.toLowerCase(java.util.Locale.ROOT), "", List.of(field), List.of(field));
        }
        if (streams("Opportunity")) {
            line("outcome: {Opportunity: {won: IsWon, closed: IsClosed, at: CloseDate, amount: Amount},"
                    + " by: [OpportunityContactRole, AccountId]}");
        }
    }

    private void company(String name, String more, String account, String lead, String contact) {
        List<String> ofAccount = List.of("Account." + account);
        fact(
                name,
                more,
                Stream.of(ofAccount, lead.isEmpty() ? List.<String>of() : List.of(lead))
                        .flatMap(List::stream)
                        .toList(),
                Stream.of(ofAccount, contact.isEmpty() ? List.<String>of() : List.of(contact))
                        .flatMap(List::stream)
                        .toList());
    }

    private void fact(String name, String more, List<String> ofLead, List<String> ofContact) {
        List<String> lead = chosen(name, "Lead", ofLead);
        List<String> contact = chosen(name, "Contact", ofContact);
        List<String> parts = new ArrayList<>();
        part("Lead", lead, parts);
        part("Contact", contact, parts);
        if (parts.isEmpty()) {
            text.append("  # ").append(name).append(": no field ").append(String.join(" or ", ofLead));
            text.append(" is shown to this user\n");
            return;
        }
        if (!more.isEmpty()) {
            parts.add(more);
        }
        line(name + ": {" + String.join(", ", parts) + "}");
        text.append(proposals.comment(
                name, Stream.concat(lead.stream(), contact.stream()).distinct().toList()));
    }

    /** As {@code object.field}, of those there are. */
    private List<String> chosen(String fact, String type, List<String> fields) {
        return proposals.chosen(
                fact,
                fields.stream()
                        .map(field -> field.startsWith("Account.") ? field : type + "." + field)
                        .filter(this::exists)
                        .toList());
    }

    private boolean exists(String source) {
        int dot = source.indexOf('.');
        return schema.property(source.substring(0, dot), source.substring(dot + 1))
                .isPresent();
    }

    private static void part(String type, List<String> sources, List<String> parts) {
        List<String> fields = sources.stream()
                .map(source -> source.startsWith(type + ".") ? source.substring(type.length() + 1) : source)
                .toList();
        if (!fields.isEmpty()) {
            parts.add(type + ": " + (fields.size() == 1 ? fields.get(0) : "[" + String.join(", ", fields) + "]"));
        }
    }

    private void activities() {
        text.append("\nactivities:                        # per section the first line that fits\n");
        if (streams("CampaignMember")) {
            text.append("""
                      CampaignMember:
                        demo_request: {Campaign.Name: ["*demo request*", "*request a demo*", "*book a demo*"], HasResponded: true}
                        contact_sales: {Campaign.Name: ["*contact us*", "*contact sales*"], HasResponded: true}
                        webinar_attended: {Campaign.Type: Webinar, Status: [Attended], asset: Campaign.Name}
                        webinar_registered: {Campaign.Type: Webinar, Status: [Registered, No Show], asset: Campaign.Name}
                        product_sheet_download: {Campaign.Name: ["*datasheet*", "*product sheet*"], HasResponded: true, asset: Campaign.Name}
                        event_attended: {Campaign.Type: [Conference, Trade Show], Status: [Attended], asset: Campaign.Name}
                        content_download: {Campaign.Type: [Other, Advertisement], HasResponded: true, asset: Campaign.Name}
                        nothing: {Campaign.Type: [Partners, Direct Mail]}
                    """);
        }
        if (streams("Task")) {
            text.append("""
                      Task:
                        sales_email_reply: {TaskSubtype: Email, Subject: "Re:*", Status: Completed}
                    """);
        }
        if (streams("Event")) {
            text.append("""
                      Event:
                        nothing: {Subject: ["Canceled*", "Cancelled*", "Declined*"]}
                        demo_held: {Subject: "*demo*", StartDateTime: past}
                        meeting_held: {StartDateTime: past}
                    """);
        }
        text.append("  otherwise: report\n");
    }

    private void stages() {
        Map<String, String> sales = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (String value : statuses()) {
            if (SALES.containsKey(value)) {
                sales.put(value, SALES.getOrDefault(value, ""));
            } else if (!ENGINE.contains(value)) {
                others.add(value);
            }
        }
        String ofSales = sales.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        text.append("\nstages:                            # what a value means, and who may move a person OUT of it\n");
        line("Lead.Status:");
        line("  engine: {" + quoted(open()) + ": lead, MQL: mql}");
        line("  sales: {" + ofSales + "}");
        if (!others.isEmpty()) {
            line("  # not mapped, so left alone: " + String.join(" | ", others));
        }
        text.append("""
                  Contact.MQL_Status__c:           # Salesforce gives contacts no status of their own
                    engine: {"": lead, MQL: mql, Recycled: recycled}
                    sales: {Accepted: accepted, Rejected: rejected}
                  Opportunity: {open: opportunity, won: customer}
                """);
    }

    /** Where a lead begins. */
    private String open() {
        return statuses().stream()
                .filter(value -> ENGINE.contains(value) && !value.equals("MQL"))
                .findFirst()
                .orElse("Open - Not Contacted");
    }

    private List<String> statuses() {
        return schema.property("Lead", "Status").stream()
                .flatMap(property -> property.options().stream())
                .map(Schema.Option::value)
                .toList();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean streams(String name) {
        return schema.streams().containsKey(name);
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }
}
