package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.notify.Telling.Told;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.RunJson;
import dev.mql.app.screen.RunScreen;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Run;
import java.util.Map;

/** How a run's end is shown and what it means to a script. */
final class RunEnd {

    private RunEnd() {}

    static int show(Run run, Told told, Desk desk, Options options, Surroundings surroundings) {
        if (options.json) {
            Map<String, Object> object = RunJson.of(run, desk.crm().limits());
            add(told, object);
            JsonText.print(object, surroundings);
        } else {
            Lines lines = new Lines(surroundings.out());
            RunScreen.print(run, desk.crm().limits(), options.typed(run.message()), desk.times(), lines);
            if (told.arrived() + told.missed() > 0) {
                lines.line("  told       %s%s", Lines.count(told.arrived()), options.typed(missed(told)))
                        .flush();
            }
        }
        return code(run, told).code();
    }

    /** Of a run that did not come to what was asked for: why, and nothing else. */
    static int stopped(Run run, Desk desk, Options options, Surroundings surroundings) {
        if (options.json) {
            return show(run, Told.NOTHING, desk, options, surroundings);
        }
        surroundings.out().println("nothing was planned: " + options.typed(run.message()));
        run.resumesAt()
                .ifPresent(at -> surroundings
                        .out()
                        .println("it goes on by itself from " + desk.times().full(at.toEpochMilli())));
        return code(run).code();
    }

    static void add(Told told, Map<String, Object> json) {
        json.put("told", told.arrived());
        json.put("not_told", told.missed());
    }

    private static String missed(Told told) {
        return told.missed() == 0 ? "" : " · " + Lines.count(told.missed()) + " did not arrive: mql failed";
    }

    /** A message that did not arrive is a failed record, too. */
    static ExitCode code(Run run, Told told) {
        ExitCode code = code(run);
        return code == ExitCode.DONE && told.missed() > 0 ? ExitCode.FAILED_RECORDS : code;
    }

    /** Says why a run did not end as hoped; the result itself stays on standard output. */
    private static ExitCode code(Run run) {
        return switch (run.state()) {
            case DONE, READING, PLANNING, APPLYING ->
                run.tally().failed() > 0 ? ExitCode.FAILED_RECORDS : ExitCode.DONE;
            case STOPPED -> ExitCode.STOPPED;
            case WAITING -> ExitCode.WAITS;
            case FAILED -> ExitCode.ERROR;
        };
    }
}
