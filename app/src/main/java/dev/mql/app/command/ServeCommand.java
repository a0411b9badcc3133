package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.serve.Server;
import dev.mql.app.workspace.Serving;
import dev.mql.app.workspace.Token;
import dev.mql.app.workspace.Workspace;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Takes webhooks, runs by the timetable, evaluates single people; until Ctrl-C or a signal.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--new-token", description = "Print a token for callers of the API, and its hash for mql.yaml.")
    private boolean newToken;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Lines lines = new Lines(surroundings.out());
        if (newToken) {
            String token = Token.random(new SecureRandom());
            lines.line("token, shown once: %s", token);
            lines.line("in mql.yaml:       serve: {token: \"sha256:%s\"}", Token.hash(token));
            lines.flush();
            return ExitCode.DONE.code();
        }
        Server server = new Server(() -> options.open(surroundings), surroundings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        server.start();
        show(options.open(surroundings), server.port(), lines);
        new CountDownLatch(1).await();
        return ExitCode.DONE.code();
    }

    private static void show(Workspace workspace, int port, Lines lines) {
        Serving serving = workspace.settings().serving();
        lines.line("serving on http://%s:%d   Ctrl-C stops it", serving.host(), port);
        for (String crm : workspace.mappings().keySet()) {
            lines.line(
                    "  %-10s webhooks %s · runs %s",
                    crm,
                    serving.publicUrl().isEmpty() ? "refused: no serve.public_url" : "at " + serving.webhookUrl(crm),
                    serving.schedules().containsKey(crm)
                            ? serving.schedules().get(crm).toString()
                            : "when asked for: no schedule");
        }
        lines.line(
                "  api        %s",
                serving.tokenHash().isEmpty() ? "closed: no serve.token (--new-token makes one)" : "open to the token");
        lines.flush();
    }
}
