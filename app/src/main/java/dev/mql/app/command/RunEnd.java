package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.RunJson;
import dev.mql.app.screen.RunScreen;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Run;

/** How a run's end is shown and what it means to a script. */
final class RunEnd {

    private RunEnd() {}

    static int show(Run run, Desk desk, boolean json, Surroundings surroundings) {
        if (json) {
            JsonText.print(RunJson.of(run, desk.crm().limits()), surroundings);
        } else {
            RunScreen.print(run, desk.crm().limits(), new Lines(surroundings.out()));
        }
        return code(run).code();
    }

    /** Says why a run did not end as hoped; the result itself stays on standard output. */
    static ExitCode code(Run run) {
        return switch (run.state()) {
            case DONE, READING, PLANNING, APPLYING ->
                run.tally().failed() > 0 ? ExitCode.FAILED_RECORDS : ExitCode.DONE;
            case STOPPED -> ExitCode.STOPPED;
            case WAITING -> ExitCode.WAITS;
            case FAILED -> ExitCode.ERROR;
        };
    }
}
