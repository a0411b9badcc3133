package dev.mql.definition;

import java.util.ArrayList;
import java.util.List;

/** Everything a definition says that cannot be meant, or probably is not. */
public final class Lint {

    private Lint() {}

    public static List<Finding> of(Definition definition) {
        List<Finding> found = new ArrayList<>();
        new LineLint(definition).check(found);
        return List.copyOf(found);
    }
}
