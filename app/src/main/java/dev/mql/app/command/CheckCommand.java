package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Unfed;
import dev.mql.crm.CrmException;
import dev.mql.crm.Limit;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final List<Finding> findings = new ArrayList<>();

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--offline", description = "Only what needs no connection.")
    private boolean offline;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param state {@code ok}, {@code note}, {@code wrong} */
    private record Finding(String state, String subject, String message, String remedy) {}

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            files(desk);
            if (!offline) {
                connection(desk);
            }
            print();
            boolean wrong =
                    findings.stream().anyMatch(finding -> finding.state().equals("wrong"));
            return (wrong ? ExitCode.ERROR : ExitCode.DONE).code();
        }
    }

    private void files(Desk desk) {
        Agreed agreed = desk.workspace().agreed();
        ok("files", "mql.yaml, definition.yaml and mapping-" + desk.crmName() + ".yaml are sound");
        agreed.loaded()
                .warnings()
                .forEach(warning -> note("definition.yaml:" + warning.at(), warning.what(), warning.remedy()));
        Unfed.in(desk.workspace())
                .forEach(warning -> note("definition.yaml:" + warning.at(), warning.what(), warning.remedy()));
        if (agreed.signed()) {
            ok("signatures", agreed.signatures());
        } else {
            note("signatures", agreed.signatures(), agreed.unsigned());
        }
        ok("store", desk.workspace().settings().store().place());
        ok("mode", desk.mapping().mode().word());
    }

    private void connection(Desk desk) {
        try {
            Schema schema = desk.schema();
            ok(
                    "connection",
                    Wording.crm(desk.crmName()) + " account " + schema.account().id() + ", "
                            + schema.account().zone());
            schema.missing().forEach(missing -> note(missing.subject(), missing.message(), missing.remedy()));
            List<Problem> problems = desk.crm().check(desk.toPrepare(), schema);
            problems.forEach(problem -> findings.add(new Finding(
                    problem.fatal() ? "wrong" : "note", problem.subject(), problem.message(), problem.remedy())));
            if (problems.isEmpty()) {
                ok("properties", "every mapped property is there, fits and may be written where it has to be");
            }
            for (Limit limit : desk.crm().limits()) {
                ok(
                        "limit " + limit.name(),
                        Lines.count(limit.left()) + " of " + Lines.count(limit.allowed()) + " left");
            }
        } catch (CrmException trouble) {
            findings.add(new Finding("wrong", "connection", String.valueOf(trouble.getMessage()), trouble.remedy()));
        } catch (UserError missing) {
            findings.add(new Finding("wrong", "connection", missing.getMessage(), ""));
        }
    }

    private void ok(String subject, String message) {
        findings.add(new Finding("ok", subject, message, ""));
    }

    private void note(String subject, String message, String remedy) {
        findings.add(new Finding("note", subject, message, remedy));
    }

    private void print() {
        if (options.json) {
            JsonText.print(
                    Map.of("findings", findings.stream().map(CheckCommand::json).toList()), surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        for (Finding finding : findings) {
            lines.line("%-6s %-28s %s", finding.state(), finding.subject(), finding.message());
            if (!finding.remedy().isEmpty()) {
                lines.line("%-6s %-28s %s", "", "", "-> " + finding.remedy());
            }
        }
        lines.flush();
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", finding.state());
        json.put("subject", finding.subject());
        json.put("message", finding.message());
        json.put("remedy", finding.remedy());
        return json;
    }
}
