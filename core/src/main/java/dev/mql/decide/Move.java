package dev.mql.decide;

import dev.mql.decide.Decision.Cause;

/** What the engine remembers from now on, and why it is no longer what it was. */
record Move(Standing after, Cause cause) {

    static Move none(Standing standing) {
        return new Move(standing, Cause.NONE);
    }
}
