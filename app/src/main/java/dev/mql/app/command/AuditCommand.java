package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.store.Audit;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Stores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Holds plans, runs, writes and verdicts to the chain they were written down in, and names the first"
                        + " link that is broken.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "verify", description = "What to do.")
    private String action = "";

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "The head an earlier verify printed: it has to be in the chain.")
    private String head = "";

    AuditCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!action.equals("verify")) {
            throw new UserError("an audit can only be verified", action, "mql audit verify");
        }
        try (SqlStore store = Stores.open(options.open(surroundings).settings())) {
            Audit.Report report = store.audit(head);
            if (options.json) {
                JsonText.print(json(report), surroundings);
            } else {
                show(report);
            }
            return (report.broken().isPresent() ? ExitCode.ERROR : ExitCode.DONE).code();
        }
    }

    private void show(Audit.Report report) {
        Lines lines = new Lines(surroundings.out());
        report.broken()
                .ifPresentOrElse(
                        broken -> lines.line(
                                "BROKEN at %s, %s: %s",
                                broken.seq() == 0 ? "rows outside the chain" : "link " + broken.seq(),
                                broken.about(),
                                broken.what()),
                        () -> lines.line("UNBROKEN"));
        lines.line(
                "%s hold · %s as they were written · %s erased or expired since",
                Lines.many(report.links(), "link"), Lines.many(report.rows(), "row"), Lines.count(report.gone()));
        report.broken()
                .ifPresentOrElse(
                        broken -> {},
                        () -> lines.line("head %s", report.head())
                                .line(
                                        "keep it where nobody who can write to the store can: mql audit verify --head HASH%s",
                                        options.again()));
        lines.flush();
    }

    private static Map<String, Object> json(Audit.Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unbroken", report.broken().isEmpty());
        report.broken().ifPresent(broken -> {
            json.put("link", broken.seq());
            json.put("about", broken.about());
            json.put("what", broken.what());
        });
        json.put("links", report.links());
        json.put("rows", report.rows());
        json.put("gone", report.gone());
        json.put("head", report.head());
        return json;
    }
}
