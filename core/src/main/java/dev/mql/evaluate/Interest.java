package dev.mql.evaluate;

/** What the engagement is about (meaning 31). */
public enum Interest {
    CONTENT,
    PRODUCT
}
