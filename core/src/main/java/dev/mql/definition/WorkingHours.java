package dev.mql.definition;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/** When the hand-off clocks run, in the definition's zone. */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Serializable {

    /** Of a definition that does not say. */
    public static final WorkingHours USUAL = new WorkingHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

    public WorkingHours {
        days = Set.copyOf(days);
    }
}
