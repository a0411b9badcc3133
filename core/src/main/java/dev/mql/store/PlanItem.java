package dev.mql.store;

import dev.mql.decide.Briefing;
import dev.mql.decide.Decision;
import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of one person.
 *
 * @param person the store's number of the person
 * @param ref the record to be written
 * @param changes empty where only the verdict is new
 * @param expected what the properties are believed to hold
 * @param readAt UTC milliseconds at which that was read
 * @param failureOrNull why it failed, once it has
 * @param briefingOrNull what is told with the decision's events, or null where it has none
 * @param beside what the definitions beside the one that moves the status think, by their names
 */
public record PlanItem(
        long person,
        Ref ref,
        StoredVerdict verdict,
        Decision decision,
        List<Change> changes,
        SortedMap<String, String> expected,
        long readAt,
        State state,
        @Nullable Failure failureOrNull,
        @Nullable Briefing briefingOrNull,
        SortedMap<String, StoredVerdict> beside) {

    /** An item that tells nobody anything, of one definition alone. */
    public PlanItem(
            long person,
            Ref ref,
            StoredVerdict verdict,
            Decision decision,
            List<Change> changes,
            SortedMap<String, String> expected,
            long readAt,
            State state,
            @Nullable Failure failureOrNull) {
        this(person, ref, verdict, decision, changes, expected, readAt, state, failureOrNull, null, new TreeMap<>());
    }

    public PlanItem {
        beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
        changes = List.copyOf(changes);
        expected = NamedTexts.copyOf(expected);
    }

    public Optional<Failure> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    /** What marketing and sales are told once this has happened. */
    public List<Message> messages() {
        Briefing briefing = briefingOrNull;
        return briefing == null
                ? List.of()
                : decision.events().stream()
                        .map(event -> new Message(ref, event, briefing))
                        .toList();
    }

    /** The same, told with this. */
    public PlanItem telling(Briefing briefing) {
        return new PlanItem(
                person, ref, verdict, decision, changes, expected, readAt, state, failureOrNull, briefing, beside);
    }

    /** Property of the person's record to new text. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        changes.stream()
                .filter(change -> !change.ofLead())
                .forEach(change -> values.put(change.property(), change.to()));
        return values;
    }

    /** What the lead shall hold that is opened for the person, as {@link dev.mql.crm.Write} has it. */
    public SortedMap<String, String> lead() {
        SortedMap<String, String> lead = new TreeMap<>();
        changes.stream()
                .filter(Change::ofLead)
                .forEach(change -> lead.put(change.property().substring(Change.LEAD.length()), change.to()));
        return lead;
    }

    /**
     * Whether mql moves the person: to another stage, or to the status of a stage reached before, as one released or live
     * at last.
     */
    public boolean moves() {
        boolean status = decision.status().stream()
                .anyMatch(each ->
                        changes.stream().anyMatch(change -> change.property().equals(each.property())));
        return decision.cause() != Decision.Cause.SALES && (decision.moves() || status);
    }

    /** UTC milliseconds at which the person has to be looked at, whatever is read (meaning 37). */
    public long dueAt() {
        return beside.values().stream().mapToLong(StoredVerdict::dueAt).reduce(verdict.dueAt(), Math::min);
    }

    public PlanItem with(State newState, @Nullable Failure failure) {
        return new PlanItem(
                person, ref, verdict, decision, changes, expected, readAt, newState, failure, briefingOrNull, beside);
    }

    /** The same, known to be still what the CRM held at a later instant: UTC milliseconds. */
    public PlanItem confirmed(long at) {
        return new PlanItem(
                person,
                ref,
                verdict,
                decision,
                changes,
                expected,
                Math.max(readAt, at),
                state,
                failureOrNull,
                briefingOrNull,
                beside);
    }

    /**
     * One property; empty texts are empty properties.
     *
     * @param property of the person's record; {@code leads.} stands before that of a lead that is opened
     */
    public record Change(String property, String from, String to) {

        private static final String LEAD = "leads.";

        /** What a lead shall hold that is opened for the person. */
        public static Change ofLead(String property, String text) {
            return new Change(LEAD + property, "", text);
        }

        public boolean ofLead() {
            return property.startsWith(LEAD);
        }
    }

    public enum State {
        /** To be written. */
        PLANNED,
        /** Nothing to write; only what is thought of the person is new. */
        SILENT,
        /** About to be written, or written without an answer so far. */
        SENT,
        APPLIED,
        UNCHANGED,
        REFUSED,
        STALE,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
