package dev.mql.app.workspace;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One page of records of each kind, to see which properties people fill: good enough to choose by, and a call or two each.
 *
 * @param asked the properties read, by object
 * @param rows how many were read, by object
 * @param filled how many of them have it, by {@code object.property}
 * @param values a few of its values
 */
record Sample(
        Map<String, Set<String>> asked,
        Map<String, Integer> rows,
        Map<String, Integer> filled,
        Map<String, Set<String>> values) {

    private static final int VALUES = 3;

    /** An object nothing can be read of is left out: a sample is worth no failure. */
    static Sample of(Crm crm, Map<String, Set<String>> properties, ReadMode mode) {
        Sample sample = new Sample(properties, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        properties.forEach((object, names) -> {
            try {
                List<Checkpoint> parts = crm.start(new Stream(object), names, mode);
                if (!parts.isEmpty()) {
                    crm.next(parts.get(0)).items().forEach(sample::add);
                }
            } catch (CrmException unreadable) {
                sample.rows.remove(object);
            }
        });
        return sample;
    }

    private void add(Item item) {
        if (item instanceof Item.Row row) {
            String object = row.ref().type();
            rows.merge(object, 1, Integer::sum);
            row.properties().forEach((name, value) -> {
                String source = object + "." + name;
                filled.merge(source, 1, Integer::sum);
                Set<String> some = values.computeIfAbsent(source, key -> new TreeSet<>());
                if (some.size() < VALUES) {
                    some.add(value);
                }
            });
        }
    }

    /** Whether it was read of any record, so that its fill rate means something. */
    boolean knows(String source) {
        int dot = source.indexOf('.');
        String object = source.substring(0, dot);
        return rows.getOrDefault(object, 0) > 0
                && asked.getOrDefault(object, Set.of()).contains(source.substring(dot + 1));
    }

    /** @param source {@code companies.country} */
    int percent(String source) {
        int all = rows.getOrDefault(source.substring(0, source.indexOf('.')), 0);
        return all == 0 ? 0 : 100 * filled.getOrDefault(source, 0) / all;
    }
}
