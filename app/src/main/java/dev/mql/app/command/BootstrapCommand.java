package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Preparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "What the CRM needs before mql can write: its own properties, the option MQL. Only shows it, unless --apply.",
        mixinStandardHelpOptions = true)
final class BootstrapCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--plan", description = "Only show (the default).")
    private boolean plan;

    @Option(names = "--apply", description = "Do it in the CRM.")
    private boolean apply;

    BootstrapCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Preparation> steps = desk.crm().prepare(desk.wanted(), apply && !plan);
            show(steps);
            return code(steps).code();
        }
    }

    private void show(List<Preparation> steps) {
        if (options.json) {
            JsonText.print(
                    Map.of("steps", steps.stream().map(BootstrapCommand::json).toList()), surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        steps.forEach(step -> lines.line("%-8s %s%s", word(step.state()), step.what(), remedy(step)));
        if (code(steps) == ExitCode.PENDING) {
            lines.gap().line("mql bootstrap --apply%s   does what is to do", options.again());
        }
        lines.flush();
    }

    private static ExitCode code(List<Preparation> steps) {
        if (steps.stream().anyMatch(step -> step.state() == Preparation.State.BY_HAND)) {
            return ExitCode.WAITS;
        }
        boolean toDo = steps.stream().anyMatch(step -> step.state() == Preparation.State.TO_DO);
        return toDo ? ExitCode.PENDING : ExitCode.DONE;
    }

    private static String remedy(Preparation step) {
        boolean open = step.state() == Preparation.State.TO_DO || step.state() == Preparation.State.BY_HAND;
        return open && !step.remedy().isEmpty() ? ": " + step.remedy() : "";
    }

    private static String word(Preparation.State state) {
        return switch (state) {
            case THERE -> "there";
            case DONE -> "done";
            case TO_DO -> "to do";
            case BY_HAND -> "by hand";
        };
    }

    private static Map<String, Object> json(Preparation step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", step.what());
        json.put("state", word(step.state()).replace(' ', '_'));
        json.put("remedy", step.remedy());
        return json;
    }
}
