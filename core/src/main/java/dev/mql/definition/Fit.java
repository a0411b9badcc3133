package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/** Can they buy? Points add up to at most {@code cap} micro-points. */
public record Fit(long cap, List<Rule> rules) implements Serializable {
    public Fit {
        rules = List.copyOf(rules);
    }
}
