package dev.mql.evaluate;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The whole result for one person, reasons as data: one can check it by hand.
 *
 * @param asOf UTC milliseconds
 * @param definitionHash identity of the definition's meaning (meaning 39)
 * @param factsHash identity of the facts (meaning 40)
 * @param parts every rule's part, in file order: fit, product, content, against
 * @param stops codes of the {@code never} conditions that are true, in file order
 * @param unchecked codes of those that are unknown
 * @param unknown facts not known that could change the score, with what they are worth
 * @param notFed activity types the definition asks for and no mapping feeds
 * @param gates the lines to reach
 * @param ignored activities that did not count, and opens that clicks stand for
 * @param ways the cheapest ways to become an MQL (meaning 34)
 * @param profile what is shown beside the verdict and never changes it
 * @param next when time alone changes something
 */
public record Evaluation(
        Outcome outcome,
        long asOf,
        String definitionHash,
        String factsHash,
        List<Part> parts,
        List<String> stops,
        List<String> unchecked,
        List<Unknown> unknown,
        SortedSet<String> notFed,
        List<Gate> gates,
        List<Ignored> ignored,
        List<Way> ways,
        Profile profile,
        NextChange next)
        implements Serializable {

    public Evaluation {
        parts = List.copyOf(parts);
        stops = List.copyOf(stops);
        unchecked = List.copyOf(unchecked);
        unknown = List.copyOf(unknown);
        notFed = Collections.unmodifiableSortedSet(new TreeSet<>(notFed));
        gates = List.copyOf(gates);
        ignored = List.copyOf(ignored);
        ways = List.copyOf(ways);
    }

    /** What a fact not known is worth: from {@code low} to {@code high} micro-points. */
    public record Unknown(String fact, long low, long high) implements Serializable {}

    /** One line to reach: where the person is and where the line is, in micro-points. */
    public record Gate(String name, long value, long line, boolean reached) implements Serializable {}

    /** Activities that did not count, and why: the id of the {@code ignore} entry, or {@code nothing}, {@code open_of_click}. */
    public record Ignored(String reason, String type, int count, long first, long last) implements Serializable {}

    /**
     * A way to become an MQL, proven by evaluating it.
     *
     * @param steps one or two of them
     * @param points what they add to the score in micro-points; 0 where a raised hand makes an MQL at once
     * @param before UTC milliseconds until which the way holds; {@link Long#MAX_VALUE} without an end
     */
    public record Way(List<Step> steps, long points, long before) implements Serializable {}

    /**
     * One step of a way.
     *
     * @param what {@code do} for an activity, {@code know} for a fact, {@code grow} for a number that rises
     * @param subject the fact, or the activity type; of raised hands all types, comma separated, any one of which does
     * @param value the fact's value (any will do where empty), of a number that rises the least that is enough; of an activity {@code another}, how often, or nothing
     */
    public record Step(String what, String subject, String value) implements Serializable {}
}
