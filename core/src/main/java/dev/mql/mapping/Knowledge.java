package dev.mql.mapping;

import dev.mql.crm.Records;
import dev.mql.crm.Schema;
import dev.mql.model.Facts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the CRMs of one company know of a person, as one set of facts: the same in whichever of them the person is looked
 * at. Pure. May be shared by threads.
 */
public final class Knowledge {

    private final Map<String, Normaliser> normalisers;
    private final Joining joining;

    private Knowledge(Map<String, Normaliser> normalisers, Joining joining) {
        this.normalisers = normalisers;
        this.joining = joining;
    }

    /**
     * How one CRM is read.
     *
     * @param kept from when on what was touched there is kept
     */
    public record Source(Mapping mapping, Schema schema, KeptFrom kept) {

        /** Of which all is kept. */
        public Source(Mapping mapping, Schema schema) {
            this(mapping, schema, KeptFrom.THE_BEGINNING);
        }

        public Source with(KeptFrom other) {
            return new Source(mapping, schema, other);
        }
    }

    /**
     * @param sources best first: what a better one does not know, the next one tells
     * @param zone turns a date without a time into an instant (meaning 3)
     */
    public static Knowledge of(List<Source> sources, ZoneId zone) {
        Map<String, Normaliser> normalisers = new LinkedHashMap<>();
        Set<String> counts = new TreeSet<>(Set.of(Facts.REJECTED_AT));
        for (Source source : sources) {
            normalisers.put(
                    source.mapping().crm(), Normaliser.of(source.mapping(), source.schema(), source.kept(), zone));
            source.mapping().facts().values().stream()
                    .filter(FactSource.Count.class::isInstance)
                    .map(FactSource::fact)
                    .forEach(counts::add);
        }
        return new Knowledge(normalisers, new Joining(counts));
    }

    /** All that is known of the person. Records of a CRM without a source tell nothing. */
    public Facts facts(Records records) {
        return each(records, Normaliser::normalise).reduce(joining::join).orElseThrow();
    }

    /** What the person touched in any of the CRMs, and what its mapping makes of it. */
    public List<Touched> touched(Records records) {
        return each(records, Normaliser::touched).flatMap(List::stream).toList();
    }

    private <T> Stream<T> each(Records records, BiFunction<Normaliser, Records, T> what) {
        List<Records> all = new ArrayList<>(List.of(records));
        all.addAll(records.elsewhere());
        return normalisers.entrySet().stream()
                .flatMap(source -> all.stream()
                        .filter(one -> one.person().crm().equals(source.getKey()))
                        .map(one -> what.apply(source.getValue(), one)));
    }
}
