package dev.mql.definition;

import java.io.Serializable;

/** One reason not to hand a person over, whatever the score (meaning 27). */
public record Never(String code, Condition when, Words words) implements Serializable {}
