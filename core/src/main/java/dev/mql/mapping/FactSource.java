package dev.mql.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a fact comes from. */
public sealed interface FactSource {

    /** {@code company.employees} */
    String fact();

    /**
     * A property: the first one that is filled, and readable as what it is read as.
     *
     * @param from by the type of the person's record ({@code contacts}, {@code Lead}), best first
     * @param asOrNull how to read the text, or null for what the fact, or the CRM's type of property, suggests
     * @param reading what its texts mean
     */
    record Property(
            String fact,
            SortedMap<String, List<Path>> from,
            @Nullable As asOrNull,
            Reading reading) implements FactSource {

        public Property {
            SortedMap<String, List<Path>> copy = new TreeMap<>();
            from.forEach((type, paths) -> copy.put(type, List.copyOf(paths)));
            from = java.util.Collections.unmodifiableSortedMap(copy);
        }

        public Optional<As> as() {
            return Optional.ofNullable(asOrNull);
        }
    }

    /**
     * How many linked records there are.
     *
     * @param object {@code deals}, {@code Opportunity}
     * @param byOrNull the property that links them, where the CRM has several ways; or null
     * @param where property to its text; all of them must fit
     */
    record Count(String fact, String object, @Nullable String byOrNull, SortedMap<String, String> where)
            implements FactSource {}

    /**
     * What texts mean.
     *
     * @param values the CRM's value to the fact's; empty for as it stands
     * @param otherwiseOrNull the fact's value for a filled text that {@code values} does not name, or null
     * @param trueIf values of which one makes the fact true, a filled other one false; empty where not asked for
     * @param emptyMeansOrNull the fact's value where the CRM's field is empty; null for unknown (meaning 9)
     * @param currency of money: whose currency it is in
     */
    record Reading(
            Map<String, String> values,
            @Nullable String otherwiseOrNull,
            Set<String> trueIf,
            @Nullable String emptyMeansOrNull,
            Currency currency) {

        public static final Reading PLAIN = new Reading(Map.of(), null, Set.of(), null, Currency.ACCOUNT);

        public Reading {
            values = Map.copyOf(values);
            trueIf = Set.copyOf(trueIf);
        }
    }

    /** How a text is read. */
    enum As {
        TEXT,
        /** Several texts, as of a property with check boxes. */
        TEXTS,
        NUMBER,
        /** A number or a bucket of numbers. */
        RANGE,
        MONEY,
        COUNTRY,
        INDUSTRY,
        /** What somebody has registered, of a host, a site or an address: no subdomains. */
        DOMAIN,
        /** The rank a title tells. */
        SENIORITY,
        /** The field of work a title tells. */
        FUNCTION,
        /** What sort of address it is. */
        EMAIL_KIND,
        /** True where the field is filled, false where it is empty. */
        FILLED,
        TRUTH,
        MOMENT
    }

    enum Currency {
        /** The account's own. */
        ACCOUNT,
        /** The record's, {@code CurrencyIsoCode}; the account's where it has none. */
        RECORD
    }
}
