package dev.mql.app.drift;

import java.nio.file.Path;
import java.time.InstantSource;

final class HubSpotDriftTest extends DriftContract {

    @Override
    Tenant tenant(Path folder, InstantSource clock) {
        return new Portal(folder, clock);
    }
}
