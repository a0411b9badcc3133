package dev.mql.definition;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * The currency amounts are compared in, and what one unit of each other is worth in it (meaning 12).
 *
 * @param in ISO 4217 code; empty where the definition has no money
 */
public record Currencies(String in, SortedMap<String, BigDecimal> rates) implements Serializable {}
