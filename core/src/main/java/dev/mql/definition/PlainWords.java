package dev.mql.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A definition in plain sentences, for those who sign it and do not read YAML. */
public final class PlainWords {

    private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("never", "Never handed over, whatever the score, is somebody for whom one of these is true");
        HEADINGS.put("hand_raise", "An MQL at once is whoever did this");
        HEADINGS.put("needs", "Sales needs to know, and asks in this order");
        HEADINGS.put("mql", "Everybody else becomes an MQL with all of this");
        HEADINGS.put("fit", "Can they buy? Points of fit");
        HEADINGS.put("engagement", "Do they want to? Points of engagement");
        HEADINGS.put("product", "  about buying");
        HEADINGS.put("content", "  about learning");
        HEADINGS.put("against", "  against them");
        HEADINGS.put("ignore", "  not counted");
        HEADINGS.put("grades", "Grades");
        HEADINGS.put("handoff", "Sales promises");
        HEADINGS.put("views", "Shown beside the verdict");
        HEADINGS.put("terms", "Terms");
    }

    private PlainWords() {}

    public static String of(Definition definition) {
        StringBuilder text = new StringBuilder(definition.name());
        if (!definition.edition().isEmpty()) {
            text.append(' ').append(definition.edition());
        }
        text.append(" (")
                .append(DefinitionHash.shown(DefinitionHash.of(definition)))
                .append(")\n");
        if (!definition.agreement().goal().isEmpty()) {
            text.append(definition.agreement().goal()).append('\n');
        }
        List<Statement> statements = Statements.of(definition);
        HEADINGS.forEach((section, heading) -> section(
                text,
                heading,
                statements.stream()
                        .filter(statement -> statement.section().equals(section))
                        .filter(statement -> !statement.key().equals(Statements.ORDER))
                        .toList()));
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, List<Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        text.append(heading.startsWith(" ") ? "" : "\n").append(heading).append(":\n");
        String indent = heading.startsWith(" ") ? "    " : "  ";
        for (Statement statement : statements) {
            text.append(indent)
                    .append("- ")
                    .append(statement.key())
                    .append(": ")
                    .append(statement.whole())
                    .append('\n');
        }
    }
}
