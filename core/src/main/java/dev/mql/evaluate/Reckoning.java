package dev.mql.evaluate;

/** By which rules of its own this mql gets from records to decisions. */
public final class Reckoning {

    /**
     * Raised by whoever changes mql so that the same definition, mapping, records and instant can give another verdict or
     * decision. Everybody is then evaluated anew by the next run, and the plan of that waits at the breaker like one of a new
     * definition; a plan made before is not applied.
     */
    public static final int VERSION = 1;

    private Reckoning() {}
}
