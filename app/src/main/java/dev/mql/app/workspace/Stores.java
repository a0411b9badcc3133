package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Settings.StorePlace;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the store that {@code mql.yaml} names. */
public final class Stores {

    static final String SQLITE = "jdbc:sqlite:";

    private Stores() {}

    /** Whether there is one already, so that looking does not make one. */
    static boolean exists(Settings settings) {
        String url = settings.store().url();
        return !url.startsWith(SQLITE) || Files.exists(Path.of(url.substring(SQLITE.length())));
    }

    /**
     * Refuses what is no store's URL, and does not show it: people write a password there.
     *
     * @param where it was written
     */
    public static void understand(String url, String where) {
        if (!SqlStore.understands(url)) {
            throw new UserError(
                    "this is no store's URL",
                    where,
                    "write jdbc:sqlite:FILE or jdbc:postgresql://host/database, user and password apart from it");
        }
    }

    public static SqlStore open(Settings settings) {
        StorePlace place = settings.store();
        understand(place.url(), "mql.yaml: store.url");
        if (!place.password().missing().isEmpty()) {
            throw new UserError(
                    "the variable " + place.password().missing() + " has no value",
                    "mql.yaml: store.password",
                    "set it in the environment or in .env beside mql.yaml");
        }
        return SqlStore.open(place.url(), place.user(), place.password().text());
    }
}
