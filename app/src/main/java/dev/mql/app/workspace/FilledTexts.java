package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.Secret;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.Optional;

/** Texts of {@code mql.yaml} with their variables filled in. */
final class FilledTexts {

    private final Variables variables;
    private final Mistakes mistakes;

    FilledTexts(Variables variables, Mistakes mistakes) {
        this.variables = variables;
        this.mistakes = mistakes;
    }

    /** Where it is not there, what stands for it; a variable without a value is a mistake. */
    String text(Fields fields, String key, String otherwise) {
        return text(fields, key, otherwise, mistakes);
    }

    /** @param without told of a variable without a value, which may be the mistake of some commands only */
    String text(Fields fields, String key, String otherwise, Mistakes without) {
        Optional<Node> node = fields.optional(key);
        Optional<String> written = node.flatMap(found -> found.text(mistakes));
        if (written.isEmpty()) {
            return otherwise;
        }
        Variables.Filled filled = variables.fill(written.get());
        if (!filled.missing().isEmpty()) {
            without.add(
                    node.get(),
                    "the variable " + filled.missing() + " has no value",
                    "set it in the environment or in .env beside mql.yaml");
        }
        return filled.text();
    }

    /** A variable without a value is a mistake of whoever uses the secret only. */
    Secret secret(Fields fields, String key, String otherwise) {
        Optional<Node> node = fields.optional(key);
        return secret(node.flatMap(found -> found.text(mistakes)).orElse(otherwise));
    }

    Secret secret(String written) {
        Variables.Filled filled = variables.fill(written);
        return new Secret(filled.text(), filled.missing());
    }
}
