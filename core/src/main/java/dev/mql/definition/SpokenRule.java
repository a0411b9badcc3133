package dev.mql.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules in plain words. A points table gives one statement a row. */
final class SpokenRule {

    private SpokenRule() {}

    static List<Statement> of(String section, List<Rule> rules) {
        List<Statement> said = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Of of) {
                for (Rule.Band band : of.bands()) {
                    String test = SpokenCondition.of(band.test());
                    String key = of.id() + ": " + Spoken.name(of.fact()) + " " + test;
                    String identity =
                            of.id() + CanonicalJson.write(List.of(of.fact(), MeaningOfRules.test(band.test())));
                    String points = Spoken.points(band.points());
                    said.add(new Statement(section, identity, key, points, new TreeSet<>(), points));
                }
            } else if (rule instanceof Rule.When when) {
                said.add(Statement.of(
                        section,
                        when.id(),
                        Spoken.points(when.points()) + " if " + SpokenCondition.of(when.when()),
                        MeaningOfRules.rule(when)));
            } else if (rule instanceof Rule.Did did) {
                said.add(Statement.of(section, did.id(), did(did), MeaningOfRules.rule(did)));
            }
        }
        return said;
    }

    private static String did(Rule.Did did) {
        String own = fading(did.fading());
        return Spoken.points(did.points())
                + counted(did.count())
                + " "
                + (did.count() instanceof Count.AtLeast least && least.n() > 1
                        ? SpokenCondition.many(did.did())
                        : SpokenCondition.patterns(did.did()))
                + Spoken.within(did.within())
                + (did.cap() == Rule.Did.NO_CAP ? "" : ", together at most " + PlainPoints.of(did.cap()))
                + (own.isEmpty() ? "" : ", " + own)
                + (did.product().isEmpty() ? "" : ", for " + did.product());
    }

    private static String counted(Count count) {
        if (count instanceof Count.Once) {
            return " once for";
        } else if (count instanceof Count.EachAsset) {
            return " for each different asset of";
        } else if (count instanceof Count.AtMost most) {
            return ", at most " + Spoken.times(most.n()) + " in any " + Spoken.time(most.within()) + ", for";
        } else if (count instanceof Count.AtLeast least) {
            return " for at least " + least.n()
                    + (least.of() instanceof Count.Each ? "" : " kept" + counted(least.of()));
        }
        return " for each";
    }

    /** Empty where the rule leaves it to its section. */
    static String fading(Fading fading) {
        if (fading instanceof Fading.Never) {
            return "never fades";
        } else if (fading instanceof Fading.Half half) {
            return "fades to half in " + Spoken.time(half.time());
        } else if (fading instanceof Fading.ToZero toZero) {
            return "fades to nothing in " + Spoken.time(toZero.time());
        } else if (fading instanceof Fading.Steps steps) {
            return steps.steps().stream()
                    .map(step -> "after " + Spoken.counted(step.day(), "day") + " "
                            + PlainPoints.of(step.factor() * 100) + "%")
                    .collect(Collectors.joining(", "));
        }
        return "";
    }
}
