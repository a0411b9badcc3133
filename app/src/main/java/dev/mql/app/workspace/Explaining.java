package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.screen.Explanation;
import dev.mql.app.screen.Explanation.Need;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.Times;
import dev.mql.decide.Holding;
import dev.mql.decide.Standing;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Reckoning;
import dev.mql.mapping.Holdings;
import dev.mql.mapping.Mapping;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Stage;
import dev.mql.store.Dossier;
import dev.mql.store.StoredVerdict;
import dev.mql.sync.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates one person from the store, with all reasons; changes nothing there and asks no CRM. */
public final class Explaining {

    private static final long LATER = Duration.ofDays(30).toMillis();

    private final Desk desk;
    private final Agreed agreed;
    private final Sight sight;

    /** @param agreed by which of the workspace's definitions */
    public Explaining(Desk desk, Agreed agreed) {
        this.desk = desk;
        this.agreed = agreed;
        this.sight = desk.sight(agreed);
    }

    /** @param now by which ages are told */
    public Explanation of(Dossier dossier, long asOf, long now) {
        Facts facts = sight.facts(dossier.records());
        Evaluation evaluation = sight.evaluate(facts, asOf);
        long next = evaluation.next().at();
        Outcome atNext = next == Long.MAX_VALUE ? evaluation.outcome() : sight.outcome(facts, next);
        long later = asOf + LATER;
        return explanation(
                dossier,
                agreed.definition(),
                agreed.signatures(),
                dossier.standing().stage(),
                evaluation,
                facts,
                new Explanation.Outlook(atNext, sight.outcome(facts, later), later),
                now);
    }

    /**
     * A kept verdict once more, in full.
     *
     * @throws UserError where it cannot be made again as it was, saying why
     */
    public Explanation again(Dossier dossier, StoredVerdict kept, long now) {
        Replay.Replayed replayed = new Replay(desk, agreed)
                .of(kept, dossier.records())
                .orElseThrow(() -> new UserError(
                        "this verdict's definition, or what was known then, is no longer kept",
                        "--verdict",
                        "mql explain WHO --history shows what it said"));
        if (replayed.likeness() != Replay.Likeness.SAME && replayed.likeness() != Replay.Likeness.SAME_OF_FEWER_FACTS) {
            throw new UserError(
                    why(kept, replayed.likeness()),
                    "--verdict",
                    "mql explain WHO --history shows what it said, --as-of how today's definition sees that day");
        }
        return explanation(
                dossier,
                replayed.definition(),
                replayed.likeness() == Replay.Likeness.SAME
                        ? "as it was, to the last byte"
                        : "as it was; activities it did not hang on were let go of since",
                kept.stage(),
                replayed.evaluation(),
                replayed.facts(),
                new Explanation.Outlook(replayed.atNext(), replayed.at(kept.asOf() + LATER), kept.asOf() + LATER),
                now);
    }

    private static String why(StoredVerdict kept, Replay.Likeness likeness) {
        if (kept.reckoning() != Reckoning.VERSION) {
            return "an earlier mql made this verdict, by rules of its own that have changed since";
        }
        return likeness == Replay.Likeness.LET_GO
                ? "activities of then have been let go of since, as no rule in force looks back so far (retention)"
                : "what was known then is not known in full any more: the mapping has changed, records were merged or"
                        + " erased, or activities came late";
    }

    private Explanation explanation(
            Dossier dossier,
            Definition definition,
            String signed,
            Stage stage,
            Evaluation evaluation,
            Facts facts,
            Explanation.Outlook outlook,
            long now) {
        Times times = new Times(definition.zone(), now);
        return new Explanation(
                new Explanation.Person(dossier.records().person(), Headline.of(dossier)),
                definition,
                signed,
                evaluation,
                stage,
                needs(definition, facts, evaluation.asOf()),
                inCrm(dossier, times),
                outlook,
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

    /** mql's own view, beside what the CRM holds. */
    private static String standing(Standing standing, Times times) {
        String skipped = standing.skipped().stream().map(Stage::word).collect(Collectors.joining(", "));
        return "to mql they are " + standing.stage().word().replace('_', ' ') + " since "
                + times.minute(standing.since()) + (skipped.isEmpty() ? "" : ", having skipped " + skipped);
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
        Optional<StoredVerdict> kept = agreed.name().isEmpty()
                ? dossier.verdict()
                : Optional.ofNullable(dossier.beside().get(agreed.name()));
        if (agreed.name().isEmpty() && !dossier.standing().isUnknown()) {
            lines.add(standing(dossier.standing(), times));
        }
        kept.ifPresent(verdict -> lines.add("last verdict kept: "
                + verdict.outcome().verdict().kind().word() + ", " + times.minute(verdict.asOf())));
        dossier.trouble()
                .ifPresent(trouble -> lines.add("not written, " + trouble.tries() + " tries: "
                        + trouble.failure().remedy()));
        return lines;
    }
}
