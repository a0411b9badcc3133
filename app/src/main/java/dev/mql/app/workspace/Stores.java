package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.store.SqliteStore;
import dev.mql.store.Store;

/** Opens the store that {@code mql.yaml} names. */
public final class Stores {

    private static final String SQLITE = "jdbc:sqlite:";

    private Stores() {}

    public static Store open(Settings settings) {
        String url = settings.storeUrl();
        if (!url.startsWith(SQLITE)) {
            throw new UserError(
                    "this store is not supported",
                    "mql.yaml: store.url",
                    "write jdbc:sqlite:mql.db, a file in the workspace");
        }
        return SqliteStore.open(url);
    }
}
