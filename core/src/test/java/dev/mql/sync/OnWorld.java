package dev.mql.sync;

import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Run;
import dev.mql.store.Store;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a {@link World} of its own. */
abstract class OnWorld {

    World world;

    protected abstract Store store();

    @BeforeEach
    void makeWorld() {
        world = new World(store());
    }

    Run sync() {
        return world.runs().sync();
    }

    Dossier dossier(Ref ref) {
        return store().people().dossier(ref).orElseThrow();
    }

    /** The process dies here. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
