package dev.mql.crm;

/**
 * Where reading a stream goes on: opaque text of the adapter, which begins with a version of its own. The core stores it
 * in the transaction that stores the page before it.
 *
 * @param part which of the parallel parts of the stream, from 0
 */
public record Checkpoint(String stream, int part, String text) {}
