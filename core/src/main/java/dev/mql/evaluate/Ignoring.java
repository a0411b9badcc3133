package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.evaluate.Evaluation.Ignored;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names what did not count: activities dropped in step 16, and types nobody feeds (meaning 15). */
final class Ignoring {

    private Ignoring() {}

    static List<Ignored> ignored(Compiled definition, Facts facts, long asOf) {
        List<Activity> activities = facts.activities();
        int existing = activities.size();
        while (existing > 0 && activities.get(existing - 1).at() > asOf) {
            existing--;
        }
        Sieve sieve = definition.blueprint.sieve;
        @Nullable String @Nullable [] dropped = sieve.dropped(activities, existing);
        SortedMap<String, Ignored> ignored = new TreeMap<>();
        List<Activity> counting = new ArrayList<>();
        for (int i = 0; i < existing; i++) {
            Activity activity = activities.get(i);
            String reason = dropped == null ? null : dropped[i];
            if (reason != null) {
                note(reason, activity, ignored);
            } else if (activity.type().equals(Sieve.NOTHING)) {
                note(Sieve.NOTHING, activity, ignored);
            } else {
                counting.add(activity);
            }
        }
        if (sieve.derivesOpens()) {
            Sieve.impliedOpens(counting).forEach(open -> note(Sieve.OPEN_OF_CLICK, open, ignored));
        }
        return List.copyOf(ignored.values());
    }

    private static void note(String reason, Activity activity, SortedMap<String, Ignored> ignored) {
        Ignored one = new Ignored(reason, activity.type(), 1, activity.at(), activity.at());
        ignored.merge(
                reason + ' ' + activity.type(),
                one,
                (before, now) ->
                        new Ignored(reason, activity.type(), before.count() + 1, before.first(), activity.at()));
    }

    static SortedSet<String> notFed(Compiled definition, Facts facts) {
        SortedSet<String> notFed = new TreeSet<>();
        for (List<ActivityPattern> patterns : definition.blueprint.streams) {
            for (ActivityPattern pattern : patterns) {
                if (facts.feed(pattern.type()).how() == Feed.How.NOT_FED) {
                    notFed.add(pattern.type());
                }
            }
        }
        return notFed;
    }
}
