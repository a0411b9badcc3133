package dev.mql.app.sandbox.hubspot;

/** What an account holds when it is opened. */
@FunctionalInterface
public interface SeedData {
    /** An account with nothing in it. */
    SeedData EMPTY = loader -> {};

    void fill(Loader loader);
}
