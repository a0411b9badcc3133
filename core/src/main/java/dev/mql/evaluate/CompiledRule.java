package dev.mql.evaluate;

import dev.mql.definition.Rule;

/** A rule ready to be weighed, and the numbers of the facts it looks at. */
final class CompiledRule {

    final Rule rule;
    final Section section;
    final Scorer scorer;
    final int[] facts;
    /** Where its positive points are added up, and its negative ones. */
    final int gains;

    final int losses;

    CompiledRule(Rule rule, Section section, Scorer scorer, int[] facts) {
        this.rule = rule;
        this.section = section;
        this.scorer = scorer;
        this.facts = facts;
        this.gains = section.gains();
        this.losses = section.losses();
    }

    boolean looksAt(int fact) {
        for (int own : facts) {
            if (own == fact) {
                return true;
            }
        }
        return false;
    }
}
