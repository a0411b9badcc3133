package dev.mql.bench;

import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.NextChange;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Reasons;
import dev.mql.evaluate.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Contacts a second on one core: 13 fit rules and 20 activity rules over contacts with 20 activities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Throughput {

    private final Evaluator evaluator = Evaluator.of(Rules.definition(), "v1:bench");
    private EasyRules easyRules;
    private Drools drools;

    /** All of them have to say the same of everybody, to the micro-point. */
    @Setup
    public void agree(People people) {
        easyRules = new EasyRules();
        drools = new Drools();
        for (int person = 0; person < people.count; person++) {
            Outcome outcome = evaluator.outcome(people.facts[person], People.NOW);
            boolean mql = outcome.verdict().kind() == Verdict.Kind.MQL;
            long loop = Loop.score(people.contacts[person], People.NOW);
            boolean same = Math.abs(loop) == outcome.score()
                    && mql == loop < 0
                    && loop == easyRules.score(people.contacts[person])
                    && loop == drools.score(people.contacts[person]);
            if (!same) {
                throw new IllegalStateException("person " + person + ": " + outcome + ", loop " + loop);
            }
        }
    }

    @Benchmark
    public long handWrittenLoop(People people) {
        return Loop.score(people.contacts[people.next()], People.NOW);
    }

    @Benchmark
    public Outcome mqlOutcome(People people) {
        return evaluator.outcome(people.facts[people.next()], People.NOW);
    }

    @Benchmark
    public Reasons mqlReasons(People people) {
        return evaluator.reasons(people.facts[people.next()], People.NOW);
    }

    @Benchmark
    public NextChange mqlNextChange(People people) {
        return evaluator.next(people.facts[people.next()], People.NOW, 5 * Rules.POINT);
    }

    @Benchmark
    public Evaluation mqlEvaluation(People people) {
        return evaluator.evaluate(people.facts[people.next()], People.NOW, 5 * Rules.POINT);
    }

    @Benchmark
    public long easyRules(People people) {
        return easyRules.score(people.contacts[people.next()]);
    }

    @Benchmark
    public long drools(People people) {
        return drools.score(people.contacts[people.next()]);
    }
}
