package dev.mql.app.workspace;

import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposes a {@code mapping-hubspot.yaml} for an account: only properties, options and streams it has, what is missing
 * as a comment that says so.
 */
final class StarterMapping {

    private final Schema schema;
    private final Proposals proposals;
    private final StringBuilder text = new StringBuilder();

    private StarterMapping(Schema schema, Proposals proposals) {
        this.schema = schema;
        this.proposals = proposals;
    }

    /** @param mode {@code shadow} or {@code live} */
    static String forHubSpot(Schema schema, Proposals proposals, String mode) {
        return new StarterMapping(schema, proposals).write(mode);
    }

    private String write(String mode) {
        text.append("""
                crm: hubspot
                mode: %s                       # shadow: writes mql_* only | live: also hs_lead_status and lifecyclestage | off

                facts:                             # fact: where it comes from; a list = the first one that is filled
                """.formatted(mode));
        facts();
        activities();
        stages();
        targets();
        return text.toString();
    }

    private void facts() {
        fact("contact.email", "", "", "contacts.email");
        fact("contact.email_domain", "", "", "contacts.hs_email_domain");
        fact("contact.title", "", "", "contacts.jobtitle");
        fact("contact.unsubscribed", "", "", "contacts.hs_email_optout");
        fact("contact.bounced", "filled", "", "contacts.hs_email_hard_bounce_reason_enum");
        fact("company.country", "country", "", "companies.country", "contacts.country", "contacts.ip_country_code");
        fact("company.employees", "range", "", "companies.numberofemployees", "contacts.numemployees");
        fact("company.revenue", "money, currency: account", "", "companies.annualrevenue", "contacts.annualrevenue");
        fact("company.industry", "industry", "", "companies.industry", "contacts.industry");
        fact(
                "company.relation",
                "",
                "values: {customer: customer, PARTNER: partner, RESELLER: partner}",
                "companies.lifecyclestage",
                "companies.type");
        if (schema.property("deals", "hs_is_closed").isPresent()) {
            line("company.open_deals: {count: deals, where: {hs_is_closed: false}}");
        }
        fact(
                "origin",
                "",
                "otherwise: inbound, values: {REFERRALS: referral, OFFLINE: target_list}",
                "contacts.hs_analytics_source");
        fact("bant.budget", "", "", "contacts.budget_confirmed");
        fact("bant.authority", "", "true_if: [BUDGET_HOLDER, DECISION_MAKER]", "contacts.hs_buying_role");
        fact("bant.need", "", "", "contacts.need_confirmed");
        fact("bant.timing", "", "", "contacts.timing_confirmed");
        if (schema.property("deals", "hs_is_closed_won").isPresent()) {
            line("outcome: {deals: {won: hs_is_closed_won, at: closedate, amount: amount, why: closed_lost_reason}}");
        }
    }

    private void fact(String name, String as, String more, String... candidates) {
        List<String> sources = proposals.chosen(
                name, Stream.of(candidates).filter(this::exists).toList());
        if (sources.isEmpty()) {
            text.append("  # ").append(name).append(": no property ").append(String.join(" or ", candidates));
            text.append(" in this account\n");
            return;
        }
        String from = sources.size() == 1 ? sources.get(0) : "[" + String.join(", ", sources) + "]";
        List<String> parts = new ArrayList<>(List.of("from: " + from));
        if (!as.isEmpty()) {
            parts.add("as: " + as);
        }
        if (!more.isEmpty()) {
            parts.add(more);
        }
        line(name + ": " + (parts.size() == 1 ? from : "{" + String.join(", ", parts) + "}"));
        text.append(proposals.comment(name, sources));
    }

