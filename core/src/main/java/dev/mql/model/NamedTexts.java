package dev.mql.model;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts by name, as a record's properties and an activity's attributes are: sorted, never changed, and in two plain
 * arrays, because every person has dozens of such small maps. A copy of one is itself.
 */
@SuppressWarnings("JdkObsolete") // a SortedMap is what those who hold one promise; nobody goes through it backwards
public final class NamedTexts extends AbstractMap<String, String> implements SortedMap<String, String>, Serializable {

    public static final NamedTexts NONE = new NamedTexts(new String[0], new String[0]);

    private final String[] names;
    private final String[] texts;

    private NamedTexts(String[] names, String[] texts) {
        this.names = names;
        this.texts = texts;
    }

    /** What the map holds now. */
    public static NamedTexts copyOf(Map<String, String> map) {
        if (map instanceof NamedTexts same) {
            return same;
        }
        if (map.isEmpty()) {
            return NONE;
        }
        Map<String, String> sorted = map instanceof SortedMap<String, String> given && given.comparator() == null
                ? given
                : new TreeMap<>(map);
        return new NamedTexts(
                sorted.keySet().toArray(new String[0]), sorted.values().toArray(new String[0]));
    }

    /**
     * Of names and their texts, which from now on belong to the map.
     *
     * @throws IllegalArgumentException where the names do not ascend
     */
    public static NamedTexts of(String[] names, String[] texts) {
        boolean ascending = IntStream.range(1, names.length).allMatch(i -> names[i - 1].compareTo(names[i]) < 0);
        if (!ascending || names.length != texts.length) {
            throw new IllegalArgumentException(names.length + " names for " + texts.length + " texts, in no order");
        }
        return new NamedTexts(names, texts);
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int place = name instanceof String ? Arrays.binarySearch(names, name) : -1;
        return place < 0 ? null : texts[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], texts[i]);
        }
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], texts[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return copyOf(new TreeMap<>(this).subMap(from, to));
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return copyOf(new TreeMap<>(this).headMap(to));
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return copyOf(new TreeMap<>(this).tailMap(from));
    }

    @Override
    public String firstKey() {
        return name(0);
    }

    @Override
    public String lastKey() {
        return name(names.length - 1);
    }

    private String name(int place) {
        if (names.length == 0) {
            throw new NoSuchElementException("there are no texts");
        }
        return names[place];
    }
}
