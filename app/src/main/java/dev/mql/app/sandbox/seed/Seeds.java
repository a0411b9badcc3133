package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.SeedData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Made-up accounts. */
public final class Seeds {
    private Seeds() {}

    /**
     * A B2B company's HubSpot as it looks at {@code asOf}: contacts by size, a quarter as many companies, their forms,
     * visits, webinars, mails, meetings and deals. The same arguments give the same account. Under the example definition
     * about 3 % are MQLs, 6 % need one answer, 8.5 % are stopped.
     */
    public static SeedData company(int size, long seed, Instant asOf) {
        if (size < 20) {
            throw new IllegalArgumentException("a company's HubSpot has at least 20 contacts, not " + size);
        }
        // HubSpot keeps milliseconds.
        Instant at = asOf.truncatedTo(ChronoUnit.MILLIS);
        return loader -> {
            Fixtures.load(loader, at);
            new Population(new HubSpotTarget(loader), size, seed, at).settle();
        };
    }
}
