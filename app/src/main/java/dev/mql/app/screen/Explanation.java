package dev.mql.app.screen;

import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Outcome;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import java.util.List;

/**
 * All that is told about one person's verdict.
 *
 * @param signed who signed the definition, as one line; says so where a signature is missing
 * @param needs what sales needs to know, each with whether it is known
 * @param inCrm what the CRM holds and who may change it, a line each
 * @param outlook what becomes of the score if nothing happens
 */
public record Explanation(
        Person person,
        Definition definition,
        String signed,
        Evaluation evaluation,
        Stage stage,
        List<Need> needs,
        List<String> inCrm,
        Outlook outlook,
        Times times) {

    public Explanation {
        needs = List.copyOf(needs);
        inCrm = List.copyOf(inCrm);
    }

    /** @param headline name, title, company: whatever of it is known */
    public record Person(Ref ref, String headline) {}

    public record Need(String fact, boolean known) {}

    /**
     * @param atNext the outcome right when something changes; the present one if nothing does
     * @param later the outcome thirty days from now
     */
    public record Outlook(Outcome atNext, Outcome later, long laterAt) {}
}
