package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.crm.Preparation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--webhooks",
            paramLabel = "DIR",
            description =
                    "Also write the HubSpot project that delivers changes to mql serve at once; polling needs none.")
    private @Nullable Path webhooks;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where HubSpot reaches mql serve: https://mql.example.com. With --webhooks.")
    private String publicUrl = "";

    BootstrapCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Preparation> steps = desk.crm().prepare(desk.toPrepare(), apply && !plan);
            List<String> written = webhooks == null ? List.of() : WebhookFolder.write(desk, webhooks, publicUrl);
            show(steps, written);
            return code(steps).code();
        }
    }

    private void show(List<Preparation> steps, List<String> written) {
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("steps", steps.stream().map(BootstrapCommand::json).toList());
            json.put("files", written);
            JsonText.print(json, surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        steps.forEach(step -> lines.line("%-8s %s%s", word(step.state()), step.what(), remedy(step)));
        if (code(steps) == ExitCode.PENDING) {
            lines.gap().line("mql bootstrap --apply%s   does what is to do", options.again());
        }
        if (webhooks != null) {
            lines.gap();
            written.forEach(file -> lines.line("wrote    %s", file));
            lines.gap().line("cd %s && hs project upload   then install the app, and give mql its token", webhooks);
            lines.line("and its client secret: crm.hubspot.webhook_secret in mql.yaml");
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
        return step.remedy().isEmpty() ? "" : ": " + step.remedy();
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
