package dev.mql.app.workspace;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.file.Approvals;
import dev.mql.definition.file.DefinitionFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A definition of a workspace, and who has signed it.
 *
 * @param name by which {@code mql.yaml} knows it; empty for the one that moves the status
 */
public record Agreed(String name, Path file, DefinitionFile.Loaded loaded, String hash, Approvals approvals) {

    public Definition definition() {
        return loaded.loaded();
    }

    public boolean signed() {
        return approvals.complete(hash);
    }

    /** {@code signed by Dana Weber (marketing), Kim Ortega (sales)}, or whose signature is missing. */
    public String signatures() {
        String who = approvals.of(hash).stream()
                .map(approval -> approval.by() + " (" + approval.team() + ")")
                .collect(Collectors.joining(", "));
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return "signed by " + who;
        }
        return who.isEmpty() ? "not signed yet" : "signed by " + who + ", not by " + String.join(" and ", missing);
    }

    /** What keeps it from being applied, with the remedy; empty where both teams have signed. */
    public String unsigned() {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return "";
        }
        String commands = missing.stream()
                .map(team ->
                        "mql approve --team " + team + " --by NAME" + (name.isEmpty() ? "" : " --definition " + name))
                .collect(Collectors.joining(" and "));
        return "nothing is written before " + String.join(" and ", missing) + " approved the definition "
                + (name.isEmpty() ? "" : name + " ") + DefinitionHash.shown(hash) + ": " + commands;
    }

    private List<String> missing() {
        return Approvals.TEAMS.stream()
                .filter(team -> !approvals.teams(hash).contains(team))
                .toList();
    }
}
