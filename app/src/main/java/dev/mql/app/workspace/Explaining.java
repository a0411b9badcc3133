package dev.mql.app.workspace;

import dev.mql.app.screen.Explanation;
import dev.mql.app.screen.Explanation.Need;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.Times;
import dev.mql.decide.Holding;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Outcome;
import dev.mql.mapping.Holdings;
import dev.mql.mapping.Mapping;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.store.Dossier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Evaluates one person from the store, with all reasons; changes nothing there and asks no CRM. */
public final class Explaining {

    private static final long LATER = Duration.ofDays(30).toMillis();

    private final Desk desk;
    private final Agreed agreed;
    private final Judging judging;

    public Explaining(Desk desk) {
        this.desk = desk;
        this.agreed = desk.workspace().agreed();
        this.judging = new Judging(desk);
    }

    /** @param now by which ages are told */
    public Explanation of(Dossier dossier, long asOf, long now) {
        Facts facts = judging.facts(dossier);
        Evaluation evaluation = judging.evaluate(facts, asOf);
        long later = asOf + LATER;
        long next = evaluation.next().at();
        Outcome atNext = next == Long.MAX_VALUE ? evaluation.outcome() : judging.outcome(facts, next);
        Times times = new Times(agreed.definition().zone(), now);
        return new Explanation(
                new Explanation.Person(dossier.records().person(), Headline.of(dossier)),
                agreed.definition(),
                agreed.signatures(),
                evaluation,
                dossier.standing().stage(),
                needs(agreed.definition(), facts, asOf),
                inCrm(dossier, times),
                new Explanation.Outlook(atNext, judging.outcome(facts, later), later),
                times);
    }

    private static List<Need> needs(Definition definition, Facts facts, long asOf) {
        return definition.salesNeeds().stream()
                .map(fact -> new Need(fact, known(facts, fact, asOf)))
                .toList();
    }

    private static boolean known(Facts facts, String fact, long asOf) {
        Observation latest = null;
        for (Observation observation : facts.properties().getOrDefault(fact, List.of())) {
            if (observation.validFrom() <= asOf) {
                latest = observation;
            }
        }
        return latest != null && latest.value().isPresent();
    }

    private List<String> inCrm(Dossier dossier, Times times) {
        Mapping mapping = desk.mapping();
        List<String> lines = new ArrayList<>();
        for (Holding holding : Holdings.of(mapping).holdings(dossier.records(), dossier.ledger(), dossier.released())) {
            lines.add(holding.property() + " is " + (holding.value().isEmpty() ? "empty" : holding.value()) + ": "
                    + switch (holding.owner()) {
                        case ENGINE ->
                            holding.changedSinceOurs()
                                    ? "somebody changed it after mql did; left alone for now"
                                    : "mql may move people out of it";
                        case SALES -> "belongs to sales";
                        case UNMAPPED -> "not named in the mapping, left alone";
                    });
        }
        dossier.verdict()
                .ifPresent(verdict -> lines.add("last verdict kept: "
                        + verdict.outcome().verdict().kind().word() + ", " + times.minute(verdict.asOf())));
        dossier.trouble()
                .ifPresent(trouble -> lines.add("not written, " + trouble.tries() + " tries: "
                        + trouble.failure().remedy()));
        return lines;
    }
}
