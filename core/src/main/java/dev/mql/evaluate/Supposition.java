package dev.mql.evaluate;

import dev.mql.evaluate.Evaluation.Step;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that may happen to a person: so many activities done now, or a fact that turns out to be something.
 *
 * @param gain no more than this can it add to the score, in micro-points; it rules out what cannot be enough
 */
record Supposition(
        Step step,
        List<Activity> done,
        String fact,
        @Nullable Value value,
        long gain) {

    private static final String SOURCE = "supposed";

    static Supposition doing(Step step, String type, SortedMap<String, String> attributes, int times, long gain) {
        List<Activity> done = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String id = type + " " + i;
            done.add(new Activity(type, 0, SOURCE, id, SOURCE + " " + id, attributes));
        }
        return new Supposition(step, List.copyOf(done), "", null, gain);
    }

    static Supposition knowing(Step step, String fact, Value value, long gain) {
        return new Supposition(step, List.of(), fact, value, gain);
    }

    /** The same person, had all of these come true at an instant. */
    static Facts apply(List<Supposition> suppositions, Facts facts, long instant) {
        SortedMap<String, List<Observation>> properties = new TreeMap<>(facts.properties());
        List<Activity> activities = new ArrayList<>();
        for (Activity activity : facts.activities()) {
            if (activity.at() <= instant) {
                activities.add(activity);
            }
        }
        for (Supposition supposition : suppositions) {
            for (Activity act : supposition.done()) {
                activities.add(
                        new Activity(act.type(), instant, act.source(), act.id(), act.assetOrNull(), act.attributes()));
            }
            if (supposition.value() != null) {
                List<Observation> seen = new ArrayList<>();
                for (Observation observation : facts.properties().getOrDefault(supposition.fact(), List.of())) {
                    if (observation.validFrom() < instant) {
                        seen.add(observation);
                    }
                }
                seen.add(new Observation(instant, supposition.value(), SOURCE));
                properties.put(supposition.fact(), seen);
            }
        }
        return new Facts(properties, activities, facts.feeds());
    }
}
