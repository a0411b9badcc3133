package dev.mql.decide;

import dev.mql.decide.Holding.Owner;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People, statuses and verdicts by hand. */
final class Given {

    static final long HOUR = 60L * 60 * 1000;
    static final long DAY = 24 * HOUR;

    /** A Tuesday, inside working hours. */
    static final long NOW = Instant.parse("2026-12-08T09:00:00Z").toEpochMilli();

    static final Traces NEW_ACTIVITY = new Traces(null, NOW - HOUR, null, null);
    static final Traces NEW_RAISE = new Traces(NOW - HOUR, NOW - HOUR, null, null);

    private Given() {}

    /** @param then {@code recycle}, {@code flag} or {@code keep} */
    static Definition definition(String then) {
        String text = """
                definition: Small
                zone: Europe/Berlin
                working_hours: mon-fri 09:00-18:00
                hand_raise: {did: demo_request, within: 30d}
                mql:
                  enter: {score: 60}
                  leave: {score: 45, for: 14d, then: %s}
                fit: {cap: 60, size: {of: company.employees, points: {10+: 60}, why: enough people to need it}}
                handoff:
                  answer_within: {hand_raise: 1h, mql: 8h}
                  again: {after: 90d, at_most: 3}
                """.formatted(then);
        DefinitionFile.Reading reading = DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
        return reading.definition().orElseThrow(() -> new AssertionError(reading.mistakes()));
    }

    static Decider decider(Policy policy) {
        return Decider.of(definition("recycle"), policy);
    }

    static Outcome outcome(Kind kind, boolean raised, int score) {
        Verdict verdict = new Verdict(kind, kind == Kind.DISQUALIFIED ? "customer" : "", List.of());
        long micros = score * 1_000_000L;
        return new Outcome(verdict, raised, micros, micros, micros, 0, 0, 0, 0, "B2", Set.of());
    }

    static Outcome mql() {
        return outcome(Kind.MQL, false, 70);
    }

    static Outcome raised() {
        return outcome(Kind.MQL, true, 10);
    }

    static Outcome nurture(int score) {
        return outcome(Kind.NURTURE, false, score);
    }

    static Outcome stopped() {
        return outcome(Kind.DISQUALIFIED, false, 70);
    }

    static Standing standing(Stage stage, long since) {
        return new Standing(stage, since, null, null, 0, stage == Stage.MQL ? since : null, null);
    }

    static Standing recycled(long leftAt, int recycles) {
        return new Standing(Stage.RECYCLED, leftAt, null, leftAt, recycles, leftAt - 30 * DAY, null);
    }

    static Holding engine(String value, @Nullable Stage stage, @Nullable String written) {
        return new Holding("hs_lead_status", value, NOW - 20 * DAY, stage, Owner.ENGINE, written, false);
    }

    static Holding sales(String value, Stage stage) {
        return new Holding("hs_lead_status", value, NOW - DAY, stage, Owner.SALES, null, false);
    }

    static final Holding FRESH = engine("NEW", Stage.LEAD, null);
    static final Holding OURS = engine("MQL", Stage.MQL, "MQL");
}
