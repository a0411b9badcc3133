package dev.mql.definition;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/** When the hand-off clocks run, in the definition's zone. */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) implements Serializable {}
