package dev.mql.definition.file;

import dev.mql.definition.Words;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code say}, {@code why} and {@code evidence}; what stands in braces in {@code say} is filled in later.
 *
 * <p>Between braces YAML ends a bare sentence at its first comma and takes the rest for a key without a value:
 * {@code {why: Budget, not yet measured}}. People write such sentences, so a rest of several words goes back to the
 * sentence before it; a single word does not, because it may be a key somebody forgot to finish.
 */
final class WordsReader {

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
    private static final Set<String> FILLED = Set.of("value", "count", "asset");
    private static final int LONGEST = 500;

    private final Context context;

    WordsReader(Context context) {
        this.context = context;
    }

    Words read(Fields fields) {
        return new Words(text(fields, "say"), text(fields, "why"), text(fields, "evidence"));
    }

    private String text(Fields fields, String key) {
        String sentence = sentence(fields, key);
        return sentence.isEmpty() ? sentence : sentence + rest(fields, key);
    }

    private static String rest(Fields fields, String key) {
        StringBuilder rest = new StringBuilder();
        boolean behind = false;
        for (Node.Entry entry : fields.node().entries()) {
            boolean bare = entry.name().contains(" ")
                    && entry.value()
                            .scalar()
                            .filter(value -> value.text().isEmpty())
                            .isPresent();
            if (behind && bare) {
                fields.optional(entry.name());
                rest.append(", ").append(entry.name());
            } else {
                behind = entry.name().equals(key);
            }
        }
        return rest.toString();
    }

    private String sentence(Fields fields, String key) {
        Optional<Node> node = fields.optional(key);
        Optional<String> text = node.flatMap(found -> found.text(context.mistakes()));
        if (node.isEmpty() || text.isEmpty()) {
            return "";
        }
        if (text.get().length() > LONGEST) {
            context.mistakes().add(node.get(), "longer than " + LONGEST + " characters", "say less");
        }
        Matcher braces = BRACES.matcher(text.get());
        while (key.equals("say") && braces.find()) {
            if (!FILLED.contains(braces.group(1))) {
                context.fact(node.get(), braces.group(1));
            }
        }
        return text.get();
    }
}
