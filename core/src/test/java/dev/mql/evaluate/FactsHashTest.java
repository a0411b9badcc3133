package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsHashTest {

    @Test
    void differsWithWhateverIsKnown() {
        Value.Quantity ten = new Value.Quantity(10, 10);
        List<Facts> all = List.of(
                facts(),
                known(null),
                known(new Value.Text("a")),
                known(new Value.Text("b")),
                known(new Value.Texts(new TreeSet<>(List.of("a")))),
                known(new Value.Texts(new TreeSet<>(List.of("b")))),
                known(new Value.Texts(new TreeSet<>(List.of("a", "b")))),
                known(ten),
                known(new Value.Quantity(9, 10)),
                known(new Value.Quantity(10, 11)),
                known(new Value.Money(ten, "EUR")),
                known(new Value.Money(ten, "USD")),
                known(new Value.Money(new Value.Quantity(9, 10), "EUR")),
                known(new Value.Money(new Value.Quantity(10, 11), "EUR")),
                known(new Value.Truth(true)),
                known(new Value.Truth(false)),
                known(new Value.Moment(Instant.ofEpochMilli(10))),
                known(new Value.Moment(Instant.ofEpochMilli(11))),
                facts("other", new Observation(1, new Value.Text("a"), "here")),
                facts("fact", new Observation(2, new Value.Text("a"), "here")),
                facts("fact", new Observation(1, new Value.Text("a"), "there")));

        assertThat(all.stream().map(FactsHash::of)).doesNotHaveDuplicates();
    }

    @Test
    void differsWithWhateverWasDone() {
        List<Facts> all = List.of(
                facts(),
                done("visit", 1, "crm", "1", null, Map.of()),
                done("other", 1, "crm", "1", null, Map.of()),
                done("visit", 2, "crm", "1", null, Map.of()),
                done("visit", 1, "web", "1", null, Map.of()),
                done("visit", 1, "crm", "2", null, Map.of()),
                done("visit", 1, "crm", "1", "", Map.of()),
                done("visit", 1, "crm", "1", "sheet", Map.of()),
                done("visit", 1, "crm", "1", null, Map.of("page", "/")),
                done("visit", 1, "crm", "1", null, Map.of("page", "/a")),
                done("visit", 1, "crm", "1", null, Map.of("path", "/")));

        assertThat(all.stream().map(FactsHash::of)).doesNotHaveDuplicates();
    }

    @Test
    void doesNotHangOnFeeds() {
        assertThat(FactsHash.of(new Facts(new TreeMap<>(), List.of(), Map.of("visit", Feed.NOT_FED))))
                .isEqualTo(FactsHash.of(facts()));
    }

    /** More than fits at once, in texts and in numbers, to the last byte. */
    @Test
    void takesInFactsOfAnySize() {
        String large = "x".repeat(30_000);
        assertThat(FactsHash.of(known(new Value.Text(large + "a"))))
                .isNotEqualTo(FactsHash.of(known(new Value.Text(large + "b"))));
        assertThat(FactsHash.of(visits(2_000, 0))).isNotEqualTo(FactsHash.of(visits(2_000, 1)));
        List<String> hashes = new ArrayList<>();
        for (int length = 8_000; length < 8_300; length++) {
            hashes.add(FactsHash.of(known(new Value.Text("x".repeat(length)))));
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static Facts visits(int many, long last) {
        return new Facts(
                new TreeMap<>(),
                IntStream.range(0, many)
                        .mapToObj(i -> new Activity(
                                "visit", i == many - 1 ? many + last : i, "crm", "" + i, null, new TreeMap<>()))
                        .toList(),
                Map.of());
    }

    private static Facts facts() {
        return new Facts(new TreeMap<>(), List.of(), Map.of());
    }

    private static Facts known(@Nullable Value value) {
        return facts("fact", new Observation(1, value, "here"));
    }

    private static Facts facts(String name, Observation observation) {
        return new Facts(new TreeMap<>(Map.of(name, List.of(observation))), List.of(), Map.of());
    }

    private static Facts done(
            String type, long at, String source, String id, @Nullable String asset, Map<String, String> attributes) {
        return new Facts(
                new TreeMap<>(),
                List.of(new Activity(type, at, source, id, asset, new TreeMap<>(attributes))),
                Map.of());
    }
}
