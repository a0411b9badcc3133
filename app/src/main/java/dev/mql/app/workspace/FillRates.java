package dev.mql.app.workspace;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmException;
import dev.mql.crm.Filled;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well properties are filled before anybody was read: the records of a small account tell it themselves, those of a
 * larger one are counted by the CRM.
 */
public final class FillRates {

    /** So many are read sooner than counted property by property. */
    private static final int FEW = 500;

    /** Of many, so many pages show what values look like. */
    private static final int PAGES = 3;

    private static final int VALUES = 50;

    private final Map<String, Filled> counted = new HashMap<>();
    private final Map<String, Set<String>> values = new HashMap<>();

    private FillRates() {}

    /** Nothing is known. */
    static FillRates unknown() {
        return new FillRates();
    }

    /**
     * An object the CRM lets nobody read or count is left out: a fill rate is worth no failure.
     *
     * @param properties those asked for, by object
     */
    public static FillRates of(Crm crm, Map<String, Set<String>> properties) {
        FillRates rates = new FillRates();
        properties.forEach((object, names) -> {
            try {
                boolean few = crm.filled(object, Set.of()).records() <= FEW;
                rates.counted.put(
                        object,
                        few
                                ? rates.read(crm, object, names, new ReadMode.All(), Integer.MAX_VALUE)
                                : crm.filled(object, names));
            } catch (CrmException unreadable) {
                rates.counted.remove(object);
            }
        });
        return rates;
    }

    /** The same, and what values look like where there are many records. */
    static FillRates withValues(Crm crm, Map<String, Set<String>> properties, ReadMode mode) {
        FillRates rates = of(crm, properties);
        properties.forEach((object, names) -> {
            if (rates.records(object) > FEW) {
                try {
                    rates.read(crm, object, names, mode, PAGES);
                } catch (CrmException unreadable) {
                    rates.values.keySet().removeIf(source -> source.startsWith(object + "."));
                }
            }
        });
        return rates;
    }

    private Filled read(Crm crm, String object, Set<String> names, ReadMode mode, int pages) {
        Deque<Checkpoint> parts = new ArrayDeque<>(crm.start(new Stream(object), names, mode));
        Map<String, Long> filled = new TreeMap<>();
        names.forEach(name -> filled.put(name, 0L));
        long rows = 0;
        for (int read = 0; !parts.isEmpty() && read < pages; read++) {
            Page page = crm.next(parts.remove());
            for (Item item : page.items()) {
                if (item instanceof Item.Row row && row.ref().type().equals(object)) {
                    rows++;
                    row.properties().forEach((name, value) -> see(object + "." + name, value));
                    row.properties().keySet().forEach(name -> filled.merge(name, 1L, Long::sum));
                }
            }
            page.next().ifPresent(parts::add);
            parts.addAll(page.more());
        }
        return new Filled(rows, filled);
    }

    private void see(String source, String value) {
        Set<String> some = values.computeIfAbsent(source, key -> new TreeSet<>());
        if (some.size() < VALUES) {
            some.add(value);
        }
    }

    /** How many such records there are. */
    public long records(String object) {
        return counted.getOrDefault(object, Filled.UNKNOWN).records();
    }

    /** @param source {@code companies.country}; empty where nobody knows */
    public OptionalInt percent(String source) {
        int dot = source.indexOf('.');
        return counted.getOrDefault(source.substring(0, dot), Filled.UNKNOWN).percent(source.substring(dot + 1));
    }

    /** Some of its values, in their order. */
    Set<String> values(String source) {
        return values.getOrDefault(source, Set.of());
    }
}
