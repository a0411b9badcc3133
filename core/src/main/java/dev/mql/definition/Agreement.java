package dev.mql.definition;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * Why the definition exists and who signs it: words for people, outside the hash (meaning 39).
 *
 * @param target free text by name: {@code mqls_per_quarter: 120}
 * @param signs team to person: {@code marketing: Dana Weber}
 */
public record Agreement(String goal, SortedMap<String, String> target, SortedMap<String, String> signs)
        implements Serializable {}
