package dev.mql.app.command;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remedies name commands; whoever named a workspace has to name it in these, too. */
final class Typed {

    /** A command that works in a workspace, unless the sentence names one for it already. */
    private static final Pattern COMMAND = Pattern.compile(
            "\\bmql (check|lint|approve|bootstrap|plan|apply|sync|explain|evaluate|status|held|release|failed|retry|pause"
                    + "|resume|whatif|live|undo|diff|align|import|handoffs|report|quota)\\b(?![^,;:()]* -w )");

    private Typed() {}

    static String of(String sentence, Path workspace) {
        return workspace.toString().isEmpty()
                ? sentence
                : COMMAND.matcher(sentence).replaceAll("$0 -w " + Matcher.quoteReplacement(workspace.toString()));
    }
}
