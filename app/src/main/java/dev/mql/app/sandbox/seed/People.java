package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Everybody who is not named: who they are and what they did, by cohort. */
final class People {
    private final Firms firms;
    private final SplittableRandom random;

    People(Firms firms, SplittableRandom random) {
        this.firms = firms;
        this.random = random;
    }

    void tell(Cohort cohort, int number, Story story) {
        Firm firm = firms.any(cohort == Cohort.READER && random.nextInt(6) == 0 ? Firm.Kind.TARGET : cohort.firm());
        boolean privately = (cohort == Cohort.READER && random.nextInt(4) == 0)
                || (cohort == Cohort.JOB_SEEKER && random.nextInt(3) > 0);
        identity(cohort, number, story, firm, privately);
        story.says("hs_analytics_source", random.nextInt(40) == 0 ? "REFERRALS" : pick(Words.SOURCES));
        deeds(cohort, story);
        if (random.nextInt(12) == 0 && cohort == Cohort.READER) {
            story.cameFrom(Fixtures.TRADE_SHOW, 20 + random.nextInt(500)).says("hs_analytics_source", "OFFLINE");
        }
        if (random.nextInt(60) == 0 && cohort == Cohort.READER) {
            story.says("hs_email_optout", "true");
        }
        SecondSources.ofPerson(story.id(), story.values()).forEach(story::says);
        story.tell();
    }

    private void identity(Cohort cohort, int number, Story story, Firm firm, boolean privately) {
        String first = pick(Words.FIRST);
        String last = number % 97 == 5 ? pick(Words.HOSTILE) : pick(Words.LAST);
        String local = local(first) + "." + local(last) + number;
        String email = local + "@" + firm.domain();
        if (cohort == Cohort.FAKE_ADDRESS) {
            email = random.nextInt(6) == 0 ? "test" + number + "@test.com" : local + "@" + pick(Words.THROWAWAY);
        } else if (privately) {
            email = local + "@" + pick(Words.FREE_MAIL);
        }
        story.name(first, last, email).says("jobtitle", title(cohort));
        if (privately) {
            story.says("country", random.nextInt(3) == 0 ? "" : pick(Words.SERVED));
        } else if (cohort != Cohort.FAKE_ADDRESS) {
            story.worksAt(firm);
        }
        if (number % 211 == 7) {
            story.says("message", "Grüße aus dem Norden, \"quoted\"; 'quoted'\n" + "lorem ".repeat(200));
        }
    }

    private String title(Cohort cohort) {
        return switch (cohort) {
            case TITLE_UNKNOWN -> "";
            case JOB_SEEKER -> pick(Words.SEEKERS);
            case READY, WITH_SALES, COUNTRY_UNKNOWN, SIZE_UNKNOWN, NEARLY, RAISED_HAND -> pick(Words.GOOD_TITLES);
            case CUSTOMER, IN_A_DEAL, NOT_SERVED -> pick(random.nextBoolean() ? Words.GOOD_TITLES : Words.MANAGERS);
            case FAKE_ADDRESS, READER ->
                random.nextInt(10) == 0 ? "" : pick(random.nextInt(5) == 0 ? Words.MANAGERS : Words.OTHER_TITLES);
        };
    }

    private void deeds(Cohort cohort, Story story) {
        switch (cohort) {
            case RAISED_HAND -> {
                interest(story);
                story.filled(pick(List.of(Fixtures.DEMO, Fixtures.CONTACT_SALES, Fixtures.TRIAL)), day(0.2, 25));
                lead(story, "NEW");
            }
            case READY, COUNTRY_UNKNOWN -> {
                interest(story);
                lead(story, random.nextInt(3) == 0 ? "OPEN" : "NEW");
            }
            case SIZE_UNKNOWN, TITLE_UNKNOWN -> {
                interest(story);
                story.filled(Fixtures.SHEET_API, day(1, 6)).attended(Fixtures.FORECASTING);
                lead(story, "NEW");
            }
            case WITH_SALES -> {
                interest(story);
                withSales(story);
            }
            case NEARLY -> {
                story.filled(Fixtures.SHEET_CRM, day(10, 24)).looked("/pricing", day(1, 12));
                lead(story, "OPEN");
            }
            case CUSTOMER -> {
                story.filled(Fixtures.SUPPORT, day(5, 200)).looked("/docs", day(1, 60));
                story.becomes("lifecyclestage", "customer", day(100, 500), seller());
            }
            case IN_A_DEAL -> {
                interest(story);
                story.becomes("lifecyclestage", "opportunity", day(5, 40), seller())
                        .becomes("hs_lead_status", "OPEN_DEAL", day(5, 40), seller());
            }
            case JOB_SEEKER -> {
                story.looked("/careers", day(1, 60)).filled(Fixtures.NEWSLETTER, day(1, 90));
                lead(story, "NEW");
            }
            case FAKE_ADDRESS -> {
                story.filled(Fixtures.EBOOK_SCORING, day(1, 200));
                lead(story, "NEW");
            }
            case NOT_SERVED -> {
                interest(story);
                lead(story, "NEW");
            }
            case READER -> read(story);
        }
    }

