package dev.mql.definition;

import dev.mql.model.Folding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What changed in what two definitions mean, in plain words; their texts may differ in anything else. */
public final class Diff {

    private Diff() {}

    /**
     * @param what {@code added}, {@code removed} or {@code changed}
     * @param section {@code never}, {@code fit}, {@code mql}, ...
     * @param subject the rule, line or list
     * @param before what was said of it; empty if added
     * @param after what is said of it; empty if removed
     */
    public record Change(String what, String section, String subject, String before, String after) {

        /** {@code changed fit size: company employees is 51 to 200: +8 -> +10}. */
        @Override
        public String toString() {
            String change = before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after;
            return what + " " + section + " " + subject + ": " + change;
        }
    }

    /** Empty exactly when both have the same hash, but for changed lists that no rule uses. */
    public static List<Change> of(Definition before, Definition after) {
        Map<String, Statement> old = byKey(before);
        Map<String, Statement> fresh = byKey(after);
        List<Change> changes = new ArrayList<>();
        old.forEach((key, statement) -> {
            Statement now = fresh.get(key);
            if (now == null) {
                changes.add(new Change("removed", statement.section(), statement.key(), statement.whole(), ""));
            } else if (!now.meaning().equals(statement.meaning())) {
                changes.add(changed(statement, now));
            }
        });
        fresh.forEach((key, statement) -> {
            if (!old.containsKey(key)) {
                changes.add(new Change("added", statement.section(), statement.key(), "", statement.whole()));
            }
        });
        boolean otherReasons = changes.stream()
                .anyMatch(change ->
                        change.section().equals("never") && !change.what().equals("changed"));
        changes.removeIf(change -> otherReasons && change.subject().equals(Statements.ORDER));
        return List.copyOf(changes);
    }

    private static Map<String, Statement> byKey(Definition definition) {
        Map<String, Statement> byKey = new LinkedHashMap<>();
        for (Statement statement : Statements.of(definition)) {
            byKey.put(statement.section() + "/" + statement.identity(), statement);
        }
        definition.lists().forEach((name, values) -> {
            SortedSet<String> sorted = new TreeSet<>(values);
            byKey.put("list/" + name, Statement.of("list", name, "", sorted, List.copyOf(sorted)));
        });
        return byKey;
    }

    private static Change changed(Statement before, Statement after) {
        boolean onlyValues = before.text().equals(after.text())
                && !before.values().isEmpty()
                && !after.values().isEmpty();
        String was = onlyValues ? without(before.values(), after.values()) : before.whole();
        String is = onlyValues ? without(after.values(), before.values()) : after.whole();
        return onlyValues
                ? new Change(
                        "changed",
                        after.section(),
                        after.key(),
                        was.isEmpty() ? "" : "without " + was,
                        is.isEmpty() ? "" : "with " + is)
                : new Change("changed", after.section(), after.key(), was, is);
    }

    private static String without(SortedSet<String> values, SortedSet<String> others) {
        Set<String> folded = others.stream().map(Folding::fold).collect(Collectors.toSet());
        return Spoken.both(values.stream()
                .filter(value -> !folded.contains(Folding.fold(value)))
                .toList());
    }
}
