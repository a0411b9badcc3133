package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/** How points lose weight with the whole days of an activity's age (meaning 7, 21). Times are milliseconds. */
public sealed interface Fading extends Serializable {

    /** What the rule did not say: none if it has a window, else the section's. */
    record Inherit() implements Fading {}

    record Never() implements Fading {}

    record Half(long time) implements Fading {}

    record ToZero(long time) implements Fading {}

    /** Steps by ascending days; 1 before the first. */
    record Steps(List<Step> steps) implements Fading {}

    /** @param factor in millionths */
    record Step(int day, long factor) implements Serializable {}
}
