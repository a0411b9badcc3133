package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.check.Checkup;
import dev.mql.app.check.Finding;
import dev.mql.app.check.Finding.State;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Everything at once: files, credential, rights, each mapped property, signatures, store, limits.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--offline", description = "Only what needs no connection.")
    private boolean offline;

    @Option(names = "--all", description = "Every name of what people touched, however many.")
    private boolean all;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Finding> findings = Checkup.of(desk, offline, all || options.json);
            print(findings);
            boolean wrong = findings.stream().anyMatch(finding -> finding.state() == State.WRONG);
            return (wrong ? ExitCode.ERROR : ExitCode.DONE).code();
        }
    }

    private void print(List<Finding> findings) {
        if (options.json) {
            JsonText.print(
                    Map.of("findings", findings.stream().map(CheckCommand::json).toList()), surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        for (Finding finding : findings) {
            String place = finding.place().isEmpty() ? "" : "  (" + finding.place() + ")";
            lines.line("%-6s %-36s %s%s", word(finding), finding.subject(), finding.message(), place);
            if (!finding.remedy().isEmpty()) {
                lines.line("%-6s %-36s %s", "", "", "-> " + options.typed(finding.remedy()));
            }
        }
        lines.flush();
    }

    private static String word(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", word(finding));
        json.put("subject", finding.subject());
        json.put("place", finding.place());
        json.put("message", finding.message());
        json.put("remedy", finding.remedy());
        return json;
    }
}
