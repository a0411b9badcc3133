package dev.mql.app.store;

import dev.mql.app.store.Audit.Finding;
import dev.mql.store.Failure;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Holds the store's rows to what the links of the chain say of them, one link after the other. */
final class ChainedRows {

    private static final String REMOVED = " is missing, and nothing says that it was erased or has expired";

    private final Database database;
    private final Sql sql;
    private final Vanished vanished;
    private final BitSet plans = new BitSet();
    private final BitSet runs = new BitSet();

    /** Those that are what their newest link says. */
    private final BitSet runsHold = new BitSet();

    private long rows;
    private long gone;
    private long settled;
    private long verdicts;

    ChainedRows(Database database, Sql sql, Vanished vanished) {
        this.database = database;
        this.sql = sql;
        this.vanished = vanished;
    }

    /** How many rows are as they were when they were chained. */
    long held() {
        return rows;
    }

    /** How many were erased or have expired since. */
    long gone() {
        return gone;
    }

    /** What is not as the link says; nothing where all of it is. */
    Optional<String> wrong(ChainLink link) {
        return switch (Chain.Kind.valueOf(link.kind())) {
            case PLAN -> plan(link);
            case RUN -> {
                run(link);
                yield Optional.empty();
            }
            case SETTLED -> {
                int plan = link.number();
                yield each(link, person -> item(plan, person), person -> vanished.item(plan, person))
                        .map(what -> "the item of person " + what);
            }
            case VERDICTS -> each(link, this::verdict, vanished::verdict).map(what -> "the verdict of row " + what);
            case GONE -> Optional.empty();
        };
    }

    private interface Committed {
        Optional<byte[]> to(long row);
    }

    /** The first row that is not what was committed, with what is wrong. */
    private Optional<String> each(ChainLink link, Committed committed, LongPredicate mayBeGone) {
        for (Map.Entry<Long, byte[]> entry : Commitments.of(link.body()).entrySet()) {
            long row = entry.getKey();
            Optional<byte[]> now = committed.to(row);
            if (now.isEmpty() && mayBeGone.test(row)) {
                gone++;
            } else if (now.isEmpty()) {
                return Optional.of(row + REMOVED);
            } else if (!Arrays.equals(now.get(), entry.getValue())) {
                return Optional.of(row + " was changed");
            } else {
                rows++;
                settled += link.is(Chain.Kind.SETTLED) ? 1 : 0;
                verdicts += link.is(Chain.Kind.VERDICTS) ? 1 : 0;
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> item(long plan, long person) {
        return sql.first(
                "select state, body, fix, code, remedy, salt from plan_item where plan = ? and person = ?",
                row -> {
                    String fix = row.getString(3);
                    @Nullable
                    Failure failure = fix == null ? null : new Failure(fix, row.getString(4), row.getString(5));
                    byte[] salt = row.getBytes(6);
                    return Chain.commitment(
                            salt == null ? new byte[0] : salt,
                            row.getBytes(2),
                            Settling.outcome(row.getString(1), failure));
                },
                plan,
                person);
    }

    private Optional<byte[]> verdict(long number) {
        return sql.first(
                "select salt, definition, body from verdict_was where id = ?",
                row -> VerdictHistory.commitment(row.getBytes(1), row.getString(2), row.getBytes(3)),
                number);
    }

    private Optional<String> plan(ChainLink link) {
        Optional<Plan> plan = new SqlJournal(database).plan(sql, link.id());
        plans.set(link.number());
        if (plan.isEmpty()) {
            gone++;
            return vanished.plan(link.number()) ? Optional.empty() : Optional.of("the plan" + REMOVED);
        }
        rows++;
        return Arrays.equals(Contents.of(plan.get()), link.body())
                ? Optional.empty()
                : Optional.of("what the plan was made from was changed");
    }

    /**
     * Rows that say something was done and that no link knows; and runs that are not what their last link says. To be asked for
     * once all links were held to theirs.
     */
    Optional<Finding> outside() {
        Optional<Finding> wrong = runs.stream()
                .filter(number -> !runsHold.get(number))
                .mapToObj(this::run)
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            return wrong;
        }
        return unknown("select id from run where ended is not null", runs)
                .map(run -> new Finding(0, "run r-" + run, "it says it ended, and no link knows that"))
                .or(() -> unknown("select id from plan where state in ('SEALED', 'RECORDED')", plans)
                        .map(plan -> new Finding(0, "plan p-" + plan, "it says it was made, and no link knows that")))
                .or(() -> more(
                        "plan items",
                        "say they were settled",
                        sql.number("select count(*) from plan_item where state in ('APPLIED', 'UNCHANGED', 'REFUSED',"
                                + " 'UNKNOWN', 'STALE')"),
                        settled))
                .or(() -> more("verdicts", "are kept", sql.number("select count(*) from verdict_was"), verdicts));
    }

    private void run(ChainLink link) {
        int number = link.number();
        boolean holds = new SqlJournal(database)
                .run(sql, link.id())
                .filter(run -> run.ended().isPresent() && Arrays.equals(Contents.of(run), link.body()))
                .isPresent();
        rows += (holds ? 1 : 0) - (runsHold.get(number) ? 1 : 0);
        runs.set(number);
        runsHold.set(number, holds);
    }

    /** What is wrong with a run that is not what its newest link says; nothing where it has been taken up again. */
    private Optional<Finding> run(int number) {
        String id = "r-" + number;
        Optional<Run> run = new SqlJournal(database).run(sql, id);
        if (run.isPresent()) {
            return run.get().ended().isPresent()
                    ? outside("run " + id, "the row is not what the chain says of it")
                    : Optional.empty();
        }
        gone++;
        return vanished.run(number) ? Optional.empty() : outside("run " + id, "the run" + REMOVED);
    }

    private Optional<Long> unknown(String query, BitSet known) {
        return sql.list(query + " order by id", row -> row.getLong(1)).stream()
                .filter(number -> !known.get(Math.toIntExact(number)))
                .findFirst();
    }

    private static Optional<Finding> more(String rows, String say, long found, long known) {
        return found == known
                ? Optional.empty()
                : outside(rows, (found - known) + " " + say + ", and no link knows them");
    }

    private static Optional<Finding> outside(String about, String what) {
        return Optional.of(new Finding(0, about, what));
    }
}
