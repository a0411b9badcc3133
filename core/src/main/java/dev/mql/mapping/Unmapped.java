package dev.mql.mapping;

/**
 * Touches nobody has mapped.
 *
 * @param source {@code forms}
 * @param name the form, path or campaign, as the CRM calls it
 */
public record Unmapped(String source, String name, long touches) {}
