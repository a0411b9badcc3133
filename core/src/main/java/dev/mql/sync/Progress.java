package dev.mql.sync;

import dev.mql.crm.Calls;

/** Told how far a run is. Called by several threads, often; must not block. */
@FunctionalInterface
public interface Progress {

    /**
     * @param step {@code reading}, {@code reading contacts}, {@code evaluating}, {@code writing}
     * @param done people, rows or writes so far
     * @param total how many there will be; 0 where not known
     */
    void at(String step, long done, long total, Calls calls);

    static Progress silent() {
        return (step, done, total, calls) -> {};
    }
}
