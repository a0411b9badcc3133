package dev.mql.app.sandbox.seed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What years of work leave in an account beside its standard properties: others for the same thing, better or worse
 * filled, and some that only sound like it.
 */
final class SecondSources {

    static final String REVENUE_BAND = "revenue_band";
    static final String COMPANY_SIZE = "company_size";
    /** Sounds like a number, and is a day. */
    static final String EMPLOYEES_ON = "employees_counted_on";

    static final String POSITION = "position";
    /** Sounds like a country, and is somebody's name. */
    static final String COUNTRY_MANAGER = "country_manager";

    static final List<String> BANDS = List.of("€0-1M", "€1M-5M", "€5M-50M", "€50M-250M");
    static final List<String> SIZES = List.of("1-10", "11-50", "51-200", "201-500", "501-1000");

    private static final List<Long> BAND_ENDS = List.of(1_000_000L, 5_000_000L, 50_000_000L);
    private static final List<Long> SIZE_ENDS = List.of(10L, 50L, 200L, 500L);

    private SecondSources() {}

    /** An enrichment service fills the band of nearly every firm, an event team the size of some whose size is known. */
    static Map<String, String> ofFirm(long id, int employees, Map<String, String> standard) {
        Map<String, String> more = new HashMap<>();
        more.put(EMPLOYEES_ON, "2026-01-31");
        if (id % 9 != 0) {
            long revenue = Long.parseLong(standard.getOrDefault("annualrevenue", Long.toString(employees * 120_000L)));
            more.put(REVENUE_BAND, BANDS.get(place(revenue, BAND_ENDS)));
        }
        if (id % 10 < 6 && standard.containsKey("numberofemployees")) {
            more.put(COMPANY_SIZE, SIZES.get(place(employees, SIZE_ENDS)));
        }
        return more;
    }

    static Map<String, String> ofPerson(long id, Map<String, String> standard) {
        Map<String, String> more = new HashMap<>();
        if (id % 4 == 0) {
            more.put(POSITION, standard.getOrDefault("jobtitle", ""));
        }
        if (id % 5 < 2) {
            Fixtures.Seller seller = Fixtures.SELLERS.get((int) (id % Fixtures.SELLERS.size()));
            more.put(COUNTRY_MANAGER, seller.first() + " " + seller.last());
        }
        return more;
    }

    private static int place(long value, List<Long> ends) {
        return (int)
                ends.stream().filter(end -> value > Objects.requireNonNull(end)).count();
    }
}
