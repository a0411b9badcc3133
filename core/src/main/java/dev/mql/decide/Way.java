package dev.mql.decide;

import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way from marketing to sales, and which of its stages somebody passed. Stages beside the way, such as recycled,
 * neither count nor make anything forgotten.
 */
public final class Way {

    private static final List<Stage> STAGES =
            List.of(Stage.LEAD, Stage.MQL, Stage.ACCEPTED, Stage.SQL, Stage.OPPORTUNITY, Stage.CUSTOMER);

    private Way() {}

    /** Of somebody met here for the first time: nobody watched what came before, so nothing of it was skipped. */
    public static Set<Stage> met(Stage here) {
        Stage last = here == Stage.REJECTED ? Stage.ACCEPTED : here;
        return Set.copyOf(STAGES.subList(0, Math.max(0, STAGES.indexOf(last)) + 1));
    }

    /** Also here, from now on. */
    public static Set<Stage> and(Set<Stage> passed, Stage here) {
        if (!STAGES.contains(here) || passed.contains(here)) {
            return passed;
        }
        Set<Stage> all = new HashSet<>(passed);
        all.add(here);
        return Set.copyOf(all);
    }

    /** The stages before the furthest one passed in which the person never was, in their order. */
    public static List<Stage> skipped(Set<Stage> passed) {
        int furthest = passed.stream().mapToInt(STAGES::indexOf).max().orElse(0);
        List<Stage> skipped = new ArrayList<>(STAGES.subList(0, Math.max(0, furthest)));
        skipped.remove(Stage.LEAD); // everybody is one before anything else
        skipped.removeAll(passed);
        return List.copyOf(skipped);
    }
}
