package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Agreed;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.file.Approvals;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Signs the definition for a team. It belongs to the definition's meaning: a changed one is signed anew.",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--team", required = true, paramLabel = "TEAM", description = "marketing or sales.")
    private String team = "";

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who signs.")
    private String by = "";

    @Option(names = "--alone", description = "One person signs for both teams.")
    private boolean alone;

    @Option(
            names = "--definition",
            paramLabel = "NAME",
            description = "A definition beside the one that moves the status, by its name in mql.yaml.")
    private String definition = "";

    ApproveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Approvals.TEAMS.contains(team)) {
            throw new UserError(
                    "there is no team " + team, "--team", "name one of " + String.join(", ", Approvals.TEAMS));
        }
        if (by.isBlank()) {
            throw new UserError("a signature needs a name", "--by", "say who signs");
        }
        Agreed agreed = options.open(surroundings).agreed(definition);
        refuseAnothersSignature(agreed);
        Approvals approvals = agreed.approvals()
                .with(new Approvals.Approval(
                        agreed.hash(), team, by.strip(), surroundings.clock().instant()));
        try {
            approvals.write(Approvals.beside(agreed.file()));
        } catch (IOException unwritable) {
            throw new UserError(
                    "the approval cannot be written",
                    Approvals.beside(agreed.file()).toString(),
                    "make the folder writable");
        }
        show(new Agreed(agreed.name(), agreed.file(), agreed.loaded(), agreed.hash(), approvals));
        return ExitCode.DONE.code();
    }

    /** A signature is a promise of two teams to each other; the definition says who gives it for which. */
    private void refuseAnothersSignature(Agreed agreed) {
        Map<String, String> signs = agreed.definition().agreement().signs();
        String wanted = signs.getOrDefault(team, "");
        boolean anothers = !wanted.isEmpty() && !same(wanted, by);
        boolean ofTheOtherTeam =
                signs.entrySet().stream().anyMatch(sign -> !sign.getKey().equals(team) && same(sign.getValue(), by));
        if (!alone && anothers && ofTheOtherTeam) {
            throw new UserError(
                    by.strip() + " signs for the other team; for " + team + " the definition names " + wanted,
                    "--by",
                    "let " + wanted + " sign, or say --alone where one person speaks for both teams");
        }
    }

    private static boolean same(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    private boolean onePersonForBoth(Agreed agreed) {
        return agreed.approvals().of(agreed.hash()).stream()
                .anyMatch(other -> !other.team().equals(team) && same(other.by(), by));
    }

    private void show(Agreed agreed) {
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("definition", agreed.hash());
            json.put(
                    "teams",
                    agreed.approvals().teams(agreed.hash()).stream().sorted().toList());
            json.put("complete", agreed.signed());
            JsonText.print(json, surroundings);
            return;
        }
        surroundings
                .out()
                .println(agreed.definition().name() + " " + agreed.definition().edition() + " ("
                        + DefinitionHash.shown(agreed.hash()) + ") is " + agreed.signatures()
                        + (agreed.signed() ? ": it may be applied" : ""));
        if (!alone && onePersonForBoth(agreed)) {
            surroundings
                    .out()
                    .println(
                            "note: " + by.strip()
                                    + " has signed for both teams; a signature is worth more from two (--alone: there is only one)");
        }
    }
}
