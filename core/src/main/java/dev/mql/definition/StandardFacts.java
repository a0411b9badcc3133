package dev.mql.definition;

import dev.mql.definition.Glossary.Fact;
import dev.mql.definition.Glossary.Kind;
import java.util.List;

/** The facts every mapping can feed. */
final class StandardFacts {

    /** What the normaliser of titles tells. */
    private static final List<String> FUNCTIONS = codes("""
            consulting customer_success design education engineering finance healthcare hr
            it legal logistics management marketing operations procurement product
            sales strategy support
            """);

    /** What the normaliser of industries tells. */
    private static final List<String> INDUSTRIES = codes("""
            accounting aerospace agriculture automotive banking chemicals construction consulting
            consumer_goods consumer_services design education electronics energy entertainment financial_services
            food government healthcare hospitality human_resources insurance it_services legal
            manufacturing marketing media medical_devices mining non_profit pharma real_estate
            retail security software telecommunications transport wholesale
            """);

    static final List<Fact> ALL = List.of(
            text("contact.email", "e-mail address"),
            text("contact.email_domain", "domain of the e-mail address, without subdomains"),
            codes(
                    "contact.email_kind",
                    "what sort of address it is",
                    true,
                    List.of("corporate", "free", "disposable", "role", "malformed", "fake")),
            text("contact.title", "job title as the person wrote it"),
            codes(
                    "contact.seniority",
                    "rank, read out of the title",
                    false,
                    List.of("c_level", "vp", "director", "manager", "staff", "assistant", "intern")),
            codes("contact.function", "field of work, read out of the title", false, FUNCTIONS),
            text("contact.language", "language the person prefers"),
            truth("contact.unsubscribed", "has refused marketing mail"),
            truth("contact.bounced", "mail to the address came back for good"),
            moment("contact.created", "when the CRM first knew the person"),
            text("contact.tags", "labels given to the person, several at once"),
            text("company.name", "name of the company"),
            text("company.domain", "domain of the company's site, without subdomains"),
            new Fact(
                    "company.country",
                    Kind.COUNTRY,
                    "",
                    "country of the company, else of the person",
                    List.of(),
                    false),
            number("company.employees", "employees", "how many people work there; often a range"),
            new Fact("company.revenue", Kind.MONEY, "a year", "annual revenue; often a range", List.of(), false),
            codes("company.industry", "industry", false, INDUSTRIES),
            code("company.type", "sort of organisation: business, agency, non_profit, education, public"),
            code("company.relation", "what the company is to us: customer, partner, ..."),
            number("company.open_deals", "deals", "deals with the company that are neither won nor lost"),
            moment("rejected_at", "when sales last rejected the person"),
            new Fact(
                    "lead.value",
                    Kind.MONEY,
                    "",
                    "what sales may expect of the person, where that is known",
                    List.of(),
                    false),
            code("origin", "how the person came: inbound, referral, target_list"),
            truth("bant.budget", "sales found that there is money for it"),
            truth("bant.authority", "sales found that the person may decide"),
            truth("bant.need", "sales found a need"),
            truth("bant.timing", "sales found that it is due"));

    private StandardFacts() {}

    private static List<String> codes(String words) {
        return List.of(words.strip().split("\\s+", -1));
    }

    private static Fact text(String name, String meaning) {
        return new Fact(name, Kind.TEXT, "", meaning, List.of(), false);
    }

    private static Fact code(String name, String meaning) {
        return new Fact(name, Kind.CODE, "", meaning, List.of(), false);
    }

    private static Fact codes(String name, String meaning, boolean closed, List<String> codes) {
        return new Fact(name, Kind.CODE, "", meaning, codes, closed);
    }

    private static Fact truth(String name, String meaning) {
        return new Fact(name, Kind.TRUTH, "", meaning, List.of(), false);
    }

    private static Fact moment(String name, String meaning) {
        return new Fact(name, Kind.MOMENT, "", meaning, List.of(), false);
    }

    private static Fact number(String name, String unit, String meaning) {
        return new Fact(name, Kind.NUMBER, unit, meaning, List.of(), false);
    }
}
