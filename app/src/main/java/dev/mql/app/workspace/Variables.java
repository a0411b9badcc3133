package dev.mql.app.workspace;

import dev.mql.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${NAME}} in {@code mql.yaml} stands for: the environment's value, else that of {@code .env} in the workspace. */
final class Variables {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    static Variables of(Path folder, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>(dotEnv(folder.resolve(".env")));
        values.putAll(environment);
        return new Variables(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The text with its variables filled in; the name of the first one that has no value is answered as missing. */
    Filled fill(String text) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = value(matcher.group(1));
            if (value.isEmpty()) {
                return new Filled("", matcher.group(1));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        matcher.appendTail(filled);
        return new Filled(filled.toString(), "");
    }

    /** @param missing the name of a variable without a value; empty where all have one */
    record Filled(String text, String missing) {}

    private static Map<String, String> dotEnv(Path file) {
        Map<String, String> values = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return values;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.stripLeading().startsWith("#")) {
                    values.put(
                            line.substring(0, equals).strip(),
                            unquoted(line.substring(equals + 1).strip()));
                }
            }
        } catch (IOException unreadable) {
            throw new UserError(".env cannot be read", file.toString(), "make it a readable UTF-8 text, or remove it");
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
