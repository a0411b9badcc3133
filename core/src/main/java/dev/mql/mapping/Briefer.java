package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.decide.Briefing;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.model.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of a person what sales needs to know, in the words written on the record. Pure, may be shared by threads. */
public final class Briefer {

    private final Mapping mapping;
    private final Explanation explanation;

    private Briefer(Mapping mapping, Definition definition) {
        this.mapping = mapping;
        this.explanation = new Explanation(definition);
    }

    public static Briefer of(Mapping mapping, Definition definition) {
        return new Briefer(mapping, definition);
    }

    /** @param self the record that stands for the person */
    public Briefing brief(Facts facts, Evaluation evaluation, Item.Row self) {
        return new Briefing(
                evaluation.outcome().score(),
                evaluation.outcome().grade(),
                explanation.reason(facts, evaluation),
                Explanation.askFor(evaluation.outcome().verdict()),
                Worth.of(facts, evaluation.asOf()).orElse(""),
                explanation.definition(evaluation.definitionHash()),
                owner(self),
                first(mapping.readBack().rejectedWhy(), self));
    }

    /** The CRM's id of who has the record; empty where nobody has. */
    public String owner(Item.Row self) {
        return first(mapping.readBack().owner(), self);
    }

    /** When a lead was last opened for the person, where the mapping wants that. */
    public Optional<Instant> leadOpened(Item.Row self) {
        return mapping.targets().lead().flatMap(lead -> LeadStages.at(self, Stages.Leads.DATES.get(0)));
    }

    private static String first(List<Path> paths, Item.Row self) {
        return paths.stream()
                .filter(path -> path.object().equals(self.ref().type()))
                .flatMap(path -> self.property(path.property()).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
