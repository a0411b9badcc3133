package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.mapping.normal.Moments;
import dev.mql.model.Folding;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Who is judged at all. Others get no facts, no points and no writes.
 *
 * @param objects by type of the person's record; a type without an entry is judged as a whole
 */
public record Scope(List<OfObject> objects) {

    public static final Scope EVERYBODY = new Scope(List.of());

    public Scope {
        objects = List.copyOf(objects);
    }

    /**
     * Whether this record's person is judged, as far as the record tells: one without a date is.
     *
     * @param asOf UTC milliseconds
     */
    public boolean admits(Item.Row row, long asOf) {
        for (OfObject object : objects) {
            for (Limit limit : object.limits()) {
                boolean judged = !object.object().equals(row.ref().type())
                        || admits(limit, row.property(limit.property()).orElse(""), asOf);
                if (!judged) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean admits(Limit limit, String text, long asOf) {
        if (limit instanceof Limit.Within within) {
            return Moments.read(text, ZoneOffset.UTC)
                    .map(at -> asOf - at.toEpochMilli() < within.within())
                    .orElse(true);
        } else if (limit instanceof Limit.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(value -> Folding.same(value, text));
        }
        return ((Limit.NoneOf) limit).values().stream().noneMatch(value -> Folding.same(value, text));
    }

    /** All of them must hold. */
    public record OfObject(String object, List<Limit> limits) {
        public OfObject {
            limits = List.copyOf(limits);
        }
    }

    public sealed interface Limit {
        String property();

        /** @param within milliseconds before now */
        record Within(String property, long within) implements Limit {}

        record OneOf(String property, List<String> values) implements Limit {}

        record NoneOf(String property, List<String> values) implements Limit {}
    }
}
