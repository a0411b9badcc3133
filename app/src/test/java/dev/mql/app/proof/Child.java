package dev.mql.app.proof;

import dev.mql.app.store.SqlStore;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.sync.Runs;
import java.time.Instant;

/** A process that syncs and may be killed: base URL, token, file of the store, instant to evaluate by. */
final class Child {

    private Child() {}

    public static void main(String[] arguments) {
        HubSpotConfig config = HubSpotConfig.of(arguments[0], HubSpotConfig.Credential.token(arguments[1]));
        try (Crm crm = new HubSpot(config);
                Store store = SqlStore.open("jdbc:sqlite:" + arguments[2])) {
            Runs runs = new Runs(Workshop.job(crm, store, Instant.parse(arguments[3])));
            System.out.println("ready");
            Run run = runs.sync();
            System.out.println(run.state() + " " + run.message());
        }
    }
}
