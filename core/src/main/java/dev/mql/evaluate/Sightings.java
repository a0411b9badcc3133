package dev.mql.evaluate;

import dev.mql.model.Observation;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes facts in the order of their names and keeps of those asked for what was seen last (meaning 8). */
final class Sightings implements BiConsumer<String, List<Observation>> {

    private final String[] names;
    private final long instant;
    private final @Nullable Observation[] seen;
    private int next;

    Sightings(String[] sortedNames, long instant) {
        this.names = sortedNames;
        this.instant = instant;
        this.seen = new Observation[sortedNames.length];
    }

    @Override
    public void accept(String name, List<Observation> observations) {
        if (next < names.length && names[next].equals(name)) {
            seen[next++] = latest(observations);
            return;
        }
        int order = -1;
        while (next < names.length && (order = names[next].compareTo(name)) < 0) {
            next++;
        }
        if (next < names.length && order == 0) {
            seen[next++] = latest(observations);
        }
    }

    private @Nullable Observation latest(List<Observation> observations) {
        for (int i = observations.size() - 1; i >= 0; i--) {
            Observation observation = observations.get(i);
            if (observation.validFrom() <= instant) {
                return observation;
            }
        }
        return null;
    }

    @Nullable
    Observation[] seen() {
        return seen;
    }
}
