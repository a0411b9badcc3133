package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * All commands under {@code mql}. Only the one asked for is loaded, and the list of them is a text, so that help is there
 * at once.
 */
public final class Commands {

    /** In the order of the help text; a test holds the two together. */
    static final List<String> NAMES = List.of(
            "demo",
            "init",
            "check",
            "lint",
            "diff",
            "approve",
            "bootstrap",
            "plan",
            "apply",
            "sync",
            "explain",
            "evaluate",
            "status",
            "handoffs",
            "held",
            "release",
            "failed",
            "retry",
            "pause",
            "resume",
            "undo",
            "forget",
            "audit",
            "store",
            "whatif",
            "import",
            "align",
            "report",
            "quota",
            "live",
            "serve",
            "schedule",
            "sandbox");

    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final Set<String> VERSION = Set.of("--version", "-V", "version");

    private Commands() {}

    /** Runs one command to its end and answers its exit code; never throws. */
    public static int run(String[] args, Surroundings surroundings) {
        int code = dispatch(args, surroundings);
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }

    private static int dispatch(String[] args, Surroundings surroundings) {
        if (args.length == 0 || (HELP.contains(args[0]) && args.length == 1)) {
            surroundings.out().print(helpText());
            return ExitCode.DONE.code();
        }
        if (VERSION.contains(args[0])) {
            surroundings.out().println(version());
            return ExitCode.DONE.code();
        }
        if (args[0].equals("help")) {
            return dispatch(new String[] {args[1], "--help"}, surroundings);
        }
        Optional<Class<?>> command = command(args[0]);
        if (command.isEmpty()) {
            surroundings.err().println("error: there is no command `" + args[0] + "`: mql --help lists them all");
            return ExitCode.ERROR.code();
        }
        return new CommandLine(command.get(), new CommandFactory(surroundings))
                .setCommandName("mql " + args[0])
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::explainUsage)
                .setExecutionExceptionHandler(new Ending(surroundings))
                .execute(Arrays.copyOfRange(args, 1, args.length));
    }

    private static Optional<Class<?>> command(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "demo" -> DemoCommand.class;
                    case "init" -> InitCommand.class;
                    case "check" -> CheckCommand.class;
                    case "lint" -> LintCommand.class;
                    case "diff" -> DiffCommand.class;
                    case "approve" -> ApproveCommand.class;
                    case "bootstrap" -> BootstrapCommand.class;
                    case "plan" -> PlanCommand.class;
                    case "apply" -> ApplyCommand.class;
                    case "sync" -> SyncCommand.class;
                    case "explain" -> ExplainCommand.class;
                    case "evaluate" -> EvaluateCommand.class;
                    case "status" -> StatusCommand.class;
                    case "handoffs" -> HandoffsCommand.class;
                    case "held" -> HeldCommand.class;
                    case "release" -> ReleaseCommand.class;
                    case "failed" -> FailedCommand.class;
                    case "retry" -> RetryCommand.class;
                    case "pause" -> PauseCommand.class;
                    case "resume" -> ResumeCommand.class;
                    case "undo" -> UndoCommand.class;
                    case "forget" -> ForgetCommand.class;
                    case "audit" -> AuditCommand.class;
                    case "store" -> StoreCommand.class;
                    case "whatif" -> WhatIfCommand.class;
                    case "import" -> ImportCommand.class;
                    case "align" -> AlignCommand.class;
                    case "report" -> ReportCommand.class;
                    case "quota" -> QuotaCommand.class;
                    case "live" -> LiveCommand.class;
                    case "serve" -> ServeCommand.class;
                    case "schedule" -> ScheduleCommand.class;
                    case "sandbox" -> SandboxCommand.class;
                    default -> null;
                });
    }

    static String helpText() {
        try (InputStream text = Objects.requireNonNull(Commands.class.getResourceAsStream("help.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The version is the jar's; classes run from a folder have none. */
    private static String version() {
        String version = Commands.class.getPackage().getImplementationVersion();
        return "mql " + Objects.requireNonNullElse(version, "(built from sources)");
    }

    // Picocli's own code for bad usage is 2, which here means "changes pending".
    private static int explainUsage(ParameterException exception, String[] args) {
        CommandLine commandLine = exception.getCommandLine();
        commandLine.getErr().println("error: " + exception.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, commandLine.getErr())) {
            commandLine.getErr().println("see: " + commandLine.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.ERROR.code();
    }
}
