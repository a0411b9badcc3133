package dev.mql.hubspot;

import dev.mql.http.Limits;
import dev.mql.http.Sleeper;
import java.time.Clock;
import java.time.Duration;

/**
 * HubSpot's limits until its headers say otherwise (HubSpot's page "API usage guidelines and limits"): what the smallest
 * account is allowed.
 */
final class Buckets {

    /** Most calls: 100, 110, 190 or 250 in ten seconds. */
    static final String BURST = "burst";

    /** Five a second for all apps of the account together; no header tells. */
    static final String SEARCH = "search";

    /** Batch reads of associations count apart. */
    static final String ASSOCIATIONS = "associations";

    private Buckets() {}

    static Limits limits(HubSpotConfig config, Clock clock, Sleeper sleeper) {
        return new Limits(config.reserve(), "daily", config.quotaReserve(), clock, sleeper)
                .with(BURST, 100, Duration.ofSeconds(10))
                .with(SEARCH, 5, Duration.ofSeconds(1))
                .with(ASSOCIATIONS, 100, Duration.ofSeconds(10));
    }
}
