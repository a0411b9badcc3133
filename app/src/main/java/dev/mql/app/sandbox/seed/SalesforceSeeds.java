package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.salesforce.SeedData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Made-up orgs. */
public final class SalesforceSeeds {
    private SalesforceSeeds() {}

    /**
     * The company of {@link Seeds#company} in Salesforce: the same people, firms, webinars, forms, meetings and deals for
     * the same arguments, as leads, contacts, accounts, campaigns with members, events and opportunities. Page views and
     * mail counters have no place there. The fields an administrator deploys for mql are not there yet.
     */
    public static SeedData company(int size, long seed, Instant asOf) {
        if (size < 20) {
            throw new IllegalArgumentException("a company's Salesforce has at least 20 people, not " + size);
        }
        Instant at = asOf.truncatedTo(ChronoUnit.SECONDS);
        return loader -> new Population(new SalesforceTarget(loader, at), size, seed, at).settle();
    }
}
