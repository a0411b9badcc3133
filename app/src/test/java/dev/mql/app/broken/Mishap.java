package dev.mql.app.broken;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One mistake made in a sound workspace: {@code change} in the file {@code in} becomes {@code to}, or the account or the
 * clock is another one.
 *
 * @param foundBy the command that finds it
 * @param namedIn the file named with its line; empty where no file is to blame
 * @param namedAt what stands in that line; empty for the line changed
 */
record Mishap(
        String crm,
        String foundBy,
        String in,
        String change,
        String to,
        boolean everywhere,
        String namedIn,
        String namedAt,
        String remedy,
        Around around) {

    /**
     * @param scopes all the token may do; empty for all there is
     * @param hidden objects the user may not read
     * @param clockMinutes how far this machine's clock is ahead
     */
    record Around(List<String> scopes, List<String> hidden, int clockMinutes) {}

    static Mishap read(Path file) {
        Mistakes mistakes = new Mistakes(String.valueOf(file.getFileName()));
        Fields fields = YamlFile.read(file, mistakes)
                .flatMap(node -> node.fields(mistakes))
                .orElseThrow();
        String in = fields.text("in").orElse("");
        Mishap mishap = new Mishap(
                fields.text("crm").orElseThrow(),
                fields.text("found_by").orElseThrow(),
                in,
                raw(fields, "change"),
                raw(fields, "to"),
                fields.truth("everywhere").orElse(false),
                fields.has("named_in") ? raw(fields, "named_in") : in,
                raw(fields, "named_at"),
                fields.text("remedy").orElseThrow(),
                new Around(
                        fields.texts("scopes"),
                        fields.texts("hidden"),
                        fields.whole("clock_minutes", -60, 60).orElse(0)));
        fields.end();
        if (!mistakes.none()) {
            throw new IllegalStateException(mistakes.list().toString());
        }
        return mishap;
    }

    private static String raw(Fields fields, String key) {
        return fields.optional(key).flatMap(Node::scalar).map(Node.Scalar::text).orElse("");
    }

    void makeIn(Path workspace) throws IOException {
        if (in.isEmpty()) {
            return;
        }
        Path file = workspace.resolve(in);
        String text = Files.readString(file);
        int at = text.indexOf(change);
        if (at < 0) {
            throw new IllegalStateException(in + " has no " + change);
        }
        Files.writeString(
                file,
                everywhere
                        ? text.replace(change, to)
                        : text.substring(0, at) + to + text.substring(at + change.length()));
    }

    /** {@code mql.yaml:7:}; empty where no file is to blame. */
    String place(Path workspace) throws IOException {
        if (namedIn.isEmpty()) {
            return "";
        }
        String mark = (namedAt.isEmpty() ? to : namedAt).lines().findFirst().orElseThrow();
        List<String> lines = Files.readAllLines(workspace.resolve(namedIn));
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(mark)) {
                return namedIn + ":" + (line + 1) + ":";
            }
        }
        throw new IllegalStateException(namedIn + " has no line with " + mark);
    }
}
