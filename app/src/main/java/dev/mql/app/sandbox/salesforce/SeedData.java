package dev.mql.app.sandbox.salesforce;

/** What an org holds when it is opened, besides its users, record types and lead statuses. */
@FunctionalInterface
public interface SeedData {
    /** An org with nothing in it. */
    SeedData EMPTY = loader -> {};

    void fill(Loader loader);
}
