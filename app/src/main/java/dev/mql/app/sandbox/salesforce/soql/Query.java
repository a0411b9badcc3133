package dev.mql.app.sandbox.salesforce.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SELECT; {@code limit} is -1 without a LIMIT; {@code count} for COUNT(). */
public record Query(
        List<Item> select,
        boolean count,
        String from,
        int fromAt,
        @Nullable Condition where,
        List<Order> order,
        int limit,
        int offset) {
    public Query {
        select = List.copyOf(select);
        order = List.copyOf(order);
    }

    /** Whether it answers with one row of counts, not with records. */
    public boolean aggregates() {
        return select.stream().anyMatch(Counted.class::isInstance);
    }

    /** One thing selected. */
    public sealed interface Item {}

    public record FieldItem(Path path) implements Item {}

    /** COUNT(field): how many records have it. */
    public record Counted(Path path) implements Item {}

    /** FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM). */
    public record Group(String which) implements Item {}

    /** The children of each record, by the relationship's name in {@link Query#from()}. */
    public record Children(Query query) implements Item {}

    /** TYPEOF: other fields by the type of a polymorphic parent. */
    public record TypeOf(Path relationship, List<When> cases, List<Path> otherwise) implements Item {
        public TypeOf {
            cases = List.copyOf(cases);
            otherwise = List.copyOf(otherwise);
        }
    }

    public record When(String type, List<Path> fields) {
        public When {
            fields = List.copyOf(fields);
        }
    }

    /** Nulls come first unless said otherwise, in either direction. */
    public record Order(Path path, boolean descending, boolean nullsLast) {}
}
