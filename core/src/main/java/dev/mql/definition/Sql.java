package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * What makes a sales-qualified lead: so many yes of these facts, and one of these activities.
 *
 * @param yesAtLeast 0 where the definition says nothing about SQLs
 */
public record Sql(int yesAtLeast, List<String> yesTo, List<String> andOne) implements Serializable {

    public static final Sql NONE = new Sql(0, List.of(), List.of());
}
