package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Lets mql move lead statuses of people who become MQL from today on; older ones get values only.",
        mixinStandardHelpOptions = true)
final class LiveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(
            names = {"-y", "--yes"},
            description = "Switch; without it only the effect is shown.")
    private boolean yes;

    LiveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            if (desk.mapping().mode() == Mapping.Mode.LIVE) {
                surroundings
                        .out()
                        .println(desk.crmName() + " is live already"
                                + desk.mapping()
                                        .liveFrom()
                                        .map(day -> ", since " + day)
                                        .orElse(""));
                return ExitCode.DONE.code();
            }
            LocalDate today = LocalDate.ofInstant(
                    surroundings.clock().instant(),
                    desk.workspace().agreed().definition().zone());
            long mqls = desk.store()
                    .people()
                    .census(desk.crmName())
                    .verdicts()
                    .getOrDefault(dev.mql.evaluate.Verdict.Kind.MQL, 0L);
            surroundings
                    .out()
                    .println("Of " + desk.crmName() + "'s people " + mqls
                            + " are MQLs today: they keep values and get no status. Who becomes one from " + today
                            + " on gets the lead status, and the CRM's workflows on it run.");
            if (!yes) {
                surroundings
                        .out()
                        .println("Nothing is switched yet: mql live " + desk.crmName() + " --yes" + options.again());
                return ExitCode.PENDING.code();
            }
            switchOn(Workspace.mappingFile(desk.workspace().folder(), desk.crmName()), today);
            surroundings
                    .out()
                    .println("mode: live, live_from: " + today + " written to the mapping; the next mql sync"
                            + options.again() + " looks at everybody once more, from the store");
            return ExitCode.DONE.code();
        }
    }

    private static void switchOn(Path file, LocalDate today) throws IOException {
        String text = Files.readString(file).replaceFirst("(?m)^live_from:.*\\R", "");
        String live = text.replaceFirst("(?m)^mode:[^#\\n]*", "mode: live\nlive_from: " + today + "\n");
        if (live.equals(text)) {
            throw new UserError(
                    "the mapping has no line `mode:`", file.toString(), "write mode: live and live_from: " + today);
        }
        Files.writeString(file, live);
    }
}
