package dev.mql.app.store;

import dev.mql.store.Failure;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Goes through the chain from its beginning, and holds the store's rows to it. */
public final class Audit {

    private static final int PAGE = 100;
    private static final String REMOVED = " is missing, and nothing says that it was erased or has expired";

    private final Database database;
    private final Vanished vanished = new Vanished();
    private final BitSet plans = new BitSet();
    private final BitSet runs = new BitSet();

    /** Those that are what their newest link says. */
    private final BitSet runsHold = new BitSet();

    private byte[] before = Chain.BEGINNING;
    private long seq;
    private long rows;
    private long gone;
    private long settled;
    private long verdicts;
    private boolean noted;
    private @Nullable Finding broken;

    Audit(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param links how many hold
     * @param rows how many rows are as they were when they were chained
     * @param gone rows erased or expired since
     * @param head the hash of the newest link, to be kept elsewhere
     * @param brokenOrNull the first link that does not hold, or null where all do
     */
    public record Report(
            long links,
            long rows,
            long gone,
            String head,
            @Nullable Finding brokenOrNull) {

        public Optional<Finding> broken() {
            return Optional.ofNullable(brokenOrNull);
        }
    }

    /**
     * @param seq the link; 0 where rows stand outside the chain
     * @param about what it tells of: {@code plan p-12}
     */
    public record Finding(long seq, String about, String what) {}

    /** @param head a head noted earlier, which has to be in the chain; empty for none */
    Report verify(String head) {
        noted = head.isEmpty();
        hearWhatVanished();
        List<Link> some = after(seq);
        while (!some.isEmpty() && broken == null) {
            some.forEach(link -> {
                if (broken == null) {
                    verify(link, head);
                }
            });
            some = after(seq);
        }
        if (broken == null) {
            broken = database.read(this::outside).orElse(null);
        }
        if (broken == null) {
            broken = new PresentVerdicts(database)
                    .forged()
                    .map(person -> new Finding(
                            0, "person " + person, "the present verdict is not the newest one that was kept"))
                    .orElse(null);
        }
        if (broken == null && !noted) {
            broken = new Finding(
                    seq, "the whole chain", "the head noted earlier is not in it: links were removed or made anew");
        }
        long links = broken == null || broken.seq() == 0 ? seq : broken.seq() - 1;
        return new Report(links, rows, gone, HexFormat.of().formatHex(before), broken);
    }

    /** As far as the links hold; the rest is not reached later either. */
    private void hearWhatVanished() {
        byte[] last = Chain.BEGINNING;
        long number = 0;
        List<Link> some = after(0);
        while (!some.isEmpty()) {
            for (Link link : some) {
                if (link.seq != ++number || !link.follows(last)) {
                    return;
                }
                if (link.kind.equals(Chain.Kind.GONE.name())) {
                    vanished.hear(link.id, link.body);
                }
                last = link.hash;
            }
            some = after(number);
        }
    }

    private List<Link> after(long last) {
        return database.read(sql -> sql.list(
                "select seq, kind, id, body, hash from chain where seq > ? order by seq limit " + PAGE,
                row -> new Link(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5)),
                last));
    }

    private void verify(Link link, String head) {
        if (link.seq != seq + 1 || !link.follows(before)) {
            broken = new Finding(
                    link.seq,
                    about(link),
                    "it does not follow from the link before: one of the two was changed or removed");
            return;
        }
        Optional<String> wrong = database.read(sql -> rows(sql, link));
        if (wrong.isPresent()) {
            broken = new Finding(link.seq, about(link), wrong.get());
            return;
        }
        seq = link.seq;
        before = link.hash;
        noted |= HexFormat.of().formatHex(link.hash).equals(head);
    }

