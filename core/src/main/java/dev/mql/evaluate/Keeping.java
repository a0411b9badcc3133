package dev.mql.evaluate;

import dev.mql.definition.Count;

/** Which of the activities in a rule's window are kept (meaning 19). */
interface Keeping {

    /**
     * Writes the numbers of the members kept, newest first, into {@link Scene#kept()}.
     *
     * @param from the first member in the window
     * @return how many are kept
     */
    int keep(Scene scene, int stream, int from);

    Keeping EACH = (scene, stream, from) -> {
        int to = scene.end(stream);
        for (int i = from; i < to; i++) {
            scene.kept()[to - 1 - i] = i;
        }
        return to - from;
    };

    Keeping ONCE = (scene, stream, from) -> {
        int to = scene.end(stream);
        if (from == to) {
            return 0;
        }
        scene.kept()[0] = to - 1;
        return 1;
    };

    Keeping EACH_ASSET = (scene, stream, from) -> {
        boolean[] newest = scene.newestOfAssets(stream);
        int begin = scene.begin(stream);
        int kept = 0;
        for (int i = scene.end(stream) - 1; i >= from; i--) {
            if (newest[i - begin]) {
                scene.kept()[kept++] = i;
            }
        }
        return kept;
    };

    static Keeping of(Count count) {
        if (count instanceof Count.AtLeast atLeast) {
            return of(atLeast.of());
        } else if (count instanceof Count.AtMost atMost) {
            return atMost(atMost.n(), atMost.within());
        } else if (count instanceof Count.EachAsset) {
            return EACH_ASSET;
        }
        return count instanceof Count.Once ? ONCE : EACH;
    }

    /** How many have to be kept for the rule to give its points once; 0 where it gives them for each. */
    static int atLeast(Count count) {
        return count instanceof Count.AtLeast atLeast ? atLeast.n() : 0;
    }

    private static Keeping atMost(int n, long within) {
        return (scene, stream, from) -> {
            int to = scene.end(stream);
            int kept = 0;
            for (int i = from; i < to; i++) {
                // The n-th last one kept decides: if it is too old, fewer than n lie before this one.
                if (kept < n || scene.at[i] - scene.at[scene.kept()[kept - n]] > within) {
                    scene.kept()[kept++] = i;
                }
            }
            for (int low = 0, high = kept - 1; low < high; low++, high--) {
                int swap = scene.kept()[low];
                scene.kept()[low] = scene.kept()[high];
                scene.kept()[high] = swap;
            }
            return kept;
        };
    }
}
