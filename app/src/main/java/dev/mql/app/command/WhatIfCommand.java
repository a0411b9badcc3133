package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.WhatIfJson;
import dev.mql.app.screen.WhatIfScreen;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Comparison;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Supposed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Who would come and who would go under another definition. Asks no CRM, writes nothing.",
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(arity = "0..*", paramLabel = "KEYS=VALUE", description = "mql.enter.score=50, engagement.cap=60, ...")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--definition", paramLabel = "FILE", description = "Another definition as a whole.")
    private Path definition = Path.of("");

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    WhatIfCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (Desk desk = options.desk(surroundings, crm)) {
            Agreed supposed = supposed(desk);
            Comparison comparison =
                    Comparison.of(desk, supposed, surroundings.clock().instant().toEpochMilli());
            if (options.json) {
                JsonText.print(WhatIfJson.of(comparison), surroundings);
            } else {
                WhatIfScreen.print(comparison, desk.workspace().agreed(), supposed, new Lines(surroundings.out()));
            }
            return ExitCode.DONE.code();
        }
    }

    private Agreed supposed(Desk desk) throws IOException {
        if (!definition.toString().isEmpty()) {
            return Supposed.definition(
                    desk.workspace(), Files.readString(surroundings.folder().resolve(definition)));
        }
        if (changes.isEmpty()) {
            throw new UserError(
                    "nothing is supposed", "whatif", "name a change, such as mql.enter.score=50, or --definition FILE");
        }
        return Supposed.definition(desk.workspace(), changes);
    }
}
