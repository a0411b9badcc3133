package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/** Letter of the fit and number of the engagement, best first (meaning 31). */
public record Grades(List<Grade> fit, List<Grade> engagement) implements Serializable {

    /** @param from micro-points, included */
    public record Grade(String name, long from) implements Serializable {}
}
