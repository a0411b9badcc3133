package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The companies of the account, by kind. Ids are larger than an int, as HubSpot's are. */
final class Firms {
    private static final long FIRST_ID = 9_337_000_101L;
    private final Map<Firm.Kind, List<Firm>> byKind = new EnumMap<>(Firm.Kind.class);
    private final Target target;
    private final SplittableRandom random;
    private final Instant asOf;
    private long nextId = FIRST_ID;

    Firms(Target target, SplittableRandom random, Instant asOf) {
        this.target = target;
        this.random = random;
        this.asOf = asOf;
    }

    void found(int count) {
        for (Firm.Kind kind : Firm.Kind.values()) {
            int share = Math.max(1, count * kind.percent() / 100);
            for (int i = 0; i < share; i++) {
                add(kind);
            }
        }
    }

    Firm any(Firm.Kind kind) {
        List<Firm> firms = Objects.requireNonNull(byKind.get(kind));
        return firms.get(random.nextInt(firms.size()));
    }

    /** A company with these very values, for people who are named in the documentation. */
    Firm named(String name, String domain, String country, Map<String, String> values) {
        Firm firm = new Firm(nextId(), name, domain, country, Firm.Kind.TARGET);
        load(firm, values, 300);
        return firm;
    }

    private long nextId() {
        long id = nextId;
        nextId += 1 + random.nextInt(9_000);
        return id;
    }

    private void add(Firm.Kind kind) {
        long id = nextId();
        String name = pick(Words.COMPANY_FIRST) + " " + pick(Words.COMPANY_SECOND) + " " + pick(Words.COMPANY_FORM);
        String domain =
                name.substring(0, name.lastIndexOf(' ')).replace(" ", "-").toLowerCase(Locale.ROOT) + "-"
                        + (id % 100_000) + ".example";
        String country = kind == Firm.Kind.NO_COUNTRY
                ? ""
                : pick(kind == Firm.Kind.NOT_SERVED ? Words.NOT_SERVED : Words.SERVED);
        Firm firm = new Firm(id, name, domain, country, kind);
        load(firm, values(id, kind), 30 + random.nextInt(800));
        byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(firm);
    }

    private Map<String, String> values(long id, Firm.Kind kind) {
        Map<String, String> values = new HashMap<>();
        boolean other = kind == Firm.Kind.OTHER;
        int employees = other
                ? (random.nextInt(3) == 0 ? 1 + random.nextInt(10) : 11 + random.nextInt(140))
                : 201 + random.nextInt(780);
        if (kind != Firm.Kind.NO_SIZE) {
            values.put("numberofemployees", Integer.toString(employees));
        }
        values.put("industry", pick(other && random.nextInt(5) > 0 ? Words.OTHER_INDUSTRIES : Words.TARGET_INDUSTRIES));
        if (random.nextInt(10) < 6) {
            values.put("annualrevenue", Long.toString(employees * (60_000L + random.nextInt(120_000))));
        }
        values.putAll(SecondSources.ofFirm(id, employees, values));
        switch (kind) {
            case CUSTOMER -> values.put(random.nextInt(4) == 0 ? "type" : "lifecyclestage", "customer");
            case OPEN_DEAL -> values.put("lifecyclestage", "opportunity");
            case TARGET, NO_COUNTRY, NO_SIZE, OTHER, NOT_SERVED -> values.put("lifecyclestage", "lead");
        }
        if (values.getOrDefault("type", "").equals("customer")) {
            values.put("type", "PARTNER");
        }
        return values;
    }

    private void load(Firm firm, Map<String, String> values, int daysAgo) {
        Map<String, String> all = new HashMap<>(values);
        all.put("name", firm.name());
        all.put("domain", firm.domain());
        all.put("country", firm.country());
        Instant created = asOf.minus(Duration.ofDays(daysAgo));
        target.firm(firm, all, created, Author.person(Fixtures.SELLERS.get(0).userId()));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
