package dev.mql.app.proof;

import dev.mql.app.store.SqlStore;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.StoreException;
import dev.mql.sync.Job;
import dev.mql.sync.Runs;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that syncs and may be killed: base URL, token, URL of the store, instant to evaluate by. While another process is
 * at work it waits for it to end.
 */
final class Child {

    private Child() {}

    public static void main(String[] arguments) {
        HubSpotConfig config = HubSpotConfig.of(arguments[0], HubSpotConfig.Credential.token(arguments[1]));
        try (Crm crm = new HubSpot(config);
                Store store = SqlStore.open(arguments[2])) {
            Job job = Workshop.job(crm, store, Instant.parse(arguments[3]));
            System.out.println("ready");
            Run run = sync(job);
            System.out.println(run.state() + " " + run.message());
        }
    }

    private static Run sync(Job job) {
        while (true) {
            try {
                return new Runs(job).sync();
            } catch (StoreException busy) {
                if (busy.why() != StoreException.Why.BUSY) {
                    throw busy;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