    private Optional<String> rows(Sql sql, Link link) {
        return switch (Chain.Kind.valueOf(link.kind)) {
            case PLAN -> plan(sql, link);
            case RUN -> {
                run(sql, link);
                yield Optional.empty();
            }
            case SETTLED -> {
                int plan = number(link.id);
                yield each(link, person -> item(sql, plan, person), person -> vanished.item(plan, person))
                        .map(what -> "the item of person " + what);
            }
            case VERDICTS ->
                each(link, row -> verdict(sql, row), vanished::verdict).map(what -> "the verdict of row " + what);
            case GONE -> Optional.empty();
        };
    }

    private interface Committed {
        Optional<byte[]> to(long row);
    }

    /** The first row that is not what was committed, with what is wrong. */
    private Optional<String> each(Link link, Committed committed, LongPredicate mayBeGone) {
        for (Map.Entry<Long, byte[]> entry : Commitments.of(link.body).entrySet()) {
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
                settled += link.kind.equals(Chain.Kind.SETTLED.name()) ? 1 : 0;
                verdicts += link.kind.equals(Chain.Kind.VERDICTS.name()) ? 1 : 0;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> item(Sql sql, long plan, long person) {
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

    private static Optional<byte[]> verdict(Sql sql, long number) {
        return sql.first(
                "select salt, definition, body from verdict_was where id = ?",
                row -> VerdictHistory.commitment(row.getBytes(1), row.getString(2), row.getBytes(3)),
                number);
    }

    private Optional<String> plan(Sql sql, Link link) {
        Optional<Plan> plan = new SqlJournal(database).plan(sql, link.id);
        plans.set(number(link.id));
        if (plan.isEmpty()) {
            gone++;
            return vanished.plan(number(link.id)) ? Optional.empty() : Optional.of("the plan" + REMOVED);
        }
        rows++;
        return Arrays.equals(Contents.of(plan.get()), link.body)
                ? Optional.empty()
                : Optional.of("what the plan was made from was changed");
    }

    /** Rows that say something was done and that no link knows; and runs that are not what their last link says. */
    private Optional<Finding> outside(Sql sql) {
        Optional<Finding> wrong = runs.stream()
                .filter(number -> !runsHold.get(number))
                .mapToObj(number -> run(sql, number))
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            return wrong;
        }
        return unknown(sql, "select id from run where ended is not null", runs)
                .map(run -> new Finding(0, "run r-" + run, "it says it ended, and no link knows that"))
                .or(() -> unknown(sql, "select id from plan where state in ('SEALED', 'RECORDED')", plans)
                        .map(plan -> new Finding(0, "plan p-" + plan, "it says it was made, and no link knows that")))
                .or(() -> more(
                        "plan items",
                        "say they were settled",
                        sql.number("select count(*) from plan_item where state in ('APPLIED', 'UNCHANGED', 'REFUSED',"
                                + " 'UNKNOWN', 'STALE')"),
                        settled))
                .or(() -> more("verdicts", "are kept", sql.number("select count(*) from verdict_was"), verdicts));
    }

    private void run(Sql sql, Link link) {
        int number = number(link.id);
        boolean holds = new SqlJournal(database)
                .run(sql, link.id)
                .filter(run -> run.ended().isPresent() && Arrays.equals(Contents.of(run), link.body))
                .isPresent();
        rows += (holds ? 1 : 0) - (runsHold.get(number) ? 1 : 0);
        runs.set(number);
        runsHold.set(number, holds);
    }

    /** What is wrong with a run that is not what its newest link says; nothing where it has been taken up again. */
    private Optional<Finding> run(Sql sql, int number) {
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

    private static Optional<Long> unknown(Sql sql, String query, BitSet known) {
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

    /** The number in {@code p-12}. */
    private static int number(String id) {
        return Integer.parseInt(id.substring(2));
    }

    private static String about(Link link) {
        return link.kind.toLowerCase(java.util.Locale.ROOT) + " " + link.id;
    }

    @SuppressWarnings("ArrayRecordComponent") // columns, never compared
    private record Link(long seq, String kind, String id, byte[] body, byte[] hash) {

        boolean follows(byte[] before) {
            return Arrays.equals(Chain.link(before, seq, kind, id, body), hash);
        }
    }
}
