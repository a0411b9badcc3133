package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.AlignScreen;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Alignments;
import dev.mql.app.workspace.Desk;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = "What sales asks for beside what makes an MQL, and what each gap costs. Asks no CRM.",
        mixinStandardHelpOptions = true)
final class AlignCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    AlignCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            Alignments found =
                    Alignments.of(desk, surroundings.clock().instant().toEpochMilli());
            if (options.json) {
                JsonText.print(AlignScreen.json(found), surroundings);
            } else {
                AlignScreen.print(found, desk.workspace().agreed(), new Lines(surroundings.out()));
            }
            return ExitCode.DONE.code();
        }
    }
}
