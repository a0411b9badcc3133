package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {

    @Test
    void saysWhatIsSignedInSentences() {
        assertThat(PlainWords.of(Definitions.of(Definitions.acme())))
                .startsWith("Acme MQL 2026-Q4 (")
                .contains("""
                        Never handed over, whatever the score, is somebody for whom one of these is true:
                          - staff: contact email domain is acme.com or acme.de
                        """, """
                        An MQL at once is whoever did this:
                          - hand raise: contact sales, demo request or trial started in the last 30 days
                        """, """
                        Sales needs to know, and asks in this order:
                          - sales needs: company country, then company employees, then contact title
                        """, """
                        Everybody else becomes an MQL with all of this:
                          - score: at least 60
                          - fit: at least 25
                          - product interest: at least 10
                        """, """
                            - pricing: +20 for at least 2 pricing page visits in the last 14 days
                            - product-sheet: +12 for each different asset of product sheet download
                            - reply: +15, at most once in any 30 days, for sales email reply
                        """);
    }

    @Test
    void saysConditionsInFull() {
        assertThat(PlainWords.of(Definitions.of("""
                definition: Words
                mql: {enter: {score: 0, product: 0}}
                never:
                  a: {when: {any: [{origin: x}, {not: {contact.title: {present: true}}}]}, why: no}
                  b: {when: {at_least: 2, of: [{bant.need: true}, {bant.budget: false}]}, why: no}
                  c: {when: {did: email_click, then: demo_request, within: 36h}, why: no}
                  d: {when: {did: page_visit, where: {page: '/a*'}, at_least: 2, at_most: 5, within: 1d}, why: no}
                  e: {when: {contact.created: {older: 1d, newer: 10d}, company.employees: [5, up to 3]}, why: no}
                  f: {when: {contact.title: {not: {matches: x}}}, why: no}
                """)))
                .contains(
                        "a: (not (contact title is filled)) or origin is x",
                        "b: at least 2 of: bant budget is false; bant need is true",
                        "c: email click, then demo request within 36 hours",
                        "d: page visit (where page is /a*) from 2 to 5 times in the last 1 day",
                        "e: company employees is at most 3 or 5 and contact created is newer than 10 days and older than 1 day",
                        "f: contact title not (contains the pattern x)");
    }
}
