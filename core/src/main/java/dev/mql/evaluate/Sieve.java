package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Engagement;
import dev.mql.model.Activity;
import dev.mql.model.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step 16: drops what does not count, and lets a click stand for one open of the same asset. */
final class Sieve {

    static final String NOTHING = "nothing";
    static final String CLICK = "email_click";
    static final String OPEN = "email_open";
    static final String OPEN_OF_CLICK = "open_of_click";

    private record Entry(String id, String type, List<Streams.Where> where, int burst, long within) {}

    private final Entry[] entries;
    private final boolean opens;

    Sieve(List<Engagement.Ignore> ignores, Streams streams, boolean opens) {
        List<Entry> compiled = new ArrayList<>();
        for (Engagement.Ignore ignore : ignores) {
            for (ActivityPattern pattern : ignore.did()) {
                compiled.add(new Entry(
                        ignore.id(), pattern.type(), streams.wheres(pattern), ignore.burst(), ignore.within()));
            }
        }
        this.entries = compiled.toArray(new Entry[0]);
        this.opens = opens;
    }

    /** Which entry drops each activity, or null where nobody asks because nothing is dropped. */
    @Nullable
    String @Nullable [] dropped(List<Activity> activities, int existing) {
        @Nullable String[] dropped = null;
        for (Entry entry : entries) {
            int[] candidates = matching(entry, activities, existing);
            if (candidates.length == 0 || candidates.length < entry.burst()) {
                continue;
            }
            if (dropped == null) {
                dropped = new String[existing];
            }
            drop(entry, activities, candidates, dropped);
        }
        return dropped;
    }

    private static int[] matching(Entry entry, List<Activity> activities, int existing) {
        int[] found = new int[existing];
        int count = 0;
        for (int i = 0; i < existing; i++) {
            Activity activity = activities.get(i);
            if (activity.type().equals(entry.type()) && matches(entry, activity)) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean matches(Entry entry, Activity activity) {
        for (Streams.Where where : entry.where()) {
            if (where.of(activity) != Kleene.TRUE) {
                return false;
            }
        }
        return true;
    }

    /** An interval that holds a burst begins at one of its activities, and the earliest of {@code burst} ones is enough. */
    private static void drop(Entry entry, List<Activity> activities, int[] candidates, @Nullable String[] dropped) {
        int size = Math.max(1, entry.burst());
        int end = 0;
        for (int first = 0; first + size <= candidates.length; first++) {
            long limit = activities.get(candidates[first]).at();
            int last = first + size - 1;
            if (entry.burst() > 0 && activities.get(candidates[last]).at() - limit > entry.within()) {
                continue;
            }
            for (int i = Math.max(first, end); i <= last; i++) {
                dropped[candidates[i]] = dropped[candidates[i]] == null ? entry.id() : dropped[candidates[i]];
            }
            end = last + 1;
        }
    }

    /** Whether opens are derived at all: only where the definition speaks of them. */
    boolean derivesOpens() {
        return opens;
    }

    /** The opens that clicks prove and nobody recorded, one an asset, at the time of its first click that counts. */
    static List<Activity> impliedOpens(List<Activity> counting) {
        List<Activity> implied = new ArrayList<>();
        for (Activity click : counting) {
            if (click.type().equals(CLICK)
                    && none(counting, OPEN, click.asset().orElse(""))
                    && none(implied, OPEN, click.asset().orElse(""))) {
                implied.add(new Activity(
                        OPEN, click.at(), OPEN_OF_CLICK, click.id(), click.assetOrNull(), click.attributes()));
            }
        }
        return implied;
    }

    private static boolean none(List<Activity> activities, String type, String asset) {
        for (Activity activity : activities) {
            if (activity.type().equals(type) && Folding.same(activity.asset().orElse(""), asset)) {
                return false;
            }
        }
        return true;
    }
}
