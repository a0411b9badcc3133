package dev.mql.definition;

import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;

/** A test of one value: true, false, or unknown where the value is not known. */
public sealed interface Test extends Serializable {

    /** Equal to one of these texts after folding, or matching one of the globs among them (meaning 13). */
    record OneOf(SortedSet<String> texts) implements Test {}

    /** Inside one of these closed intervals, in micro-units; a bucket must lie inside as a whole (meaning 11). */
    record Within(List<Interval> intervals) implements Test {}

    /** As {@link Within}, of money in the definition's own currency (meaning 12). */
    record MoneyWithin(List<Interval> intervals) implements Test {}

    /** An RE2 pattern that finds a match in the text (meaning 13). */
    record Matches(String pattern) implements Test {}

    record Is(boolean truth) implements Test {}

    /** True where the CRM's field is filled; an empty one is false, a fact never read unknown (meaning 9). */
    record Present(boolean filled) implements Test {}

    /** Of a moment or of the time a value is valid from: its age in milliseconds lies in [from, below). */
    record Age(long from, long below) implements Test {}

    record Not(Test test) implements Test {}

    /** A closed interval in micro-units; open ends are {@link Long#MIN_VALUE} and {@link Long#MAX_VALUE}. */
    record Interval(long low, long high) implements Serializable {}
}
