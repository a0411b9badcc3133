package dev.mql.mapping.normal;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The normalisers by name, each with the version of what it reads. They are part of what a mapping means. */
public final class Versions {

    public static final SortedMap<String, Integer> ALL = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "amount", Amounts.VERSION,
            "country", Countries.VERSION,
            "industry", Industries.VERSION,
            "mail", Mails.VERSION,
            "moment", Moments.VERSION,
            "title", Titles.VERSION,
            "truth", Truths.VERSION)));

    private Versions() {}
}
