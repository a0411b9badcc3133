package dev.mql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamedTextsTest {

    private static final SortedMap<String, String> TREE = new TreeMap<>(Map.of("b", "2", "a", "1", "d", "4"));

    private final NamedTexts texts = NamedTexts.copyOf(TREE);

    @Test
    void isEqualToTheMapItWasCopiedFrom() {
        assertThat(texts.equals(TREE)).isTrue();
        assertThat(TREE.equals(texts)).isTrue();
        assertThat(texts).hasSameHashCodeAs(TREE).hasToString(TREE.toString());
        assertThat(texts.entrySet()).containsExactlyElementsOf(TREE.entrySet());
    }

    @Test
    void findsWhatIsThereAndNothingElse() {
        assertThat(texts.get("b")).isEqualTo("2");
        assertThat(texts.containsKey("c")).isFalse();
        assertThat(texts.getOrDefault("c", "none")).isEqualTo("none");
    }

    @Test
    void keepsTheOrderOfNamesWhateverTheOrderItIsGiven() {
        SortedMap<String, String> descending = new TreeMap<>(Comparator.reverseOrder());
        descending.putAll(TREE);
        assertThat(NamedTexts.copyOf(descending).keySet()).containsExactly("a", "b", "d");
    }

    @Test
    void isTheCopyOfItself() {
        assertThat(NamedTexts.copyOf(texts)).isSameAs(texts);
    }

    @Test
    void doesNotChangeWithTheMapItWasCopiedFrom() {
        SortedMap<String, String> source = new TreeMap<>(TREE);
        NamedTexts copy = NamedTexts.copyOf(source);
        source.put("b", "changed");
        assertThat(copy.get("b")).isEqualTo("2");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> copy.put("e", "5"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
    }

    @Test
    void hasThePartsOfASortedMap() {
        assertThat(texts.headMap("b")).isEqualTo(TREE.headMap("b"));
        assertThat(texts.subMap("a", "c")).isEqualTo(TREE.subMap("a", "c"));
        assertThat(texts.tailMap("b")).isEqualTo(TREE.tailMap("b"));
        assertThat(texts.firstKey()).isEqualTo("a");
        assertThat(texts.lastKey()).isEqualTo("d");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> NamedTexts.copyOf(Map.of()).firstKey());
    }

    @Test
    void refusesNamesOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedTexts.of(new String[] {"b", "a"}, new String[] {"2", "1"}));
        assertThat(NamedTexts.of(new String[] {"a", "b"}, new String[] {"1", "2"}))
                .isEqualTo(Map.of("a", "1", "b", "2"));
    }
}
