package dev.mql.definition;

import dev.mql.definition.Glossary.Fact;
import dev.mql.model.Folding;
import java.util.List;
import java.util.Optional;

/** Codes that no normaliser gives: right only where the mapping makes them. */
final class CodeLint {

    private final List<Finding> found;

    CodeLint(List<Finding> found) {
        this.found = found;
    }

    void check(Definition definition) {
        definition.never().forEach(never -> condition("never." + never.code(), never.when()));
        rules("fit.", definition.fit().rules());
        rules("engagement.product.", definition.engagement().product());
        rules("engagement.content.", definition.engagement().content());
        rules("engagement.against.", definition.engagement().against());
        definition.sql().when().forEach(condition -> condition("sql", condition));
        definition
                .views()
                .personas()
                .forEach(persona ->
                        persona.when().forEach(condition -> condition("personas." + persona.id(), condition)));
    }

    private void rules(String section, List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Of of) {
                of.bands().forEach(band -> test(section + of.id(), of.fact(), band.test()));
            } else if (rule instanceof Rule.When when) {
                condition(section + when.id(), when.when());
            }
        }
    }

    private void condition(String path, Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            test(path, fact.fact(), fact.test());
        } else if (condition instanceof Condition.All all) {
            all.of().forEach(each -> condition(path, each));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(each -> condition(path, each));
        } else if (condition instanceof Condition.AtLeast least) {
            least.of().forEach(each -> condition(path, each));
        } else if (condition instanceof Condition.Not not) {
            condition(path, not.of());
        }
    }

    private void test(String path, String name, Test test) {
        Optional<Fact> fact =
                Glossary.STANDARD.fact(name).filter(known -> !known.codes().isEmpty());
        if (test instanceof Test.Not not) {
            test(path, name, not.test());
        } else if (fact.isPresent() && test instanceof Test.OneOf oneOf) {
            for (String text : oneOf.texts()) {
                if (!Globs.isGlob(text) && !fact.get().codes().contains(Folding.fold(text))) {
                    found.add(Finding.doubtful(
                            path,
                            "by itself `" + name + "` is never `" + text + "`",
                            "use a code of docs/facts.md, or make it in the mapping"));
                }
            }
        }
    }
}
