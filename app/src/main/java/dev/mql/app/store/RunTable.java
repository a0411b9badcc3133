package dev.mql.app.store;

import dev.mql.crm.Calls;
import dev.mql.store.Run;
import dev.mql.store.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of runs. */
final class RunTable {

    private RunTable() {}

    static int insert(Sql sql, Words words, long number, Run run) {
        return sql.update(
                "insert into run (id, crm, kind, definition, mapping, backfill, started, as_of, plan, state, tally, calls, message,"
                        + " resumes_at, ended) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                run.crm(),
                run.kind().name(),
                run.definition(),
                run.mapping(),
                run.ground().backfill() ? 1 : 0,
                run.started().toEpochMilli(),
                millis(run.asOfOrNull()),
                run.planOrNull(),
                run.state().name(),
                pack(words, run.tally()),
                pack(words, run.calls()),
                run.message(),
                millis(run.progress().resumesAtOrNull()),
                millis(run.progress().endedOrNull()));
    }

    static int update(Sql sql, Words words, long number, Run run) {
        return sql.update(
                "update run set as_of = ?, plan = ?, state = ?, tally = ?, calls = ?, message = ?, resumes_at = ?, ended = ?"
                        + " where id = ?",
                millis(run.asOfOrNull()),
                run.planOrNull(),
                run.state().name(),
                pack(words, run.tally()),
                pack(words, run.calls()),
                run.message(),
                millis(run.progress().resumesAtOrNull()),
                millis(run.progress().endedOrNull()),
                number);
    }

    static Run read(Words words, ResultSet row) throws SQLException {
        return new Run(
                "r-" + row.getLong("id"),
                new Run.Ground(
                        row.getString("crm"),
                        Run.Kind.valueOf(row.getString("kind")),
                        row.getString("definition"),
                        row.getString("mapping"),
                        row.getInt("backfill") == 1),
                Instant.ofEpochMilli(row.getLong("started")),
                instant(row, "as_of"),
                row.getString("plan"),
                new Run.Progress(
                        Run.State.valueOf(row.getString("state")),
                        tally(new Unpacking(words, row.getBytes("tally"))),
                        calls(new Unpacking(words, row.getBytes("calls"))),
                        row.getString("message"),
                        instant(row, "resumes_at"),
                        instant(row, "ended")));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(instant.toEpochMilli());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }

    private static byte[] pack(Words words, Tally tally) {
        Packing to = new Packing(words);
        counts(to, tally.read());
        to.number(tally.evaluated());
        counts(to, tally.verdicts());
        return to.number(tally.changed())
                .number(tally.written())
                .number(tally.heldBack())
                .number(tally.failed())
                .number(tally.left())
                .bytes();
    }

    private static Tally tally(Unpacking from) {
        return new Tally(
                counts(from),
                from.number(),
                counts(from),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number());
    }

    static Packing counts(Packing to, SortedMap<String, Long> counts) {
        return to.list(
                counts.entrySet(),
                (packing, count) -> packing.word(count.getKey()).number(count.getValue()));
    }

    static SortedMap<String, Long> counts(Unpacking from) {
        SortedMap<String, Long> counts = new TreeMap<>();
        from.list(each -> Map.entry(each.word(), each.number()))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private static byte[] pack(Words words, Calls calls) {
        return new Packing(words)
                .number(calls.read())
                .number(calls.write())
                .number(calls.look())
                .number(calls.refused())
                .number(calls.retried())
                .bytes();
    }

    private static Calls calls(Unpacking from) {
        return new Calls(from.number(), from.number(), from.number(), from.number(), from.number());
    }
}
