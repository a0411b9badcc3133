package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.mapping.Mapping;
import dev.mql.model.Stage;
import dev.mql.store.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
            ZoneId zone = desk.workspace().agreed().definition().zone();
            LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), zone);
            effect(desk, today, today.atStartOfDay(zone).toInstant().toEpochMilli());
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

    /** Who is an MQL by then keeps values; who became one today is handed over by the next run. */
    private void effect(Desk desk, LocalDate today, long midnight) {
        AtomicLong before = new AtomicLong();
        AtomicLong since = new AtomicLong();
        desk.store().people().each(desk.crmName(), new Selection.Everyone(), dossier -> {
            if (dossier.standing().stage() == Stage.MQL) {
                (dossier.standing().since() < midnight ? before : since).incrementAndGet();
            }
        });
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "%s of %s became MQLs before %s: they keep values and get no status",
                Lines.people(before.get()), Wording.crm(desk.crmName()), today);
        lines.line(
                "%s became one today, and whoever does from now on: the next run hands them to sales, the CRM's workflows run",
                Lines.people(since.get()));
        lines.flush();
    }

    /** In one step: on a full disk the mapping stays as it was. */
    private static void switchOn(Path file, LocalDate today) throws IOException {
        String text = Files.readString(file).replaceFirst("(?m)^live_from:.*\\R", "");
        String live = text.replaceFirst("(?m)^mode:[^#\\n]*", "mode: live\nlive_from: " + today + "\n");
        if (live.equals(text)) {
            throw new UserError(
                    "the mapping has no line `mode:`", file.toString(), "write mode: live and live_from: " + today);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, live);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
