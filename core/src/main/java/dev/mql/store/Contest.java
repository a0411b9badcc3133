package dev.mql.store;

import dev.mql.crm.Spelling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * mql and somebody else write a property over each other's value again and again: a workflow, an import, another tool.
 * After {@link #LIMIT} rounds mql leaves the property to the other one, until somebody releases it.
 *
 * @param since UTC milliseconds of the first round counted
 * @param rounds how often mql wrote over a value that somebody had put in place of its own
 */
public record Contest(long since, int rounds) {

    /** A person corrects once, perhaps twice; what comes back a third time is a machine. */
    public static final int LIMIT = 3;

    /** Long enough for what comes back once a week. */
    private static final long WINDOW = Duration.ofDays(30).toMillis();

    public boolean stopped() {
        return rounds >= LIMIT;
    }

    /**
     * The contests of a record once a write was applied. A released property begins anew.
     *
     * @param changes what was written over what
     * @param ledger what mql had last written before
     * @param at UTC milliseconds
     */
    public static SortedMap<String, Contest> after(
            SortedMap<String, Contest> before,
            List<PlanItem.Change> changes,
            Map<String, String> ledger,
            Set<String> released,
            long at) {
        SortedMap<String, Contest> now = new TreeMap<>(before);
        for (PlanItem.Change change : changes) {
            String property = change.property();
            String ours = ledger.get(property);
            if (released.contains(property)) {
                now.remove(property);
            } else if (ours != null && !Spelling.same(ours, change.from())) {
                now.merge(property, new Contest(at, 1), (known, first) -> known.next(first));
            }
        }
        return now;
    }

    private Contest next(Contest first) {
        return stopped() || first.since - since <= WINDOW ? new Contest(since, rounds + 1) : first;
    }
}
