package dev.mql.app.store;

import dev.mql.store.Failure;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps runs and plans. */
final class SqlJournal implements Journal {

    private final Database database;

    SqlJournal(Database database) {
        this.database = database;
    }

    @Override
    public Run open(Run.Ground ground, Instant started) {
        return database.write(sql -> {
            long number = sql.number("select coalesce(max(id), 0) + 1 from run");
            Run run = Run.begun("r-" + number, ground, started);
            RunTable.insert(sql, database.words(), number, run);
            return run;
        });
    }

    @Override
    public void update(Run run) {
        database.write(sql -> {
            RunTable.update(sql, database.words(), number("r", run.id()), run);
            if (run.ended().isPresent()) {
                // As the row has it, to the millisecond: a machine's clock is finer, and the row is what the chain is
                // held to.
                run(sql, run.id()).ifPresent(kept -> new Chain(sql).add(Chain.Kind.RUN, kept.id(), Contents.of(kept)));
            }
            return true;
        });
    }

    @Override
    public Optional<Run> run(String id) {
        return database.read(sql -> run(sql, id));
    }

    Optional<Run> run(Sql sql, String id) {
        return sql.first(
                "select * from run where id = ?", row -> RunTable.read(database.words(), row), number("r", id));
    }

    @Override
    public Optional<Run> unfinished(String crm) {
        return database.read(sql -> sql.first(
                        "select * from run where crm = ? and kind <> 'CONTACT' order by id desc limit 1",
                        row -> RunTable.read(database.words(), row),
                        crm))
                .filter(run -> run.state().resumable());
    }

    @Override
    public List<Run> runs(String crm, int limit) {
        return database.read(sql -> sql.list(
                "select * from run where crm = ? order by id desc limit ?",
                row -> RunTable.read(database.words(), row),
                crm,
                limit));
    }

    @Override
    public List<Run> longRuns(String crm, int limit) {
        return database.read(sql -> sql.list(
                "select * from run where crm = ? and kind <> 'CONTACT' order by id desc limit ?",
                row -> RunTable.read(database.words(), row),
                crm,
                limit));
    }

    @Override
    public Optional<Instant> lastAsOf(String crm) {
        return database.read(sql -> sql.first(
                "select as_of from run where crm = ? and as_of is not null order by id desc limit 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                crm));
    }

    @Override
    public Plan draft(Plan.Basis basis) {
        return database.write(sql -> {
            long number = sql.number(
                    "insert into plan (crm, run, definition, mapping, schema, as_of, revision, covers, backfill, state)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                    basis.crm(),
                    basis.run(),
                    basis.definition(),
                    basis.mapping(),
                    basis.schema(),
                    basis.asOf().toEpochMilli(),
                    basis.revision(),
                    basis.covers().name(),
                    basis.backfill() ? 1 : 0,
                    Plan.State.DRAFT.name());
            return Plan.draft("p-" + number, basis);
        });
    }

    @Override
    public void add(String plan, List<PlanItem> items) {
        database.write(sql -> {
            in(sql, plan, Plan.State.DRAFT);
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (PlanItem item : items) {
                byte[] body = ItemPacking.pack(database.words(), item);
                rows.add(new Object[] {number(plan), item.state().name(), body, item.person()});
            }
            // Of somebody forgotten while being judged nothing comes back.
            sql.batch(
                    "insert into plan_item (plan, person, state, body) select ?, id, ?, ? from person where id = ?"
                            + " on conflict (plan, person) do update set state = excluded.state, body = excluded.body",
                    rows);
            return true;
        });
    }

    @Override
    public Plan seal(String plan, SortedMap<String, Long> moves) {
        return database.write(sql -> {
            Plan draft = in(sql, plan, Plan.State.DRAFT);
            byte[] packed =
                    RunTable.counts(new Packing(database.words()), moves).bytes();
            sql.update("update plan set moves = ? where id = ?", packed, number(plan));
            state(sql, plan, Plan.State.SEALED);
            Plan sealed = draft.sealed(moves);
            new Chain(sql).add(Chain.Kind.PLAN, plan, Contents.of(sealed));
            return sealed;
        });
    }

    private static void state(Sql sql, String plan, Plan.State state) {
        sql.update("update plan set state = ? where id = ?", state.name(), number(plan));
    }

    @Override
    public Optional<Plan> plan(String id) {
        return database.read(sql -> plan(sql, id));
    }

    Optional<Plan> plan(Sql sql, String id) {
        return sql.first("select * from plan where id = ?", this::plan, number(id));
    }

    @Override
    public List<Plan> plansOf(Run run) {
        return database.read(sql -> sql.list(
                "select * from plan where crm = ? and (run = ? or id = ?) order by id",
                this::plan,
                run.crm(),
                run.id(),
                run.plan().map(SqlJournal::number).orElse(-1L)));
    }

    @Override
    public List<Plan> plans(String crm, int limit) {
        return database.read(
                sql -> sql.list("select * from plan where crm = ? order by id desc limit ?", this::plan, crm, limit));
    }

    private Plan plan(ResultSet row) throws SQLException {
        byte @Nullable [] moves = row.getBytes("moves");
        return new Plan(
                "p-" + row.getLong("id"),
                new Plan.Basis(
                        row.getString("crm"),
                        row.getString("run"),
                        row.getString("definition"),
                        row.getString("mapping"),
                        row.getString("schema"),
                        Instant.ofEpochMilli(row.getLong("as_of")),
                        row.getLong("revision"),
                        Plan.Covers.valueOf(row.getString("covers")),
                        row.getInt("backfill") == 1),
                moves == null ? Collections.emptySortedMap() : RunTable.counts(new Unpacking(database.words(), moves)),
                Plan.State.valueOf(row.getString("state")));
    }

    @Override
    public List<PlanItem> items(String plan, Set<PlanItem.State> states, long after, int limit) {
        return database.read(sql -> {
            known(sql, plan);
            return sql.list(
                    "select person, state, body, fix, code, remedy from plan_item where plan = ? and person > ? and"
                            + " state in"
                            + among(states) + " order by person limit ?",
                    row -> ItemPacking.unpack(
                            database.words(),
                            row.getLong(1),
                            PlanItem.State.valueOf(row.getString(2)),
                            row.getBytes(3),
                            failure(row)),
                    number(plan),
                    after,
                    limit);
        });
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String fix = row.getString(4);
        return fix == null ? null : new Failure(fix, row.getString(5), row.getString(6));
    }

    @Override
    public long count(String plan, Set<PlanItem.State> states) {
        return database.read(sql -> {
            known(sql, plan);
            return sql.number(
                    "select count(*) from plan_item where plan = ? and state in" + among(states), number(plan));
        });
    }

    private static String among(Set<PlanItem.State> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", ", " (", ")"));
    }

