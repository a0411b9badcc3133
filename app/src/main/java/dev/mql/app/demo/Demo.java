package dev.mql.app.demo;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.screen.DemoScreen.Shown;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.crm.Limit;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Serves a made-up company's HubSpot, bootstraps it, syncs twice, and collects what there is to show. */
public final class Demo {

    /** The same company each time. */
    private static final long SEED = 7;

    private final Surroundings surroundings;
    private final Path folder;
    private final int contacts;

    public Demo(Surroundings surroundings, Path folder, int contacts) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.contacts = contacts;
    }

    public Shown run(Progress progress) throws IOException {
        Instant began = surroundings.clock().instant();
        SandboxConfig config = SandboxConfig.standard().withClock(surroundings.clock());
        try (HubSpotSandbox hubspot = HubSpotSandbox.start(config, Seeds.company(contacts, SEED, began))) {
            Workspace workspace =
                    DemoWorkspace.make(folder, hubspot.baseUrl().toString(), hubspot.token(), surroundings);
            try (Desk desk = Desk.open(workspace, "hubspot", surroundings)) {
                desk.crm().prepare(desk.wanted(), true);
                desk.lookAgain();
                long bootstrap = desk.crm().calls().total();
                Run first = sync(desk, progress);
                Run again = sync(desk, progress);
                Duration took = Duration.between(began, surroundings.clock().instant());
                return new Findings(desk, surroundings.clock().instant())
                        .shown(first, again, bootstrap, quota(desk), took, folder.toString());
            }
        }
    }

    private static Run sync(Desk desk, Progress progress) {
        Run run = new Runs(desk.job(Orders.everybody(), progress)).sync();
        if (run.state() != Run.State.DONE) {
            throw new UserError("the demo's sync ended " + run.state().word(), run.id(), run.message());
        }
        return run;
    }

    private static long quota(Desk desk) {
        return desk.crm().limits().stream()
                .filter(limit -> limit.name().contains("daily"))
                .mapToLong(Limit::allowed)
                .findFirst()
                .orElse(0);
    }
}
