package dev.mql.app.bench;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A HubSpot account's records as its adapter would tell them, the same for the same seed: one company for twenty contacts,
 * a deal at one company of twenty, titles and form names with a long tail, and a fifth of what sales needs not filled in.
 */
final class MadeUpAccount {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final int CONTACTS_PER_COMPANY = 20;

    private static final String[] RANKS = {
        "VP",
        "Head of",
        "Director",
        "Senior",
        "Junior",
        "Chief",
        "Team Lead",
        "Leiter",
        "Manager",
        "Intern",
        "Directeur"
    };
    private static final String[] FIELDS = {
        "Marketing",
        "Sales",
        "Demand Generation",
        "Finance",
        "Operations",
        "IT",
        "Vertrieb",
        "Product",
        "Human Resources"
    };
    private static final String[] PLACES = {"", ", EMEA", " DACH", " (m/w/d)", " & Partnerships", " - North America"};
    private static final String[] FORMS = {
        "eBook ",
        "Whitepaper ",
        "Template ",
        "Product sheet ",
        "Datasheet ",
        "Newsletter ",
        "Support ",
        "Event feedback ",
        "Contact us, campaign ",
        "Landing page "
    };
    private static final String[] COUNTRIES = {
        "Germany", "Austria", "CH", "France", "GB", "United States", "Brazil", "Spain"
    };
    private static final String[] INDUSTRIES = {"COMPUTER_SOFTWARE", "RETAIL", "BANKING", "CONSULTING", "INSURANCE"};
    private static final String[] SOURCES = {"ORGANIC_SEARCH", "PAID_SEARCH", "REFERRALS", "OFFLINE", "DIRECT_TRAFFIC"};

    private final SplittableRandom random;

    MadeUpAccount(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A company, and its deal if it has one. */
    List<Item> company(long id) {
        Ref ref = ref("companies", id);
        SortedMap<String, String> properties = new TreeMap<>();
        often(properties, "country", any(COUNTRIES));
        often(properties, "numberofemployees", Integer.toString(1 + random.nextInt(3_000)));
        often(properties, "annualrevenue", Integer.toString(100_000 * (1 + random.nextInt(900))));
        often(properties, "industry", any(INDUSTRIES));
        properties.put("lifecyclestage", random.nextInt(15) == 0 ? "customer" : "lead");
        List<Item> items = new ArrayList<>();
        items.add(Item.row(ref, properties, someTime(700), null));
        if (random.nextInt(20) == 0) {
            Map<String, String> open = Map.of("hs_is_closed", Boolean.toString(random.nextBoolean()));
            items.add(Item.row(ref("deals", id), open, someTime(300), ref));
        }
        return items;
    }

    /** A contact, and what the contact has submitted. */
    List<Item> contact(long id, int submissions) {
        Ref ref = ref("contacts", id);
        SortedMap<String, String> properties = new TreeMap<>();
        String domain = random.nextInt(5) == 0 ? "gmail.com" : "company" + id / CONTACTS_PER_COMPANY + ".example";
        properties.put("email", "someone" + id + "@" + domain);
        properties.put("hs_email_domain", domain);
        properties.put("firstname", "First" + random.nextInt(2_000));
        properties.put("lastname", "Last" + random.nextInt(50_000));
        properties.put("createdate", Instant.ofEpochMilli(someTime(900)).toString());
        often(properties, "jobtitle", title());
        often(properties, "ip_country_code", any("DE", "AT", "FR", "US", "BR"));
        often(properties, "numemployees", any("1-5", "5-25", "25-50", "50-100", "100-500", "500-1000", "1000+"));
        properties.put("hs_analytics_source", any(SOURCES));
        properties.put("lifecyclestage", any("lead", "lead", "subscriber", "marketingqualifiedlead"));
        properties.put("hs_lead_status", random.nextInt(9) == 0 ? "CONNECTED" : "NEW");
        properties.put("hs_email_open", Integer.toString(random.nextInt(40)));
        properties.put("hs_email_last_open_date", Long.toString(someTime(300)));
        if (random.nextInt(3) == 0) {
            properties.put("hs_email_click", Integer.toString(1 + random.nextInt(9)));
            properties.put("hs_email_last_click_date", Long.toString(someTime(200)));
        }
        if (random.nextInt(12) == 0) {
            properties.put("hs_sales_email_last_replied", Long.toString(someTime(400)));
        }
        List<Item> items = new ArrayList<>();
        items.add(Item.row(ref, properties, someTime(60), ref("companies", id / CONTACTS_PER_COMPANY)));
        for (int i = 0; i < submissions; i++) {
            Map<String, String> form = Map.of("form", "f-" + random.nextInt(240), "name", form());
            items.add(touch(ref, "forms", id + ":" + i, form, ref));
        }
        return items;
    }

    /** A page somebody of so many contacts has visited, in a row of its own. */
    Item visit(long id, long contacts) {
        String path = any("/pricing", "/careers/jobs", "/blog/post-" + random.nextInt(500), "/product", "/");
        Map<String, String> page = Map.of("hs_url_path", path, "hs_url", "https://www.acme.example" + path);
        return touch(ref("contacts", random.nextLong(contacts)), "pages", Long.toString(id), page, ref("pages", id));
    }

    private Item touch(Ref person, String source, String id, Map<String, String> attributes, Ref row) {
        return new Item.Touch(person, source, id, someTime(720), new TreeMap<>(attributes), row);
    }

    private String form() {
        return random.nextInt(150) == 0 ? "Demo request website" : any(FORMS) + random.nextInt(24);
    }

    /** A few thousand that come again and again, and for every fourth contact one that nobody else has. */
    private String title() {
        String own = random.nextInt(4) == 0 ? " " + Integer.toString(random.nextInt(), 36) : "";
        return any(RANKS) + " " + any(FIELDS) + any(PLACES) + own;
    }

    private void often(SortedMap<String, String> properties, String name, String value) {
        if (random.nextInt(5) > 0) {
            properties.put(name, value);
        }
    }

    private long someTime(int days) {
        return NOW.toEpochMilli() - random.nextLong(Duration.ofDays(days).toMillis());
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static Ref ref(String type, long id) {
        return new Ref("hubspot", type, Long.toString(id));
    }
}
