package dev.mql.mapping;

import dev.mql.file.Node;
import dev.mql.mapping.normal.Mails;
import dev.mql.mapping.normal.Versions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Identity of what a mapping means: its keys in order, without comments, without what says how and when is written, and
 * with the versions of the normalisers. Lines of activities keep their order, since the first that fits wins.
 */
final class MappingHash {

    private static final Set<String> MEANINGLESS = Set.of("mode", "live_from", "pace");
    private static final String ORDERED = "activities";

    private MappingHash() {}

    static String of(Node.Mapping mapping) {
        StringBuilder text = new StringBuilder("normalisers ").append(Versions.ALL);
        mapping.entries().stream()
                .filter(entry -> !MEANINGLESS.contains(entry.name()))
                .sorted(Comparator.comparing(Node.Entry::name))
                .forEach(entry -> append(text, entry, entry.name().equals(ORDERED)));
        return hashed(text.toString());
    }

    /** Of a mapping that reads addresses by other lists of domains than those built in. */
    static String with(String hash, Mails mails) {
        return mails.identity().isEmpty() ? hash : hashed(hash + " mails " + mails.identity());
    }

    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "v1:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void append(StringBuilder text, Node.Entry entry, boolean ordered) {
        quote(text, entry.name());
        text.append(':');
        append(text, entry.value(), ordered);
    }

    private static void append(StringBuilder text, Node node, boolean ordered) {
        if (node instanceof Node.Scalar scalar) {
            quote(text, scalar.text());
        } else if (node instanceof Node.Sequence sequence) {
            text.append('[');
            sequence.items().forEach(item -> append(text, item, ordered));
            text.append(']');
        } else if (node instanceof Node.Mapping mapping) {
            text.append('{');
            List<Node.Entry> entries = new ArrayList<>(mapping.entries());
            if (!ordered) {
                entries.sort(Comparator.comparing(Node.Entry::name));
            }
            entries.forEach(entry -> append(text, entry, ordered));
            text.append('}');
        }
    }

    private static void quote(StringBuilder text, String plain) {
        text.append('"')
                .append(plain.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
