package dev.mql.app.drift;

import java.nio.file.Path;
import java.time.InstantSource;

final class HubSpotWrongTypeTest extends WrongTypeContract {

    @Override
    Tenant tenant(Path folder, InstantSource clock) {
        return new Portal(folder, clock);
    }
}
