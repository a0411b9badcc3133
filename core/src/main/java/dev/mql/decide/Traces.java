package dev.mql.decide;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Part;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The instants in a person's facts that moving them depends on; UTC milliseconds.
 *
 * @param raisedAt when a hand was raised last, or null
 * @param scoredAt when something was done last that counts in favour of the person, or null
 * @param changedAt when a fact about the person changed last, or null
 * @param belowSince since when the score has been below the leaving line without a break, as evaluation finds it; null
 *     where it is not below, or where nobody looked
 */
public record Traces(
        @Nullable Long raisedAt,
        @Nullable Long scoredAt,
        @Nullable Long changedAt,
        @Nullable Long belowSince) implements Serializable {

    public static final Traces NONE = new Traces(null, null, null, null);

    /** Reads them out of an evaluation and the facts it was made from. */
    public static Traces of(Definition definition, Facts facts, Evaluation evaluation, @Nullable Long belowSince) {
        Set<String> raising =
                definition.handRaise().did().stream().map(ActivityPattern::type).collect(Collectors.toSet());
        Long raised = null;
        for (Activity activity : facts.activities()) {
            if (activity.at() <= evaluation.asOf() && raising.contains(activity.type())) {
                raised = later(raised, activity.at());
            }
        }
        Long scored = raised;
        for (Part part : evaluation.parts()) {
            if (part.points() > 0) {
                for (Part.Kept kept : part.detail().kept()) {
                    scored = later(scored, kept.at());
                }
            }
        }
        return new Traces(raised, scored, changed(facts, evaluation.asOf()), belowSince);
    }

    private static @Nullable Long changed(Facts facts, long asOf) {
        Long changed = null;
        for (List<Observation> observations : facts.properties().values()) {
            for (Observation observation : observations) {
                if (observation.validFrom() <= asOf) {
                    changed = later(changed, observation.validFrom());
                }
            }
        }
        return changed;
    }

    /** Whether anything that counts was done after this instant. */
    boolean newerThan(long instant) {
        return scoredAt != null && scoredAt > instant;
    }

    private static Long later(@Nullable Long one, long other) {
        return one == null ? other : Math.max(one, other);
    }
}
