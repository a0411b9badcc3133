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

    public static SqlStore open(Settings settings) {
        StorePlace place = settings.store();
        if (!SqlStore.understands(place.url())) {
            throw new UserError(
                    "this store is not supported",
                    "mql.yaml: store.url",
                    "write jdbc:sqlite:mql.db, a file in the workspace, or jdbc:postgresql://host/database");
        }
        if (!place.password().missing().isEmpty()) {
            throw new UserError(
                    "the variable " + place.password().missing() + " has no value",
                    "mql.yaml: store.password",
                    "set it in the environment or in .env beside mql.yaml");
        }
        return SqlStore.open(place.url(), place.user(), place.password().text());
    }
}
