package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.definition.Definition;
import dev.mql.definition.Rule;
import dev.mql.model.Facts;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which facts a definition looks at. */
final class FactNames {

    private FactNames() {}

    static SortedSet<String> of(Definition definition) {
        TreeSet<String> names = new TreeSet<>(definition.salesNeeds());
        names.add(Facts.ORIGIN);
        names.add(Facts.REJECTED_AT);
        names.addAll(definition.sql().yesTo());
        definition.sql().when().forEach(when -> collect(when, names));
        definition.never().forEach(never -> collect(never.when(), names));
        of(definition.fit().rules(), names);
        of(definition.engagement().product(), names);
        of(definition.engagement().content(), names);
        of(definition.engagement().against(), names);
        definition.views().personas().forEach(persona -> persona.when().forEach(when -> collect(when, names)));
        return names;
    }

    /** The facts a rule's points hang on; those its words name are not among them. */
    static SortedSet<String> of(Rule rule) {
        TreeSet<String> names = new TreeSet<>();
        collect(rule, names);
        return names;
    }

    private static void of(List<Rule> rules, Collection<String> names) {
        for (Rule rule : rules) {
            names.addAll(new Wording(rule.words().say()).gaps());
            collect(rule, names);
        }
    }

    private static void collect(Rule rule, Collection<String> names) {
        if (rule instanceof Rule.Of of) {
            names.add(of.fact());
        } else if (rule instanceof Rule.When when) {
            collect(when.when(), names);
        }
    }

    static void collect(Condition condition, Collection<String> names) {
        if (condition instanceof Condition.Fact fact) {
            names.add(fact.fact());
        } else if (condition instanceof Condition.Not not) {
            collect(not.of(), names);
        } else if (condition instanceof Condition.All all) {
            all.of().forEach(part -> collect(part, names));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(part -> collect(part, names));
        } else if (condition instanceof Condition.AtLeast atLeast) {
            atLeast.of().forEach(part -> collect(part, names));
        }
    }
}
