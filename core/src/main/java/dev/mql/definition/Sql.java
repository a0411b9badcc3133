package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * What makes a sales-qualified lead: all of these conditions, so many yes of these facts, and one of these activities.
 *
 * @param when criteria in the words of the definition; all of them have to hold
 * @param yesAtLeast 0 where the definition says nothing about SQLs
 */
public record Sql(List<Condition> when, int yesAtLeast, List<String> yesTo, List<String> andOne)
        implements Serializable {

    public static final Sql NONE = new Sql(List.of(), 0, List.of(), List.of());

    /** Whether the definition says nothing about SQLs. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
