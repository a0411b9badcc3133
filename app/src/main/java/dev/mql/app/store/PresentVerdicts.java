package dev.mql.app.store;

import dev.mql.evaluate.Outcome;
import dev.mql.store.StoredVerdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what is thought of people now to the newest verdict kept of them, which is in the chain. */
final class PresentVerdicts {

    private static final int SOME = 500;

    private final Words words;
    private final Sql sql;

    PresentVerdicts(Words words, Sql sql) {
        this.words = words;
        this.sql = sql;
    }

    /** The first person of whom the two tell different things; points alone are no difference, since they fade. */
    Optional<Long> forged() {
        long after = 0;
        List<Present> some = some(after);
        while (!some.isEmpty()) {
            Optional<Long> forged =
                    some.stream().filter(Present::forged).map(Present::person).findFirst();
            if (forged.isPresent()) {
                return forged;
            }
            after = some.get(some.size() - 1).person;
            some = some(after);
        }
        return Optional.empty();
    }

    private List<Present> some(long after) {
        return sql.list(
                "select v.person, v.kind, v.raised, v.score, v.stage, v.code, v.body, (select w.body from verdict_was w"
                        + " where w.person = v.person and w.definition = '' order by w.id desc limit 1) from verdict v"
                        + " where v.person > ? order by v.person limit " + SOME,
                row -> new Present(
                        row.getLong(1),
                        String.join(
                                " ",
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        verdict(row.getBytes(7)),
                        row.getBytes(8) == null ? null : verdict(row.getBytes(8))),
                after);
    }

    private StoredVerdict verdict(byte[] body) {
        return VerdictPacking.verdict(new Unpacking(words, body));
    }

    /**
     * @param columns what is asked of the table without unpacking
     * @param keptOrNull the newest one kept
     */
    private record Present(
            long person,
            String columns,
            StoredVerdict now,
            @Nullable StoredVerdict keptOrNull) {

        boolean forged() {
            Outcome outcome = now.outcome();
            String told = String.join(
                    " ",
                    outcome.verdict().kind().name(),
                    outcome.raised() ? "1" : "0",
                    Long.toString(outcome.score()),
                    now.stage().name(),
                    outcome.verdict().code());
            return keptOrNull == null || !columns.equals(told) || now.turnsFrom(keptOrNull);
        }
    }
}
