package dev.mql.app.store;

import dev.mql.store.StoreException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The tables and how they came to be: the same files for both databases.
 *
 * @param words what the files leave open, as the database calls it
 */
record Migrations(Map<String, String> words) {

    /** The newest one. */
    static final long VERSION = 1;

    void run(String url, @Nullable String user, @Nullable String password) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url, user, password)
                    .locations("classpath:dev/mql/app/store")
                    .placeholders(words)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Faults.of(e);
        }
    }

    static void refuseNewer(long found) {
        if (found > VERSION) {
            throw new StoreException(
                    StoreException.Why.TOO_NEW,
                    "a newer mql wrote this store (version " + found + ", this one knows " + VERSION + ")",
                    "use the newer mql");
        }
    }
}
