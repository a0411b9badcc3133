package dev.mql.store;

import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everybody of a CRM, counted.
 *
 * @param people judged or not
 * @param raised those who are MQL because they raised a hand
 * @param codes the disqualified, by reason
 * @param asks those who lack data, by the fact to ask for first
 */
public record Census(
        long people,
        SortedMap<Verdict.Kind, Long> verdicts,
        long raised,
        SortedMap<Stage, Long> stages,
        SortedMap<String, Long> codes,
        SortedMap<String, Long> asks) {

    public Census {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
        stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
        codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
        asks = Collections.unmodifiableSortedMap(new TreeMap<>(asks));
    }
}
