package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.util.Map;

/** The five people the documentation speaks of; their days are chosen so that the example definition's sums come out round. */
final class NamedPeople {
    static final int COUNT = 5;
    private final Firms firms;

    NamedPeople(Firms firms) {
        this.firms = firms;
    }

    void tell(int which, Story story) {
        switch (which) {
            case 0 -> jane(story);
            case 1 -> priya(story);
            case 2 -> luis(story);
            case 3 -> mara(story);
            default -> ken(story);
        }
        story.tell();
    }

    /** Everything but the product: the one gate that stays closed. */
    private void jane(Story story) {
        Firm firm = firms.named(
                "Northwind GmbH",
                "northwind.example",
                "Germany",
                Map.of("numberofemployees", "230", "industry", "COMPUTER_SOFTWARE", "lifecyclestage", "lead"));
        story.name("Jane", "Doe", "jane.doe@northwind.example")
                .says("jobtitle", "Director Demand Generation")
                .says("hs_analytics_source", "ORGANIC_SEARCH")
                .says("lifecyclestage", "lead")
                .worksAt(firm)
                .becomes("hs_lead_status", "OPEN", 52, Fixtures.NEW_LEADS)
                .filled(Fixtures.NEWSLETTER, 264)
                .filled(Fixtures.EBOOK_SCORING, 82.1)
                .filled(Fixtures.SHEET_CRM, 20.1)
                .filled(Fixtures.SUPPORT, 20.05)
                .looked("/blog/scoring", 82.2)
                .looked("/product/crm", 20.2)
                .looked("/pricing", 3.9)
                .attended(Fixtures.REVOPS)
                .mails(46, 44, 41, 3);
    }

    private void priya(Story story) {
        Firm firm = firms.named(
                "Lumen Cloud Ltd",
                "lumen-cloud.example",
                "United Kingdom",
                Map.of("numberofemployees", "340", "industry", "COMPUTER_SOFTWARE", "lifecyclestage", "lead"));
        story.name("Priya", "Nair", "priya.nair@lumen-cloud.example")
                .says("jobtitle", "VP Marketing")
                .says("hs_analytics_source", "PAID_SEARCH")
                .says("lifecyclestage", "lead")
                .worksAt(firm)
                .becomes("hs_lead_status", "NEW", 35.4, Fixtures.NEW_LEADS)
                .filled(Fixtures.NEWSLETTER, 35.3)
                .filled(Fixtures.EBOOK_SCORING, 35.2)
                .filled(Fixtures.SHEET_CRM, 2.3)
                .filled(Fixtures.DEMO, 0.1)
                .looked("/pricing", 6.2)
                .looked("/pricing", 2.2)
                .looked("/pricing", 1.1)
                .looked("/pricing", 0.12)
                .attended(Fixtures.FORECASTING);
    }

    private void luis(Story story) {
        Firm firm = firms.named(
                "Meridian Capital AG",
                "meridian-capital.example",
                "Switzerland",
                Map.of("numberofemployees", "1200", "industry", "FINANCIAL_SERVICES", "annualrevenue", "310000000"));
        story.name("Luis", "Ortiz", "luis.ortiz@meridian-capital.example")
                .says("jobtitle", "CMO")
                .says("hs_analytics_source", "DIRECT_TRAFFIC")
                .says("lifecyclestage", "lead")
                .worksAt(firm)
                .becomes("hs_lead_status", "NEW", 140, Fixtures.NEW_LEADS)
                .filled(Fixtures.NEWSLETTER, 140)
                .filled(Fixtures.EBOOK_ABM, 1.2)
                .filled(Fixtures.TEMPLATE, 25.1)
                .looked("/pricing", 9.2)
                .looked("/pricing", 4.1)
                .looked("/pricing?plan=team", 1.1)
                .attended(Fixtures.REVOPS);
    }

    private void mara(Story story) {
        Firm firm = firms.named(
                "Fjord Analytics BV",
                "fjord-analytics.example",
                "Netherlands",
                Map.of(
                        "numberofemployees",
                        "95",
                        "industry",
                        "INFORMATION_TECHNOLOGY_AND_SERVICES",
                        "annualrevenue",
                        "14000000"));
        story.name("Mara", "Lind", "mara.lind@fjord-analytics.example")
                .says("jobtitle", "Director Sales Ops")
                .says("hs_analytics_source", "SOCIAL_MEDIA")
                .says("lifecyclestage", "lead")
                .worksAt(firm)
                .becomes(
                        "hs_lead_status",
                        "OPEN",
                        44,
                        Author.person(Fixtures.SELLERS.get(1).userId()))
                .answeredMail(1.1)
                .filled(Fixtures.NEWSLETTER, 60)
                .filled(Fixtures.SHEET_CRM, 2.1)
                .filled(Fixtures.EBOOK_SCORING, 44.1)
                .looked("/product/crm", 2.2)
                .attended(Fixtures.FORECASTING);
    }

    private void ken(Story story) {
        Firm firm = firms.named(
                "Kestrel Data Inc",
                "kestrel-data.example",
                "United States",
                Map.of("numberofemployees", "410", "industry", "COMPUTER_SOFTWARE", "lifecyclestage", "lead"));
        story.name("Ken", "Mori", "ken.mori@kestrel-data.example")
                .says("jobtitle", "Manager Marketing")
                .says("hs_analytics_source", "ORGANIC_SEARCH")
                .says("lifecyclestage", "lead")
                .worksAt(firm)
                .becomes("hs_lead_status", "NEW", 69.5, Fixtures.NEW_LEADS)
                .filled(Fixtures.EBOOK_SCORING, 69.4)
                .looked("/pricing", 8.2)
                .looked("/pricing", 3.3);
    }
}
