package dev.mql.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Decider;
import dev.mql.decide.Decision;
import dev.mql.decide.Policy;
import dev.mql.decide.Standing;
import dev.mql.decide.Traces;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acceptance cases born from the bugs of others that one person's verdict can answer; the rest stand with the runs. */
class BornFromOthersBugsTest {

    private static final long NOW = Instant.parse("2026-11-23T08:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String LEAVING = """
            definition: Small
            engagement:
              fades: half in 30d
              product: {trial: {did: trial_started, points: 50}}
              content: {click: {did: email_click, points: 1.2}}
            mql: {enter: {score: 50, product: 1}, leave: {score: 45, for: 14d, then: %s}}
            """;

    @Test
    @DisplayName("F.1 case 16: a score that hovers around the line moves a person once")
    void hoveringAroundTheLineMovesOnce() {
        Definition definition = definition(LEAVING.formatted("recycle"));
        List<Activity> activities = new ArrayList<>(List.of(act("trial_started", NOW)));
        Standing standing = standing(Stage.LEAD, NOW - DAY);
        int moves = 0;
        int below = 0;
        for (int day = 0; day < 12; day++) {
            long asOf = NOW + day * DAY;
            if (day % 2 == 1) {
                activities.add(act("email_click", asOf));
            }
            Evaluation evaluation = evaluate(definition, facts(activities), asOf);
            below += evaluation.outcome().score() < 50_000_000 ? 1 : 0;
            Decision decision = decide(definition, facts(activities), evaluation, standing);
            moves += decision.to() == standing.stage() ? 0 : 1;
            standing = decision.after();
        }
        assertThat(below).isPositive();
        assertThat(moves).isOne();
        assertThat(standing.stage()).isEqualTo(Stage.MQL);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"recycle, RECYCLED", "flag, MQL", "keep, MQL"})
    @DisplayName("F.1 case 17: fading takes an MQL below the line: recycle, flag and keep do what they say")
    void fadingBelowTheLineDoesWhatThePolicySays(String policy, Stage expected) {
        Definition definition = definition(LEAVING.formatted(policy));
        Facts facts = facts(List.of(act("trial_started", NOW)));
        long asOf = NOW + 40 * DAY;
        Decision decision = decide(definition, facts, evaluate(definition, facts, asOf), standing(Stage.MQL, NOW));
        assertThat(decision.to()).isEqualTo(expected);
    }

    @Test
    @DisplayName("F.1 case 20: an event both copies of a merged record tell counts once")
    void anEventOfTwoMergedCopiesCountsOnce() {
        Activity told = new Activity("webinar_attended", NOW - DAY, "webinars", "7", "RevOps", new TreeMap<>());
        Definition definition = definition("""
                definition: Small
                engagement: {content: {webinar: {did: webinar_attended, points: 10}}}
                mql: {enter: {score: 0, product: 0}}
                """);
        assertThat(evaluate(definition, facts(List.of(told, told)), NOW)
                        .outcome()
                        .score())
                .isEqualTo(10_000_000);
    }

    @Test
    @DisplayName("F.1 case 21: clicks imply one open of the same mail, and none where it was opened")
    void clicksImplyOneOpen() {
        Definition definition = definition("""
                definition: Small
                engagement: {content: {open: {did: email_open, points: 1}}}
                mql: {enter: {score: 0, product: 0}}
                """);
        List<Activity> clicks = List.of(
                of("email_click", NOW - 3 * DAY, "Launch"),
                of("email_click", NOW - 2 * DAY, "Launch"),
                of("email_click", NOW - DAY, "News"),
                of("email_open", NOW - 4 * DAY, "News"));
        assertThat(evaluate(definition, facts(clicks), NOW).outcome().score()).isEqualTo(2_000_000);
    }

    @Test
    @DisplayName("F.1 case 22: a mail scanner's burst counts nothing, and is shown")
    void aScannersBurstIsSuppressedAndShown() {
        Definition definition = definition("""
                definition: Small
                engagement:
                  content: {click: {did: email_click, points: 1}}
                  ignore: {scanners: {did: email_click, burst: 10 in 10s}}
                mql: {enter: {score: 0, product: 0}}
                """);
        List<Activity> burst = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            burst.add(act("email_click", NOW - DAY + i * 150L));
        }
        Evaluation evaluation = evaluate(definition, facts(burst), NOW);
        assertThat(evaluation.outcome().score()).isZero();
        assertThat(evaluation.ignored()).anySatisfy(ignored -> {
            assertThat(ignored.reason()).isEqualTo("scanners");
            assertThat(ignored.count()).isEqualTo(41);
        });
    }

    @Test
    @DisplayName("F.1 case 23: who visits another page does not return to the first one")
    void returningIsToTheSamePage() {
        Definition definition = definition("""
                definition: Small
                fit:
                  back:
                    when:
                      did: page_visit
                      where: {page: /pricing}
                      then: {did: page_visit, where: {page: /pricing}}
                      within: 7d
                    points: 5
                mql: {enter: {score: 0, product: 0}}
                """);
        Activity pricing = page("/pricing", NOW - 3 * DAY);
        assertThat(evaluate(definition, facts(List.of(pricing, page("/jobs", NOW - DAY))), NOW)
                        .outcome()
                        .fit())
                .isZero();
        assertThat(evaluate(definition, facts(List.of(pricing, page("/pricing", NOW - DAY))), NOW)
                        .outcome()
                        .fit())
                .isEqualTo(5_000_000);
    }

    @Test
    @DisplayName("F.1 case 24: rules that exclude each other are told, and hold nothing up")
    void rulesThatExcludeEachOtherAreTold() {
        DefinitionFile.Reading reading = read("""
                definition: Small
                fit:
                  small: {when: {company.employees: 1-10}, points: 5}
                  both: {when: {all: [{company.employees: 1-10}, {company.employees: 51+}]}, points: 5}
                mql: {enter: {score: 0, product: 0}}
                """);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        DefinitionFile.Loaded.class,
                        loaded -> assertThat(loaded.warnings()).anySatisfy(warning -> {
                            assertThat(warning.path()).startsWith("fit.both");
                            assertThat(warning.line()).isEqualTo(4);
                        }));
    }

    private static Decision decide(Definition definition, Facts facts, Evaluation evaluation, Standing standing) {
        Long below = Evaluator.of(definition, "v1:test")
                .belowLeavingSince(facts, evaluation.asOf(), standing.since())
                .orElse(null);
        return Decider.of(definition, Policy.liveForAll())
                .decide(
                        evaluation.outcome(),
                        List.of(),
                        standing,
                        Traces.of(definition, facts, evaluation, below),
                        evaluation.asOf());
    }

    private static Standing standing(Stage stage, long since) {
        return new Standing(stage, since, null, null, 0, stage == Stage.MQL ? Long.valueOf(since) : null, null);
    }

    private static Evaluation evaluate(Definition definition, Facts facts, long asOf) {
        return Evaluator.of(definition, "v1:test").evaluate(facts, asOf);
    }

    private static Facts facts(List<Activity> activities) {
        Map<String, Feed> feeds = new HashMap<>();
        Glossary.STANDARD.activities().keySet().forEach(type -> feeds.put(type, Feed.FED));
        return new Facts(new TreeMap<>(), activities, feeds);
    }

    private static Activity act(String type, long at) {
        return Activity.of(type, at, "test", type + at);
    }

    private static Activity of(String type, long at, String asset) {
        return new Activity(type, at, "test", type + at, asset, new TreeMap<>());
    }

    private static Activity page(String path, long at) {
        return new Activity("page_visit", at, "test", path + at, null, new TreeMap<>(Map.of("page", path)));
    }

    private static Definition definition(String text) {
        DefinitionFile.Reading reading = read(text);
        return reading.definition().orElseThrow(() -> new AssertionError(reading.mistakes()));
    }

    private static DefinitionFile.Reading read(String text) {
        return DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
    }
}
