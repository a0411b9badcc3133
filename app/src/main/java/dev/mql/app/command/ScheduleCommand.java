package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.timer.Nightly;
import dev.mql.app.timer.Scheduler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Makes a sync every night an entry in this machine's own scheduler, or takes it out again.",
        mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {

    enum What {
        INSTALL,
        REMOVE
    }

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "install|remove", description = "What to do.")
    private What what = What.INSTALL;

    @Option(names = "--at", paramLabel = "HH:MM", description = "By this machine's clock (default: ${DEFAULT-VALUE}).")
    private String at = "06:15";

    @Option(names = "--mql", paramLabel = "FILE", description = "The command mql (default: the one on the PATH).")
    private String launcher = "";

    @Option(names = "--system", paramLabel = "NAME", description = "systemd, launchd or windows (default: this one's).")
    private String system = "";

    @Option(names = "--print", description = "Only show what would be written and run.")
    private boolean print;

    ScheduleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path workspace = options.open(surroundings).folder().toAbsolutePath();
        Nightly sync = Nightly.of(launcher(), workspace, time());
        Scheduler scheduler = scheduler();
        Path home = Path.of(System.getProperty("user.home"));
        Map<Path, String> files = scheduler.files(sync, home);
        if (what == What.INSTALL) {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                write(file.getKey(), file.getValue());
            }
            run(scheduler.install(sync, home), true);
        } else {
            run(scheduler.remove(sync, home), false);
            for (Path file : files.keySet()) {
                delete(file);
            }
        }
        return ExitCode.DONE.code();
    }

    private void write(Path file, String text) throws IOException {
        if (print) {
            surroundings.out().println("# " + file + "\n" + text);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        surroundings.out().println("wrote " + file);
    }

    private void delete(Path file) throws IOException {
        if (!print && Files.deleteIfExists(file)) {
            surroundings.out().println("deleted " + file);
        }
    }

    private void run(List<List<String>> commands, boolean mustSucceed) throws InterruptedException {
        for (List<String> command : commands) {
            String shown = String.join(" ", command);
            surroundings.out().println((print ? "# then: " : "ran ") + shown);
            if (!print && !succeeds(command) && mustSucceed) {
                throw new UserError(
                        "this machine's scheduler did not take it",
                        shown,
                        "see what it says, or put `mql sync` into cron: " + time() + " every day");
            }
        }
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private Scheduler scheduler() {
        return switch (system) {
            case "" -> Scheduler.of(System.getProperty("os.name"));
            case "systemd" -> Scheduler.SYSTEMD;
            case "launchd" -> Scheduler.LAUNCHD;
            case "windows" -> Scheduler.WINDOWS;
            default -> throw new UserError("no scheduler of this name", "--system", "name systemd, launchd or windows");
        };
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeParseException noTime) {
            throw new UserError("no time of day", "--at", "write it as 06:15");
        }
    }

    private Path launcher() {
        if (!launcher.isEmpty()) {
            return surroundings.folder().resolve(launcher).toAbsolutePath().normalize();
        }
        String path = surroundings.variables().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path command = Path.of(folder).resolve("mql");
            if (!folder.isEmpty() && Files.isExecutable(command)) {
                return command.toAbsolutePath();
            }
        }
        throw new UserError("mql is not on the PATH", "--mql", "name its file");
    }
}
