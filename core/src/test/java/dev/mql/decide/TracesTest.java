package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Evaluator;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final Definition DEFINITION = definition("""
            definition: Traced
            zone: UTC
            hand_raise: {did: [demo_request, contact_sales], within: 30d}
            mql: {enter: {score: 20}}
            engagement:
              cap: 50
              product:
                sheet: {did: product_sheet_download, within: 90d, points: 20}
              against:
                opened: {did: email_open, within: 90d, points: -1}
            """);

    @Test
    void aHandIsRaisedWhenItWasRaisedLastHoweverLongAgo() {
        Traces traces = of(did("demo_request", 300), did("contact_sales", 200), did("email_open", 2));
        assertThat(traces.raisedAt()).isEqualTo(NOW - 200 * DAY);
        assertThat(of(did("email_open", 2)).raisedAt()).isNull();
    }

    @Test
    void whatTheFutureHoldsLeavesNoTrace() {
        assertThat(of(did("demo_request", -1)).raisedAt()).isNull();
        assertThat(of(did("demo_request", 0)).raisedAt()).isEqualTo(NOW);
        assertThat(changed(NOW + 1).changedAt()).isNull();
        assertThat(changed(NOW).changedAt()).isEqualTo(NOW);
    }

    @Test
    void onlyWhatCountsInFavourOfThePersonIsScored() {
        assertThat(of(did("product_sheet_download", 9), did("email_open", 2)).scoredAt())
                .isEqualTo(NOW - 9 * DAY);
        assertThat(of(did("email_open", 2)).scoredAt()).isNull();
        assertThat(of(did("product_sheet_download", 9), did("demo_request", 40)).scoredAt())
                .isEqualTo(NOW - 9 * DAY);
        assertThat(of(did("product_sheet_download", 9), did("demo_request", 4)).scoredAt())
                .isEqualTo(NOW - 4 * DAY);
    }

    @Test
    void theLastChangeOfAnyFactCounts() {
        assertThat(changed(NOW - 3 * DAY, NOW - DAY, NOW - 2 * DAY).changedAt()).isEqualTo(NOW - DAY);
        assertThat(of().changedAt()).isNull();
    }

    @Test
    void whatWasDoneAtAnInstantIsNotNewerThanIt() {
        Traces traces = new Traces(null, NOW, null, null);
        assertThat(traces.newerThan(NOW - 1)).isTrue();
        assertThat(traces.newerThan(NOW)).isFalse();
        assertThat(Traces.NONE.newerThan(Long.MIN_VALUE)).isFalse();
    }

    @Test
    void sinceWhenTheScoreIsBelowTheLineIsTakenAsItIs() {
        Facts nothing = facts(List.of());
        assertThat(Traces.of(
                                DEFINITION,
                                nothing,
                                Evaluator.of(DEFINITION, "v1:t").evaluate(nothing, NOW, 1),
                                7L)
                        .belowSince())
                .isEqualTo(7L);
    }

    private static Traces of(Activity... activities) {
        return of(facts(List.of(activities)));
    }

    private static Traces of(Facts facts) {
        return Traces.of(DEFINITION, facts, Evaluator.of(DEFINITION, "v1:t").evaluate(facts, NOW, 1), null);
    }

    private static Traces changed(long... instants) {
        TreeMap<String, List<Observation>> properties = new TreeMap<>();
        for (int i = 0; i < instants.length; i++) {
            properties.put("fact" + i, List.of(new Observation(instants[i], new Value.Truth(true), "crm")));
        }
        return of(new Facts(properties, List.of(), Map.of()));
    }

    private static Activity did(String type, int daysAgo) {
        return new Activity(type, NOW - daysAgo * DAY, "test", type + daysAgo, null, Collections.emptySortedMap());
    }

    private static Facts facts(List<Activity> activities) {
        Feed always = new Feed(Feed.How.FED, Long.MIN_VALUE);
        Map<String, Feed> feeds = Stream.of("demo_request", "contact_sales", "product_sheet_download", "email_open")
                .collect(Collectors.toMap(Function.identity(), type -> always));
        return new Facts(new TreeMap<>(), activities, feeds);
    }

    private static Definition definition(String text) {
        DefinitionFile.Reading reading = DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
        return reading.definition().orElseThrow(() -> new AssertionError(reading.mistakes()));
    }
}
