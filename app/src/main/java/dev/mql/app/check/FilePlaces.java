package dev.mql.app.check;

import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.crm.Problem;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.Position;
import dev.mql.file.YamlFile;
import dev.mql.mapping.Places;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which line of which file speaks of something the CRM has complained about. */
final class FilePlaces {

    private static final String SETTINGS = "mql.yaml";

    private final Path mapping;
    private final Places mapped;
    private final Optional<Node.Mapping> connection;
    private final Optional<Node.Mapping> serving;

    private FilePlaces(Path mapping, Optional<Node.Mapping> connection, Optional<Node.Mapping> serving) {
        this.mapping = mapping;
        this.mapped = Places.in(mapping);
        this.connection = connection;
        this.serving = serving;
    }

    static FilePlaces of(Desk desk) {
        Path folder = desk.workspace().folder();
        Optional<Node> settings = YamlFile.read(folder.resolve(SETTINGS), new Mistakes(SETTINGS));
        return new FilePlaces(
                Workspace.mappingFile(folder, desk.crmName()),
                settings.flatMap(node -> below(node, "crm"))
                        .flatMap(node -> below(node, desk.crmName()))
                        .flatMap(Node::mapping),
                settings.flatMap(node -> below(node, "serve")).flatMap(Node::mapping));
    }

    /** Where the settings name the address the CRM calls; empty where they do not. */
    String ofServing() {
        return serving.flatMap(block -> block.entry("public_url"))
                .map(entry -> SETTINGS + ":" + entry.key().at())
                .orElse("");
    }

    private static Optional<Node> below(Node node, String key) {
        return node.mapping().flatMap(block -> block.entry(key)).map(Node.Entry::value);
    }

    /** Empty where neither file names it. */
    String of(Problem problem, boolean written) {
        if (problem.remedy().contains("in " + SETTINGS)) {
            return ofConnection(problem.remedy());
        }
        return inMapping(problem.subject(), written);
    }

    /** Where the mapping says what a fact comes from. */
    String ofFact(String fact) {
        return inMapping(fact, false);
    }

    private String inMapping(String subject, boolean written) {
        return mapped.of(subject, written)
                .map(at -> mapping.getFileName() + ":" + at)
                .orElse("");
    }

    private static boolean isOfCredential(String key) {
        return !key.contains("_url") && !key.contains("version");
    }

    /** The key of the connection that a remedy names; without one that of the credential. */
    String ofConnection(String remedy) {
        String named = remedy.toLowerCase(Locale.ROOT).replace("base url", "base_url, login_url");
        List<String> keys = List.of("api_version", "base_url", "login_url", "token", "oauth", "jwt", "client_id");
        return connection
                .map(block -> keys.stream()
                        .filter(key -> named.contains(key) || isOfCredential(key))
                        .flatMap(key -> block.entry(key).stream())
                        .map(entry -> entry.key().at())
                        .findFirst()
                        .orElse(block.at()))
                .map((Position at) -> SETTINGS + ":" + at)
                .orElse(SETTINGS + ":1:1");
    }
}
