package dev.mql.evaluate;

import java.io.Serializable;
import java.util.List;

/**
 * A result and why it is so, without looking ahead: the part of an {@link Evaluation} that costs little.
 *
 * @param parts every rule's part, in file order: fit, product, content, against
 * @param stops codes of the {@code never} conditions that are true, in file order
 * @param unchecked codes of those that are unknown
 * @param unknown facts not known that could change the score, with what they are worth
 * @param gates the lines to reach
 */
public record Reasons(
        Outcome outcome,
        List<Part> parts,
        List<String> stops,
        List<String> unchecked,
        List<Evaluation.Unknown> unknown,
        List<Evaluation.Gate> gates)
        implements Serializable {

    public Reasons {
        parts = List.copyOf(parts);
        stops = List.copyOf(stops);
        unchecked = List.copyOf(unchecked);
        unknown = List.copyOf(unknown);
        gates = List.copyOf(gates);
    }
}
