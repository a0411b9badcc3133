package dev.mql.mapping;

import dev.mql.mapping.normal.Mails;
import dev.mql.mapping.normal.Titles;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Facts read out of other facts: seniority and function out of the title, domain and kind out of the address. A fact mapped by hand wins. */
final class DerivedFacts {

    static final String TITLE = "contact.title";
    static final String SENIORITY = "contact.seniority";
    static final String FUNCTION = "contact.function";
    static final String EMAIL = "contact.email";
    static final String DOMAIN = "contact.email_domain";
    static final String KIND = "contact.email_kind";

    private final Set<String> mapped;
    private final Mails mails;

    DerivedFacts(Set<String> mapped, Mails mails) {
        this.mapped = Set.copyOf(mapped);
        this.mails = mails;
    }

    /** These and what is read out of them. */
    static SortedSet<String> with(Set<String> mapped) {
        SortedSet<String> all = new TreeSet<>(mapped);
        if (mapped.contains(TITLE)) {
            all.addAll(List.of(SENIORITY, FUNCTION));
        }
        if (mapped.contains(EMAIL)) {
            all.addAll(List.of(DOMAIN, KIND));
        }
        return all;
    }

    void addTo(SortedMap<String, List<Observation>> observed) {
        derive(observed, TITLE, SENIORITY, Titles::seniority);
        derive(observed, TITLE, FUNCTION, Titles::function);
        derive(observed, EMAIL, DOMAIN, Mails::domainOf);
        derive(observed, EMAIL, KIND, address -> Optional.of(mails.kind(address)));
    }

    private void derive(
            SortedMap<String, List<Observation>> observed,
            String from,
            String to,
            Function<String, Optional<String>> reading) {
        if (mapped.contains(to)) {
            return;
        }
        for (Observation observation : observed.getOrDefault(from, List.of())) {
            Value value = observation
                    .value()
                    .filter(Value.Text.class::isInstance)
                    .flatMap(text -> reading.apply(((Value.Text) text).text()))
                    .map(Value.Text::new)
                    .orElse(null);
            Normaliser.observe(observed, to, observation.validFrom(), value, observation.origin());
        }
    }
}