    /** Enough to cross every line with a good fit, and less than the named people did. */
    private void interest(Story story) {
        story.looked("/pricing", day(0.5, 6)).looked("/pricing", day(6, 12)).looked("/product/crm", day(6, 13));
        if (random.nextBoolean()) {
            story.filled(Fixtures.SHEET_CRM, day(18, 28));
        } else {
            story.filled(pick(List.of(Fixtures.EBOOK_SCORING, Fixtures.EBOOK_ABM, Fixtures.WHITEPAPER)), day(15, 60));
            if (random.nextBoolean()) {
                story.filled(Fixtures.NEWSLETTER, day(10, 300));
            }
        }
        story.mails(12, random.nextInt(8), 0, day(1, 20));
    }

    /** Content, at most one look at prices: the product's line stays out of reach. */
    private void read(Story story) {
        story.since(day(30, 900));
        if (random.nextInt(3) > 0) {
            story.filled(Fixtures.NEWSLETTER, day(2, 800));
        }
        if (random.nextInt(2) == 0) {
            story.filled(
                    pick(List.of(Fixtures.EBOOK_SCORING, Fixtures.EBOOK_ABM, Fixtures.WHITEPAPER, Fixtures.TEMPLATE)),
                    day(2, 700));
        }
        if (random.nextInt(5) == 0) {
            story.partIn(
                    Fixtures.WEBINARS.get(random.nextInt(Fixtures.WEBINARS.size() - 1)),
                    random.nextInt(3) == 0 ? "NO_SHOW" : "ATTENDED");
        }
        if (random.nextInt(25) == 0) {
            story.partIn(Fixtures.NEXT, "REGISTERED");
        }
        if (random.nextInt(8) == 0) {
            story.looked("/pricing", day(1, 300));
        }
        if (random.nextInt(3) == 0) {
            story.looked("/blog/" + (1 + random.nextInt(30)), day(1, 400));
        }
        if (random.nextInt(9) == 0) {
            story.filled(Fixtures.SHEET_CRM, day(60, 600));
        }
        if (random.nextInt(30) == 0) {
            story.filled(Fixtures.FEEDBACK, day(10, 95));
        }
        if (random.nextInt(2) == 0) {
            story.mails(5 + random.nextInt(60), random.nextInt(15), random.nextInt(4), day(1, 120));
        }
        int luck = random.nextInt(100);
        if (luck < 4) {
            story.says("lifecyclestage", "lead")
                    .becomes("hs_lead_status", pick(List.of("UNQUALIFIED", "BAD_TIMING")), day(20, 300), seller());
        } else if (luck < 60) {
            lead(story, "NEW");
        } else {
            story.says("lifecyclestage", "subscriber");
        }
    }

    private void lead(Story story, String status) {
        story.says("lifecyclestage", "lead").becomes("hs_lead_status", status, day(15, 200), Fixtures.NEW_LEADS);
    }

    private void withSales(Story story) {
        Fixtures.Seller owner = Fixtures.SELLERS.get(random.nextInt(Fixtures.SELLERS.size()));
        story.becomes("lifecyclestage", "salesqualifiedlead", day(5, 30), Author.person(owner.userId()))
                .becomes(
                        "hs_lead_status",
                        random.nextInt(7) < 5 ? "CONNECTED" : "IN_PROGRESS",
                        day(1, 5),
                        Author.person(owner.userId()))
                .says("hubspot_owner_id", owner.ownerId());
    }

    private Author seller() {
        return Author.person(
                Fixtures.SELLERS.get(random.nextInt(Fixtures.SELLERS.size())).userId());
    }

    private double day(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** What may stand before the at sign. */
    private static String local(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
        return ascii.isEmpty() ? "x" : ascii.toLowerCase(Locale.ROOT);
    }
}
