package dev.mql.evaluate;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

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
 * @param ways the cheapest ways to become an MQL (meaning 34)
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
        Set<String> notFed,
        List<Gate> gates,
        List<Ignored> ignored,
        List<Way> ways,
        NextChange next)
        implements Serializable {

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
     * @param points what they add in micro-points; 0 where the step makes an MQL at once
     * @param before UTC milliseconds until which the way holds; {@link Long#MAX_VALUE} without an end
     */
    public record Way(List<Step> steps, long points, long before) implements Serializable {}

    /**
     * One step of a way.
     *
     * @param what {@code do} for an activity, {@code know} for a fact, {@code not} for an end of something
     * @param subject the activity type or the fact
     * @param value the fact's value, the asset ("another"), or how often
     */
    public record Step(String what, String subject, String value) implements Serializable {}
}
