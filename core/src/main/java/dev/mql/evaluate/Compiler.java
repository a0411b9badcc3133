package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.definition.Definition;
import dev.mql.definition.Engagement;
import dev.mql.definition.Fading;
import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns a definition into closures over numbered facts and activities. Used once a definition. */
final class Compiler {

    private final Definition definition;
    private final Exchange exchange;
    private final Checks checks;
    private final Numbers facts;
    private final Streams streams;
    private final Clauses clauses;
    private final CompiledRule[] rules;
    private final Clause[] never;
    private final int handRaise;
    private final Profiler profiler;
    private final Blueprint blueprint;

    Compiler(Definition definition) {
        this.definition = definition;
        this.exchange = new Exchange(definition.money());
        this.checks = new Checks(exchange);
        this.facts = new Numbers(FactNames.of(definition));
        this.streams = new Streams(checks);
        this.clauses = new Clauses(checks, facts, streams);
        this.rules = compileRules();
        this.never = definition.never().stream()
                .map(never -> clauses.compile(never.when()))
                .toArray(Clause[]::new);
        this.handRaise = streams.number(definition.handRaise().did());
        this.profiler = new Profiler(definition, clauses, facts, streams);
        boolean opens = streams.speaksOf(Sieve.OPEN);
        if (opens) {
            streams.typeNumber(Sieve.CLICK);
        }
        Sieve sieve = new Sieve(definition.engagement().ignore(), streams, opens);
        this.blueprint = new Blueprint(facts.names(), streams, sieve);
    }

    static Compiled compile(Definition definition) {
        return new Compiled(definition, new Compiler(definition));
    }

    private CompiledRule[] compileRules() {
        Engagement engagement = definition.engagement();
        List<CompiledRule> compiled = new ArrayList<>();
        // In this order parts are shown.
        compile(definition.fit().rules(), Section.FIT, compiled);
        compile(engagement.product(), Section.PRODUCT, compiled);
        compile(engagement.content(), Section.CONTENT, compiled);
        compile(engagement.against(), Section.AGAINST, compiled);
        return compiled.toArray(new CompiledRule[0]);
    }

    private void compile(List<Rule> section, Section name, List<CompiledRule> compiled) {
        for (Rule rule : section) {
            int[] numbers = FactNames.of(rule).stream().mapToInt(facts::number).toArray();
            compiled.add(new CompiledRule(rule, name, scorer(rule, name), numbers));
        }
    }

    private Scorer scorer(Rule rule, Section section) {
        if (rule instanceof Rule.Of of) {
            return new OfScorer(
                    facts.number(of.fact()),
                    of.bands().stream().map(band -> checks.compile(band.test())).toArray(Check[]::new),
                    of.bands().stream().mapToLong(Rule.Band::points).toArray(),
                    OfScorer.table(of.bands()));
        } else if (rule instanceof Rule.When when) {
            return new WhenScorer(clauses.compile(when.when()), when.points());
        }
        Rule.Did did = (Rule.Did) rule;
        Curve curve = new Curve(did.points(), fading(did, section));
        return new DidScorer(streams.number(did.did()), did.within(), did.count(), did.points(), curve, did.cap());
    }

    /** The rule's own; else none if it has a window; else the section's (step 21). */
    private Fading fading(Rule.Did did, Section section) {
        if (!(did.fading() instanceof Fading.Inherit)) {
            return did.fading();
        }
        boolean keeps = did.within() != Rule.Did.FOR_EVER || section == Section.FIT;
        return keeps ? new Fading.Never() : definition.engagement().fading();
    }

    Candidates[] candidates() {
        List<Candidates> candidates = new ArrayList<>();
        for (String fact : facts.names()) {
            List<Test> tests = new ArrayList<>();
            Engagement engagement = definition.engagement();
            Stream.of(definition.fit().rules(), engagement.product(), engagement.content(), engagement.against())
                    .flatMap(List::stream)
                    .forEach(rule -> testsOf(fact, rule, tests));
            candidates.add(Candidates.of(tests, checks, exchange));
        }
        return candidates.toArray(new Candidates[0]);
    }

    private static void testsOf(String fact, Rule rule, List<Test> tests) {
        if (rule instanceof Rule.Of of && of.fact().equals(fact)) {
            of.bands().forEach(band -> tests.add(band.test()));
        } else if (rule instanceof Rule.When when) {
            testsOf(fact, when.when(), tests);
        }
    }

    private static void testsOf(String fact, Condition condition, List<Test> tests) {
        if (condition instanceof Condition.Fact of && of.fact().equals(fact)) {
            tests.add(of.test());
        } else if (condition instanceof Condition.Not not) {
            testsOf(fact, not.of(), tests);
        } else if (condition instanceof Condition.All all) {
            all.of().forEach(part -> testsOf(fact, part, tests));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(part -> testsOf(fact, part, tests));
        } else if (condition instanceof Condition.AtLeast atLeast) {
            atLeast.of().forEach(part -> testsOf(fact, part, tests));
        }
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Exchange exchange() {
        return exchange;
    }

    CompiledRule[] rules() {
        return rules;
    }

    Clause[] never() {
        return never;
    }

    int handRaise() {
        return handRaise;
    }

    Profiler profiler() {
        return profiler;
    }

    Numbers facts() {
        return facts;
    }
}
