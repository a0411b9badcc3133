package dev.mql.evaluate;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** The numbers of the facts a definition speaks of, in the order of their names. */
final class Numbers {

    private final Map<String, Integer> numbers = new TreeMap<>();

    Numbers(SortedSet<String> names) {
        for (String name : names) {
            numbers.put(name, numbers.size());
        }
    }

    int number(String fact) {
        Integer number = numbers.get(fact);
        if (number == null) {
            throw new IllegalArgumentException("the fact " + fact + " was not collected");
        }
        return number;
    }

    List<String> names() {
        return List.copyOf(numbers.keySet());
    }
}
