package dev.mql.app.demo;

import dev.mql.app.screen.DemoScreen;
import dev.mql.app.screen.DemoScreen.Person;
import dev.mql.app.screen.DemoScreen.Shown;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.Points;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Desk;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluation.Way;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Verdict;
import dev.mql.store.Backlog.Held;
import dev.mql.store.Dossier;
import dev.mql.store.People.Ranked;
import dev.mql.store.Run;
import dev.mql.sync.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the store says after a first sync, as a marketer wants to hear it. */
final class Findings {

    private static final int STRONGEST = 3;
    private static final int NEAREST = 2;
    /** The best of those not ready, among whom the nearest are found by evaluating them. */
    private static final int LOOKED_AT = 60;

    private static final long TEN_POINTS = 10_000_000;

    private final Desk desk;
    private final Definition definition;
    private final Sight sight;
    private final long now;

    Findings(Desk desk, Instant now) {
        this.desk = desk;
        this.definition = desk.workspace().agreed().definition();
        this.sight = desk.sight();
        this.now = now.toEpochMilli();
    }

    Shown shown(
            Run first,
            Run again,
            long bootstrapCalls,
            long quota,
            Duration took,
            String folder,
            DemoScreen.Other other) {
        List<Ranked> ready = ranked(Verdict.Kind.MQL, STRONGEST);
        List<Ranked> others = ranked(Verdict.Kind.NURTURE, Integer.MAX_VALUE);
        Long line = definition.mql().enter().score();
        long near = line == null
                ? 0
                : others.stream()
                        .filter(each -> each.verdict().outcome().score() >= line - TEN_POINTS)
                        .count();
        return new Shown(
                definition,
                desk.store().people().census(desk.crmName()),
                near,
                ready.stream().map(this::readyPerson).toList(),
                nearest(others),
                leftAlone(),
                ready.isEmpty() ? "" : reason(ready.get(0)),
                first,
                again,
                bootstrapCalls,
                quota,
                took,
                folder,
                other);
    }

    private List<Ranked> ranked(Verdict.Kind kind, int limit) {
        return desk.store().people().strongest(desk.crmName(), kind, limit);
    }

    private Person readyPerson(Ranked ranked) {
        Dossier dossier = dossier(ranked);
        Evaluation evaluation = sight.evaluate(sight.facts(dossier.records()), now);
        return person(dossier, evaluation, why(evaluation));
    }

    /** What they did, what gave most first. */
    private static String why(Evaluation evaluation) {
        String raised = evaluation.outcome().raised() ? "raised a hand · " : "";
        return raised
                + evaluation.parts().stream()
                        .filter(part -> part.state() == Part.State.FIRED && part.points() > 0)
                        .filter(part ->
                                !part.section().equals("fit") && !part.say().isEmpty())
                        .sorted(Comparator.comparingLong(Part::points).reversed())
                        .limit(2)
                        .map(Part::say)
                        .collect(Collectors.joining(" · "));
    }

    private List<Person> nearest(List<Ranked> others) {
        return others.stream()
                .limit(LOOKED_AT)
                .map(this::dossier)
                .map(dossier -> Map.entry(dossier, sight.evaluate(sight.facts(dossier.records()), now)))
                .filter(each -> each.getValue().ways().stream().anyMatch(Findings::single))
                .limit(NEAREST)
                .map(each -> person(each.getKey(), each.getValue(), missing(each.getValue())))
                .toList();
    }

    /** A single step other than raising a hand, which is open to everybody. */
    private static boolean single(Way way) {
        return way.steps().size() == 1 && way.points() > 0;
    }

    private static String missing(Evaluation evaluation) {
        String gates = evaluation.gates().stream()
                .filter(gate -> !gate.reached())
                .map(gate -> (gate.name().equals("score") ? "" : gate.name() + " ")
                        + Points.missing(gate.line() - gate.value()) + " points short")
                .collect(Collectors.joining(", "));
        String way = evaluation.ways().stream()
                .filter(Findings::single)
                .findFirst()
                .map(each -> each.steps().get(0))
                .map(step -> step.what().equals("do")
                        ? (step.value().isEmpty() ? "one " : step.value() + " ") + Wording.activity(step.subject())
                        : "learn " + Wording.fact(step.subject()))
                .orElse("");
        return gates + ": " + way;
    }

    private Map<String, Long> leftAlone() {
        Map<String, Long> byValue = new TreeMap<>();
        for (Held held : desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE)) {
            if (held.reason().equals("sales_has_it") && held.property().equals("hs_lead_status")) {
                byValue.merge(held.value(), 1L, Long::sum);
            }
        }
        return byValue;
    }

    private String reason(Ranked ranked) {
        return dossier(ranked).ledger().getOrDefault("mql_reason", "");
    }

    private Person person(Dossier dossier, Evaluation evaluation, String line) {
        String who = Headline.title(dossier).orElse("")
                + Headline.company(dossier).map(name -> ", " + name).orElse("");
        return new Person(
                Points.text(evaluation.outcome().score()),
                evaluation.outcome().grade(),
                Headline.name(dossier),
                who,
                line);
    }

    private Dossier dossier(Ranked ranked) {
        return desk.store().people().dossier(ranked.person()).orElseThrow();
    }
}
