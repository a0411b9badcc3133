package dev.mql.store;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Each test has a store of its own, of a kind that a subclass names. */
public abstract class OneStore {

    private @Nullable Store store;

    /** A store nobody has used yet; it is opened once a test, and closed after it. */
    protected abstract Store open();

    protected final Store store() {
        if (store == null) {
            store = open();
        }
        return store;
    }

    @AfterEach
    void close() {
        store().close();
    }
}
