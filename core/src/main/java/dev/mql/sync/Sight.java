package dev.mql.sync;

import dev.mql.crm.Records;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Reasons;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Telling;
import dev.mql.mapping.Touched;
import dev.mql.model.Facts;
import java.util.List;
import java.util.Optional;

/** How people look by one definition: their records as facts, the facts as an evaluation. Pure, may be shared by threads. */
public final class Sight {

    private final Knowledge knowledge;
    private final Mapping mapping;
    private final Evaluator evaluator;
    private final long scoreStep;

    private Sight(Knowledge knowledge, Mapping mapping, String name, Definition definition, String hash) {
        this.knowledge = knowledge;
        this.mapping = mapping;
        this.evaluator = Evaluator.of(definition, hash);
        this.scoreStep = Telling.scoreStep(mapping, name);
    }

    /**
     * @param sources how each CRM is read, best first
     * @param mapping of the CRM in which the score is published
     * @param name by which the mapping knows the definition; empty for the one that moves the status
     */
    public static Sight of(
            List<Knowledge.Source> sources, Mapping mapping, String name, Definition definition, String hash) {
        return new Sight(Knowledge.of(sources, definition.zone()), mapping, name, definition, hash);
    }

    /** The same facts by another definition. */
    public Sight by(String name, Definition definition, String hash) {
        return new Sight(knowledge, mapping, name, definition, hash);
    }

    /** As the mappings read them. */
    public Facts facts(Records records) {
        return knowledge.facts(records);
    }

    /** What the person touched, and what the mapping makes of it. */
    public List<Touched> touched(Records records) {
        return knowledge.touched(records);
    }

    public Evaluation evaluate(Facts facts, long asOf) {
        return evaluator.evaluate(facts, asOf, scoreStep);
    }

    /** The same without what only explaining needs. */
    public Evaluation brief(Facts facts, long asOf) {
        return evaluator.brief(facts, asOf, scoreStep);
    }

    public Outcome outcome(Facts facts, long asOf) {
        return evaluator.outcome(facts, asOf);
    }

    /** What gives points and what stops, without looking ahead. */
    public Reasons reasons(Facts facts, long asOf) {
        return evaluator.reasons(facts, asOf);
    }

    /** As {@link Evaluator#belowLeavingSince}. */
    Optional<Long> belowLeavingSince(Facts facts, long asOf, long earliest) {
        return evaluator.belowLeavingSince(facts, asOf, earliest);
    }
}
