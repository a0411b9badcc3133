package dev.mql.http;

import java.io.IOException;

/** Makes something of a delivered answer. */
@FunctionalInterface
public interface Parsing<T> {

    /** @throws IOException where the answer is cut off or garbled: it is asked for again */
    T parse(Reply reply) throws IOException;
}
