package dev.mql.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the outcome of selling is read.
 *
 * @param object {@code deals}, {@code Opportunity}
 * @param won the property that says so
 * @param closedOrNull the property that says it is over, or null where a close date and {@code won} have to do
 * @param by how deals and people are linked, where the CRM has several ways; best first
 */
public record DealSource(
        String object,
        String won,
        @Nullable String closedOrNull,
        @Nullable String atOrNull,
        @Nullable String amountOrNull,
        @Nullable String whyOrNull,
        List<String> by) {
    public DealSource {
        by = List.copyOf(by);
    }
}
