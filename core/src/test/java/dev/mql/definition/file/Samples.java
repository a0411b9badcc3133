package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.definition.file.DefinitionFile.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Definitions the tests begin with. */
final class Samples {

    static final Path ACME = Path.of("..", "examples", "acme", "definition.yaml");

    /** As little as a definition can say; tests add sections behind it. */
    static final String SMALL = """
            definition: Small
            money: {in: EUR, rates: {USD: 0.92}}
            mql: {enter: {score: 0}}
            """;

    /** Each key and each form of the grammar at least once. */
    static final String EVERYTHING = """
            definition: Everything
            edition: 7
            goal: Try it all
            target: {mqls: 100, share: 60%}
            signs: {marketing: Ann, sales: Bob}
            zone: Europe/Paris
            working_hours: mon,wed-fri 08:30-17:00
            money: {in: EUR, rates: {USD: 0.92, GBP: 1.16}}
            lists:
              served: [DE, NO]
              own: acme.example
            products: [crm, desk]
            never:
              own: {when: {contact.email_domain: $own}, say: ours, why: ours, evidence: none}
              logic:
                when:
                  all: [{origin: [a, b*]}, {any: [{contact.bounced: true}, {not: {contact.title: {matches: '(?i)x'}}}]}]
                  contact.title: {present: true}
              some: {when: {at_least: 2, of: [{bant.need: false}, {bant.budget: true}, {bant.timing: true}]}}
              often: {when: {did: [email_click, email_open], at_least: 3, at_most: 9, within: 7d}}
              gone: {when: {did: email_click, at_most: 0, within: 90d}}
              early: {when: {first: page_visit, within: 10d}}
              late: {when: {last: page_visit, where: {page: '/jobs*', dwell_seconds: 60+}, within: 2w}}
              then: {when: {did: ad_click, then: {did: careers_page_visit, where: {asset: {not: x}}}, within: 36h}}
              old: {when: {contact.created: {older: 700d}, contact.tags: {newer: 10d}, company.country: {not: $served}}}
            hand_raise: {did: [demo_request, contact_sales], where: {asset: [a, b]}, within: 30d, say: raised}
            sales_needs: [company.country, company.employees]
            fit:
              cap: 50
              size: {of: company.employees, points: {up to 10: -1.5, 51-200: 8, 201 to 1000: 15, 1001+: 10.125}}
              place: {of: company.country, points: {$served: 5, FR: 2}, say: 'from {value}, {company.industry}'}
              money: {of: company.revenue, points: {1M-5M USD: 3, 5M+: 5}, why: Budget, a guess so far}
              truth: {of: contact.unsubscribed, points: {true: -5}}
              exact: {when: {company.open_deals: [0, 7-9]}, points: 30}
            engagement:
              cap: 50
              fades: half in 30d
              product:
                pricing: {did: pricing_page_visit, at_least: 2, within: 14d, points: 20, product: crm}
                sheets: {did: product_sheet_download, each: asset, points: 12, fades: to zero in 60d, cap: 24}
                replies: {did: sales_email_reply, at_most: 1 in 30d, points: 15, fades: [after 30d to 50%, after 60d to 12.5%]}
                mixed: {did: demo_download, each: asset, at_least: 2, points: 5, fades: after 9d to 0%}
              content:
                cap: 20
                news: {did: newsletter_signup, once: true, fades: never, points: 3}
                posts: {did: social_like, where: {network: linkedin}, points: 0.5}
              against:
                jobs: {did: careers_page_visit, once: true, points: -10}
                silent: {when: {did: site_visit, at_most: 0, within: 90d}, points: -5}
              ignore:
                scanners: {did: [email_click], burst: 10 in 10s}
                inside: {did: page_visit, where: {page: '/intern*'}}
            mql:
              enter: {score: 60, fit: 25, product: 10, engagement: 20}
              leave: {score: 45, for: 14d, then: flag}
              origins: {referral: {score: 45}}
            grades: {fit: {A: 40, B: 0}, engagement: {1: 35, 2: 0}}
            handoff:
              answer_within: {hand_raise: 1h, mql: 8h}
              reject_reasons: [no_need, no_budget]
              again: {after: 90d, at_most: 3}
            sql: {yes_to: {at_least: 1, of: [bant.need, bant.budget]}, and_one: [demo_held, meeting_held]}
            personas:
              buyer: {when: {contact.function: marketing, company.employees: 50+}, say: Buyer}
            education: {did: [webinar_attended, case_study_view], where: {asset: {present: true}}}
            plateau: {above: 20, for: 30d}
            accounts: {buying_team: 6-10, engaged_person: 10, qualified: {people: 3, engagement_sum: 60}}
            """;

    private Samples() {}

    static String acme() {
        try {
            return Files.readString(ACME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading read(String text) {
        return DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
    }

    static Loaded loaded(String text) {
        Reading reading = read(text);
        assertThat(reading.mistakes()).isEmpty();
        return (Loaded) reading;
    }
}
