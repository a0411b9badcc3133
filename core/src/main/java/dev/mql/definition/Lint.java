package dev.mql.definition;

import java.util.ArrayList;
import java.util.List;

/** Everything a definition says that cannot be meant, or probably is not; by itself, without a CRM or a mapping. */
public final class Lint {

    private Lint() {}

    public static List<Finding> of(Definition definition) {
        List<Finding> found = new ArrayList<>();
        new LineLint(definition).check(found);
        new RuleLint(definition).check(found);
        new PairLint(definition).check(found);
        new CodeLint(found).check(definition);
        return found.stream().distinct().toList();
    }
}
