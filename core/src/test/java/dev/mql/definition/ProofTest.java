package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Test.Interval;
import dev.mql.definition.Test.Is;
import dev.mql.definition.Test.Not;
import dev.mql.definition.Test.OneOf;
import dev.mql.definition.Test.Present;
import dev.mql.definition.Test.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What lint claims to have proven has to be true of every value. */
class ProofTest {

    private static final List<String> WORDS = List.of("a", "b", "ab", "abc", "b*", "?b", "*");

    @Test
    void claimsNothingOfTextsThatAValueRefutes() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            dev.mql.definition.Test one = text(random);
            dev.mql.definition.Test other = text(random);
            for (String value : List.of("a", "b", "ab", "abc", "bb", "x", "xb")) {
                boolean first = holds(one, value);
                boolean second = holds(other, value);
                if (new Proof().disjoint("origin", one, other)) {
                    assertThat(first && second)
                            .as("%s and %s of %s", one, other, value)
                            .isFalse();
                }
                if (new Proof().implies("origin", one, other)) {
                    assertThat(first && !second)
                            .as("%s but not %s of %s", one, other, value)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void claimsNothingOfNumbersThatAValueRefutes() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            dev.mql.definition.Test one = number(random);
            dev.mql.definition.Test other = number(random);
            for (long value = 0; value < 12; value++) {
                boolean first = holds(one, value);
                boolean second = holds(other, value);
                if (new Proof().disjoint("company.employees", one, other)) {
                    assertThat(first && second).isFalse();
                }
                if (new Proof().implies("company.employees", one, other)) {
                    assertThat(first && !second).isFalse();
                }
            }
        }
    }

    @Test
    void provesWhatIsPlain() {
        assertThat(new Proof().disjoint("origin", one("a", "b"), one("c"))).isTrue();
        assertThat(new Proof().disjoint("origin", one("a"), new Not(one("a", "b"))))
                .isTrue();
        assertThat(new Proof().implies("origin", one("A "), one("a", "b"))).isTrue();
        assertThat(new Proof().implies("origin", new Not(one("a", "b")), new Not(one("a"))))
                .isTrue();
        assertThat(new Proof().disjoint("contact.bounced", new Is(true), new Is(false)))
                .isTrue();
        assertThat(new Proof().disjoint("origin", new Present(true), new Present(false)))
                .isTrue();
        assertThat(new Proof().disjoint("origin", one("a"), new Present(false))).isTrue();
        assertThat(new Proof().implies("origin", one("a"), new Present(true))).isTrue();
    }

    @Test
    void knowsThatAPersonCanHaveTwoTags() {
        assertThat(new Proof().disjoint("contact.tags", one("a"), one("b"))).isFalse();
        assertThat(new Proof().disjoint("my.fact", one("a"), one("b"))).isFalse();
    }

    private static OneOf one(String... texts) {
        return new OneOf(new TreeSet<>(List.of(texts)));
    }

    private static dev.mql.definition.Test text(Random random) {
        TreeSet<String> texts = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            texts.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return random.nextBoolean() ? new OneOf(texts) : new Not(new OneOf(texts));
    }

    private static dev.mql.definition.Test number(Random random) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            long low = random.nextInt(10);
            intervals.add(new Interval(low, random.nextInt(4) == 0 ? Long.MAX_VALUE : low + random.nextInt(4)));
        }
        return random.nextBoolean() ? new Within(intervals) : new Not(new Within(intervals));
    }

    private static boolean holds(dev.mql.definition.Test test, String value) {
        return test instanceof Not not
                ? !holds(not.test(), value)
                : ((OneOf) test).texts().stream().anyMatch(glob -> value.matches(regex(glob)));
    }

    private static String regex(String glob) {
        return glob.replace("*", ".*").replace("?", ".");
    }

    private static boolean holds(dev.mql.definition.Test test, long value) {
        return test instanceof Not not
                ? !holds(not.test(), value)
                : ((Within) test)
                        .intervals().stream().anyMatch(interval -> interval.low() <= value && value <= interval.high());
    }
}
