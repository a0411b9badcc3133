package dev.mql.sync;

import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.store.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has changed in a CRM's schema since the last run, of all that a mapping depends on, and what that stops: a property
 * that vanished, changed its type or lost an option is not written any more, and nobody is judged by a fact that was known
 * of them and can no longer be read. Everything else goes on.
 *
 * @param changes what happened, to be told
 * @param subjects the properties concerned: {@code contacts.jobtitle}
 * @param facts facts read off those that vanished or changed their type
 */
public record Drift(List<Change> changes, SortedSet<String> subjects, SortedSet<String> facts) {

    private static final String KEY = "schema-of-last-run";

    public static final Drift NONE = new Drift(List.of(), new TreeSet<>(), new TreeSet<>());

    /**
     * One property's.
     *
     * @param what half a sentence: {@code is gone since the last run}
     * @param remedy what to do
     */
    public record Change(String subject, String what, String remedy) {}

    /** Nothing where no run has ended well yet. */
    public static Drift of(String crm, Mapping mapping, Schema schema, Switches switches) {
        Map<String, Shape> before = Shape.read(switches.note(crm, KEY).orElse(""));
        Map<String, Shape> now = Shape.of(schema, Wants.of(mapping, schema));
        List<Change> changes = new ArrayList<>();
        SortedSet<String> subjects = new TreeSet<>();
        SortedSet<String> facts = new TreeSet<>();
        before.forEach((subject, old) -> {
            Shape today = now.getOrDefault(subject, old);
            String what = old.change(today, Dependence.options(mapping, schema, subject));
            if (!what.isEmpty()) {
                SortedSet<String> read = Dependence.facts(mapping, subject);
                if (!old.type().equals(today.type())) {
                    facts.addAll(read);
                }
                subjects.add(subject);
                changes.add(new Change(
                        subject,
                        what,
                        Dependence.consequence(mapping, subject, read)
                                + "; undo that in the CRM, or change the mapping to what is there now"));
            }
        });
        return new Drift(List.copyOf(changes), subjects, facts);
    }

    /** Keeps the schema for the next run; of what has drifted the state before, until the mapping lets go of it. */
    void remember(String crm, Wanted wanted, Schema schema, Switches switches) {
        String known = switches.note(crm, KEY).orElse("");
        Map<String, Shape> now = Shape.of(schema, wanted);
        Map<String, Shape> before = Shape.read(known);
        subjects.forEach(subject -> {
            Shape old = before.get(subject);
            if (old != null) {
                now.put(subject, old);
            }
        });
        String text = Shape.text(now);
        if (!text.equals(known)) {
            switches.note(crm, KEY, text);
        }
    }

    /** The mapping without what cannot be written now. */
    Mapping less(Mapping mapping) {
        return changes.isEmpty() ? mapping : mapping.without(subjects);
    }

    /** Whether something that was known of the person can no longer be read. */
    boolean stops(Facts person) {
        return facts.stream()
                .map(fact -> person.properties().getOrDefault(fact, List.of()))
                .anyMatch(observed ->
                        observed.stream().anyMatch(Drift::isKnown) && !isKnown(observed.get(observed.size() - 1)));
    }

    private static boolean isKnown(Observation observation) {
        return observation.value().isPresent();
    }

    /** All changes in one sentence; empty where there are none. */
    String sentence() {
        return changes.stream()
                .map(change -> change.subject() + " " + change.what() + ": " + change.remedy())
                .collect(Collectors.joining(". "));
    }

    /** Whether a problem is one of these changes, and stops no more than they do. */
    boolean names(String subject) {
        return subjects.contains(subject);
    }
}
