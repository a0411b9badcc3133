package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What the account has besides people: its forms, webinars, owners, campaigns and own properties. */
final class Fixtures {
    static final String SITE = "https://www.acme.example";
    static final Author NEW_LEADS = Author.workflow("New leads");
    static final Author WEBSITE = Author.form(guid("Newsletter"), "Newsletter");
    static final Author TRADE_SHOW = Author.importOf("trade-show-scans.csv");

    static final String DEMO = "Demo request";
    static final String CONTACT_SALES = "Contact sales";
    static final String TRIAL = "Free trial";
    static final String SHEET_CRM = "Product sheet CRM";
    static final String SHEET_API = "Product sheet API";
    static final String EBOOK_SCORING = "eBook Scoring";
    static final String EBOOK_ABM = "eBook ABM";
    static final String WHITEPAPER = "Whitepaper Attribution";
    static final String TEMPLATE = "Template SLA";
    static final String NEWSLETTER = "Newsletter";
    static final String SUPPORT = "Support";
    static final String FEEDBACK = "Event feedback";

    private static final List<String> FORMS = List.of(
            DEMO,
            CONTACT_SALES,
            TRIAL,
            SHEET_CRM,
            SHEET_API,
            EBOOK_SCORING,
            EBOOK_ABM,
            WHITEPAPER,
            TEMPLATE,
            NEWSLETTER,
            SUPPORT,
            FEEDBACK,
            "Partner application");

    /** A webinar and how many days ago it was; a negative number lies ahead. */
    record Webinar(String id, String name, int daysAgo) {}

    static final Webinar FORECASTING = new Webinar("301", "Webinar Forecasting", 5);
    static final Webinar REVOPS = new Webinar("302", "Webinar RevOps", 9);
    static final Webinar SCORING = new Webinar("303", "Webinar Lead scoring", 40);
    static final Webinar HANDOFF = new Webinar("304", "Webinar Marketing meets sales", 96);
    static final Webinar NEXT = new Webinar("305", "Webinar Data quality", -6);
    static final List<Webinar> WEBINARS = List.of(FORECASTING, REVOPS, SCORING, HANDOFF, NEXT);

    /** Somebody of sales. */
    record Seller(String ownerId, long userId, String first, String last) {}

    static final List<Seller> SELLERS = List.of(
            new Seller("41629779", 9_586_504, "Kim", "Ortega"),
            new Seller("41629780", 9_586_505, "Ola", "Berg"),
            new Seller("41629781", 9_586_506, "Raj", "Mehta"));

    private Fixtures() {}

    static void load(Loader loader, Instant asOf) {
        FORMS.forEach(name -> loader.form(guid(name), name));
        WEBINARS.forEach(webinar -> loader.marketingEvent(
                webinar.id(),
                webinar.name(),
                asOf.minus(Duration.ofDays(webinar.daysAgo()).plusHours(2))));
        SELLERS.forEach(seller -> loader.owner(
                seller.ownerId(),
                seller.userId(),
                (seller.first() + "." + seller.last()).toLowerCase(java.util.Locale.ROOT) + "@acme.example",
                seller.first(),
                seller.last()));
        loader.property(ObjectType.CONTACT, "budget_confirmed", "Budget confirmed", "bool", List.of());
        loader.property(ObjectType.CONTACT, "need_confirmed", "Need confirmed", "bool", List.of());
        loader.property(ObjectType.CONTACT, "timing_confirmed", "Timing confirmed", "bool", List.of());
        loader.property(ObjectType.CONTACT, "demo_held_on", "Demo held on", "date", List.of());
        loader.property(
                ObjectType.COMPANY, SecondSources.REVENUE_BAND, "Revenue band", "enumeration", SecondSources.BANDS);
        loader.property(
                ObjectType.COMPANY, SecondSources.COMPANY_SIZE, "Company size", "enumeration", SecondSources.SIZES);
        loader.property(ObjectType.COMPANY, SecondSources.EMPLOYEES_ON, "Employees counted on", "date", List.of());
        loader.property(ObjectType.CONTACT, SecondSources.POSITION, "Position (trade shows)", "string", List.of());
        loader.property(ObjectType.CONTACT, SecondSources.COUNTRY_MANAGER, "Country manager", "string", List.of());
        String start = day(asOf.minus(Duration.ofDays(80)));
        String end = day(asOf.plus(Duration.ofDays(20)));
        loader.campaign(guid("c1"), "Autumn search", "autumn-search", start, end, "12000.0", "9140.5");
        loader.campaign(guid("c2"), "RevOps webinars", "revops-webinars", start, end, "3000.0", "2750.0");
    }

    static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
