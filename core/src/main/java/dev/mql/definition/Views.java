package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * What is shown beside a verdict and never changes it: who the person resembles, and how much they learnt.
 *
 * @param personas named sets of conditions; the best match and its share are shown
 * @param education activities whose distinct assets are counted; none means it is not shown
 * @param plateauFloor micro-points of engagement above which a flat curve is worth a word
 * @param plateauTime milliseconds without a rise; 0 where not asked for
 * @param accounts the text of the key {@code accounts}, whose form is checked and which is not evaluated yet
 */
public record Views(
        List<Persona> personas, List<ActivityPattern> education, long plateauFloor, long plateauTime, String accounts)
        implements Serializable {

    public static final Views NONE = new Views(List.of(), List.of(), 0, 0, "");

    public record Persona(String id, List<Condition> when, Words words) implements Serializable {}
}
