package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Glossary.Fact;
import dev.mql.definition.Glossary.Kind;
import dev.mql.definition.Test;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which activities are meant: {@code did: [demo_request, trial_started]} and, beside it, {@code where}. */
final class PatternsReader {

    private static final String PAGE = "page";

    private final Context context;
    private final TestReader tests;

    PatternsReader(Context context) {
        this.context = context;
        this.tests = new TestReader(context);
    }

    /** The types under {@code key}, narrowed by {@code where} in the same block; empty where the key is not there. */
    List<ActivityPattern> read(Fields fields, String key) {
        SortedMap<String, Test> where = where(fields);
        return fields.optional(key).map(node -> patterns(node, where)).orElse(List.of());
    }

    /** Types alone, or a block of {@code did} and {@code where} of its own. */
    List<ActivityPattern> read(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.fields(context.mistakes())
                    .map(fields -> {
                        fields.required("did", "write did: demo_request");
                        List<ActivityPattern> patterns = read(fields, "did");
                        fields.end();
                        return patterns;
                    })
                    .orElse(List.of());
        }
        return patterns(node, Collections.emptySortedMap());
    }

    private List<ActivityPattern> patterns(Node node, SortedMap<String, Test> where) {
        return context.activities(node).stream()
                .map(type -> new ActivityPattern(type, where))
                .toList();
    }

    /** A page is compared by its path alone (meaning 13): with a host it would never be found. */
    private void refuseHosts(Node page) {
        page.scalar()
                .filter(scalar -> scalar.text().contains("://") || scalar.text().startsWith("www."))
                .ifPresent(scalar -> context.mistakes()
                        .add(scalar, "a page is its path, without a host", "write it as /pricing or /pricing*"));
    }

    private SortedMap<String, Test> where(Fields fields) {
        SortedMap<String, Test> where = new TreeMap<>();
        fields.fields("where").ifPresent(attributes -> {
            for (Node.Entry entry : attributes.others()) {
                Fact attribute = new Fact(entry.name(), Kind.ANY, "", "", List.of(), false);
                tests.read(attribute, entry.value()).ifPresent(test -> where.put(entry.name(), test));
                if (entry.name().equals(PAGE)) {
                    entry.value().items().forEach(this::refuseHosts);
                }
            }
        });
        return Collections.unmodifiableSortedMap(where);
    }
}
