package dev.mql.mapping;

/**
 * One property to be written.
 *
 * @param old the text it has now; empty where the property is empty
 * @param value the text it shall have; empty to clear it
 * @param why in a word: the cause of a move, or what the property tells
 */
public record PropertyChange(String property, String old, String value, String why) {}
