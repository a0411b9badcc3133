package dev.mql.definition;

import dev.mql.definition.Proof.Conjunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that exclude or swallow each other. Proven for conjunctions of tests of single facts, silent otherwise; silent
 * too where a definition has more of them than can be compared with one another in a moment.
 */
final class PairLint {

    private static final int MOST = 600;

    private record Place(String path, Conjunction when) {}

    private final List<Place> never = new ArrayList<>();
    private final List<Place> rules = new ArrayList<>();
    private final List<Place> bands = new ArrayList<>();
    private final List<Place> counted = new ArrayList<>();
    private final Proof proof = new Proof();
    private final Definition definition;

    PairLint(Definition definition) {
        this.definition = definition;
        for (Never one : definition.never()) {
            Conjunctions.of(one.when()).ifPresent(when -> never.add(new Place("never." + one.code(), when)));
        }
        add("fit.", definition.fit().rules());
        add("engagement.product.", definition.engagement().product());
        add("engagement.content.", definition.engagement().content());
        add("engagement.against.", definition.engagement().against());
        counted.addAll(rules);
        counted.addAll(bands);
    }

    private void add(String section, List<Rule> all) {
        for (Rule rule : all) {
            if (rule instanceof Rule.When when) {
                Conjunctions.of(when.when()).ifPresent(found -> rules.add(new Place(section + when.id(), found)));
            } else if (rule instanceof Rule.Of of) {
                of.bands()
                        .forEach(band ->
                                bands.add(new Place(section + of.id(), Conjunctions.of(of.fact(), band.test()))));
            }
        }
    }

    void check(List<Finding> found) {
        if (never.size() + counted.size() > MOST) {
            return;
        }
        contradictions(found);
        swallowedReasons(found);
        stoppedAnyway(found);
        pairsOfRules(found);
        sameActivities(found);
    }

    private void contradictions(List<Finding> found) {
        for (Place one : never) {
            if (one.when().contradictsItself(proof)) {
                found.add(
                        Finding.doubtful(one.path(), "it stops nobody: its conditions exclude each other", "drop one"));
            }
        }
    }

    private void swallowedReasons(List<Finding> found) {
        for (int i = 0; i < never.size(); i++) {
            for (int j = 0; j < never.size(); j++) {
                boolean both = never.get(j).when().implies(never.get(i).when(), proof);
                if (i != j && never.get(i).when().implies(never.get(j).when(), proof) && (!both || i > j)) {
                    found.add(Finding.doubtful(
                            never.get(i).path(),
                            "it stops nobody whom " + never.get(j).path() + " does not stop",
                            "drop it, or put it first to keep its reason"));
                }
            }
        }
    }

    private void stoppedAnyway(List<Finding> found) {
        for (Place rule : counted) {
            for (Place stop : never) {
                if (rule.when().implies(stop.when(), proof)) {
                    found.add(Finding.doubtful(
                            rule.path(), "it counts only for people whom " + stop.path() + " stops", "drop it"));
                }
            }
        }
    }

    private void pairsOfRules(List<Finding> found) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                Place one = rules.get(i);
                Place other = rules.get(j);
                boolean forth = one.when().implies(other.when(), proof);
                boolean back = other.when().implies(one.when(), proof);
                if (forth && back) {
                    found.add(Finding.doubtful(
                            other.path(), "it asks for the same as " + one.path(), "make them one rule"));
                } else if (forth || back) {
                    Place narrow = forth ? one : other;
                    Place wide = forth ? other : one;
                    found.add(Finding.note(
                            narrow.path(), "whoever gets it gets " + wide.path() + " too", "fine if both shall count"));
                } else if (one.when().excludes(other.when(), proof)) {
                    found.add(Finding.note(
                            other.path(),
                            "nobody gets it and " + one.path() + " together",
                            "fine if one of them is meant"));
                }
            }
        }
    }

    private void sameActivities(List<Finding> found) {
        List<Rule> all = new ArrayList<>(definition.engagement().product());
        all.addAll(definition.engagement().content());
        int products = definition.engagement().product().size();
        for (int i = 0; i < Math.min(MOST, all.size()); i++) {
            for (int j = i + 1; j < Math.min(MOST, all.size()); j++) {
                if (all.get(i) instanceof Rule.Did one
                        && all.get(j) instanceof Rule.Did other
                        && one.did().equals(other.did())
                        && one.within() == other.within()
                        && one.count().equals(other.count())) {
                    String section = j < products ? "engagement.product." : "engagement.content.";
                    found.add(Finding.doubtful(
                            section + other.id(),
                            "it counts the same " + RuleLint.types(one.did()) + " as the rule " + one.id(),
                            "make them one rule"));
                }
            }
        }
    }
}