    @Override
    public void sent(String plan, Collection<Long> persons, Instant at) {
        database.write(sql -> {
            in(sql, plan, Plan.State.SEALED);
            List<@Nullable Object[]> rows = new ArrayList<>();
            persons.forEach(person -> rows.add(new Object[] {PlanItem.State.SENT.name(), number(plan), person}));
            sql.batch("update plan_item set state = ? where plan = ? and person = ?", rows);
            return true;
        });
    }

    @Override
    public void settle(String plan, List<Settlement> settlements, Instant at) {
        database.write(sql -> {
            in(sql, plan, Plan.State.SEALED);
            Settling settling = new Settling(sql, database.words(), number(plan), at.toEpochMilli());
            settlements.forEach(settling::settle);
            settling.chain();
            return true;
        });
    }

    @Override
    public void record(String plan, Instant at) {
        Plan known = database.read(sql -> known(sql, plan));
        if (known.state() == Plan.State.RECORDED) {
            return;
        }
        known.require(Plan.State.SEALED);
        Recording recording = new Recording(known, number(plan), at.toEpochMilli());
        boolean more = true;
        while (more) {
            more = database.write(sql -> recording.keepSome(sql, database.words()));
        }
        database.write(recording::close);
    }

    @Override
    public void discard(String plan) {
        database.write(sql -> {
            known(sql, plan);
            state(sql, plan, Plan.State.DISCARDED);
            return sql.update("delete from plan_item where plan = ? and state in ('PLANNED', 'SILENT')", number(plan));
        });
    }

    @Override
    public long firstWrites(String crm, Instant since) {
        return database.read(sql -> sql.number(
                "select count(*) from person where first_written < 9223372036854775807 and first_written >= ? and crm"
                        + " = ?",
                since.toEpochMilli(),
                crm));
    }

    @Override
    public long expire(String crm, Instant verdictsBefore, Instant runsBefore) {
        long before = verdictsBefore.toEpochMilli();
        return database.write(sql -> {
            Expiring expiring = new Expiring(sql, database.words());
            return expiring.verdicts(before) + expiring.journal(crm, runsBefore.toEpochMilli());
        });
    }

    private Plan in(Sql sql, String plan, Plan.State wanted) {
        Plan known = known(sql, plan);
        known.require(wanted);
        return known;
    }

    private Plan known(Sql sql, String plan) {
        return sql.first("select * from plan where id = ?", this::plan, number(plan))
                .orElseThrow(() -> Plan.unknown(plan));
    }

    /** The number in {@code p-12}; -1 where it is no plan's. */
    private static long number(String plan) {
        return number("p", plan);
    }

    private static long number(String letter, String id) {
        return id.matches(letter + "-[0-9]{1,18}") ? Long.parseLong(id.substring(2)) : -1;
    }
}