    private void activities() {
        text.append("""

                activities:                        # first match wins
                  forms:                           # by the form's name, upper and lower case alike
                    demo_request:           ["*demo*request*", "*request*demo*", "*book*demo*", "*demo*anfordern*"]
                    contact_sales:          ["*contact*sales*", "*contact us*", "*talk to*sales*", "*pricing request*"]
                    trial_started:          ["*trial*"]
                    product_sheet_download: {name: ["*product sheet*", "*datasheet*", "*data sheet*"], asset: name}
                    content_download:       {name: ["*ebook*", "*e-book*", "*whitepaper*", "*white paper*", "*template*", "*guide*"], asset: name}
                    webinar_registered:     {name: ["*webinar*"], asset: name}
                    newsletter_signup:      ["*newsletter*"]
                    nothing:                ["*support*", "*feedback*", "*unsubscribe*"]
                """);
        formsSeen();
        if (streams("pages")) {
            text.append("""
                      pages:                           # event e_visited_page
                        pricing_page_visit:     {hs_url_path: ["/pricing*", "/preise*"]}
                        careers_page_visit:     {hs_url_path: ["/careers*", "/jobs*"]}
                    """);
        } else {
            text.append("  # pages: page views need an Enterprise hub; rules on them count nothing here\n");
        }
        if (streams("webinars")) {
            text.append("""
                      webinars:                        # marketing events, attendanceState
                        webinar_attended:       {state: ATTENDED, asset: name}
                        webinar_registered:     {state: REGISTERED, asset: name}
                    """);
        }
        if (streams("meetings")) {
            text.append("""
                      meetings:
                        meeting_held:           {hs_meeting_outcome: COMPLETED}
                    """);
        }
        dates();
        text.append("  otherwise: report\n");
    }

    private void formsSeen() {
        Map<String, String> forms = schema.catalogue().getOrDefault("forms", Map.of());
        if (!forms.isEmpty()) {
            String names = forms.values().stream().sorted().distinct().limit(30).collect(Collectors.joining(" | "));
            text.append("    # forms of this account: ")
                    .append(names.replace('\n', ' '))
                    .append('\n');
        }
    }

    private void dates() {
        if (exists("contacts.hs_sales_email_last_replied") || exists("contacts.demo_held_on")) {
            text.append("  dates:                           # a date property: each new value is one activity\n");
            source("demo_held", "contacts.demo_held_on");
            source("sales_email_reply", "contacts.hs_sales_email_last_replied");
        }
        if (exists("contacts.hs_email_click") && exists("contacts.hs_email_last_click_date")) {
            text.append("""
                      counters:                        # a total and a last date: each rise is that many activities
                        email_click:            {total: contacts.hs_email_click, last: contacts.hs_email_last_click_date}
                    """);
        }
    }

    private void source(String activity, String property) {
        if (exists(property)) {
            text.append("    ").append(activity).append(": ").append(property).append('\n');
        }
    }

    private void stages() {
        Set<String> sales =
                Set.of("ATTEMPTED_TO_CONTACT", "CONNECTED", "IN_PROGRESS", "OPEN_DEAL", "UNQUALIFIED", "BAD_TIMING");
        List<String> others = schema.property("contacts", "hs_lead_status").stream()
                .flatMap(property -> property.options().stream())
                .map(Schema.Option::value)
                .filter(value -> !sales.contains(value)
                        && !Set.of("", "NEW", "OPEN", "MQL").contains(value))
                .toList();
        text.append("""

                stages:                            # CRM value -> stage; owner = who may move a person OUT of this value
                  hs_lead_status:
                    engine: {"": lead, NEW: lead, OPEN: lead, MQL: mql}
                    sales:  {ATTEMPTED_TO_CONTACT: accepted, CONNECTED: accepted, IN_PROGRESS: sql, OPEN_DEAL: opportunity,
                             UNQUALIFIED: rejected, BAD_TIMING: rejected}
                """);
        if (!others.isEmpty()) {
            text.append("    # not mapped, so left alone: ")
                    .append(String.join(" | ", others))
                    .append('\n');
        }
        text.append("""
                  lifecyclestage: {engine: {"": lead, subscriber: lead, lead: lead, marketingqualifiedlead: mql},
                                   sales: {salesqualifiedlead: sql, opportunity: opportunity, customer: customer}}
                """);
    }

    private void targets() {
        text.append("""
                write:                             # nothing else is ever written
                  hs_lead_status: {stages: {mql: MQL, recycled: OPEN}, policy: only_from_engine_values}
                  lifecyclestage: {stages: {mql: marketingqualifiedlead}, policy: forward_only}
                  mql_score:      {value: score, steps_of: 5}     # fading alone rewrites nobody; crossing a line always does
                  mql_since:      {value: became_mql_at, policy: keep_first}
                  ours:           [mql_verdict, mql_grade, mql_interest, mql_reason, mql_ask_for, mql_definition]

                read_back:                         # what sales answers; a pick-list of the definition's reasons
                  rejected_why: contacts.mql_rejected_reason
                  owner: contacts.hubspot_owner_id
                """);
    }

    private boolean exists(String source) {
        int dot = source.indexOf('.');
        return schema.property(source.substring(0, dot), source.substring(dot + 1))
                .isPresent();
    }

    private boolean streams(String name) {
        return schema.streams().containsKey(name);
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }
}
