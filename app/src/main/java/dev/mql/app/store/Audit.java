package dev.mql.app.store;

import dev.mql.store.Failure;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Goes through the chain from its beginning, and holds the store's rows to it. */
public final class Audit {

    private static final int PAGE = 100;

    private final Database database;
    private final Map<String, byte[]> runs = new HashMap<>();
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
            database.read(this::outside);
        }
        if (broken == null && !noted) {
            broken = new Finding(
                    seq, "the whole chain", "the head noted earlier is not in it: links were removed or made anew");
        }
        long links = broken == null || broken.seq() == 0 ? seq : broken.seq() - 1;
        return new Report(links, rows, gone, HexFormat.of().formatHex(before), broken);
    }

    private List<Link> after(long last) {
        return database.read(sql -> sql.list(
                "select seq, kind, id, body, hash from chain where seq > ? order by seq limit " + PAGE,
                row -> new Link(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5)),
                last));
    }

    private void verify(Link link, String head) {
        byte[] hash = Chain.link(before, link.seq, link.kind, link.id, link.body);
        if (link.seq != seq + 1 || !Arrays.equals(hash, link.hash)) {
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
        before = hash;
        noted |= HexFormat.of().formatHex(hash).equals(head);
    }

    private Optional<String> rows(Sql sql, Link link) {
        return switch (Chain.Kind.valueOf(link.kind)) {
            case PLAN -> plan(sql, link);
            case RUN -> {
                runs.put(link.id, link.body);
                yield Optional.empty();
            }
            case SETTLED ->
                each(link, row -> item(sql, link.id, row)).map(row -> "the item of person " + row + " was changed");
            case VERDICTS ->
                each(link, row -> verdict(sql, row)).map(row -> "the verdict of row " + row + " was changed");
        };
    }

    private interface Committed {
        Optional<byte[]> to(long row);
    }

    /** The first row that is not what was committed. */
    private Optional<Long> each(Link link, Committed committed) {
        for (Map.Entry<Long, byte[]> entry : Commitments.of(link.body).entrySet()) {
            Optional<byte[]> now = committed.to(entry.getKey());
            if (now.isEmpty()) {
                gone++;
            } else if (!Arrays.equals(now.get(), entry.getValue())) {
                return Optional.of(entry.getKey());
            } else {
                rows++;
                settled += link.kind.equals(Chain.Kind.SETTLED.name()) ? 1 : 0;
                verdicts += link.kind.equals(Chain.Kind.VERDICTS.name()) ? 1 : 0;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> item(Sql sql, String plan, long person) {
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
                Long.parseLong(plan.substring(2)),
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
        if (plan.isEmpty()) {
            gone++;
            return Optional.empty();
        }
        rows++;
        return Arrays.equals(content(plan.get()), link.body)
                ? Optional.empty()
                : Optional.of("what the plan was made from was changed");
    }

    /** Rows that say something was done and that no link knows; and runs that are not what their last link says. */
    private boolean outside(Sql sql) {
        runs.forEach((id, body) -> {
            Optional<Run> run = new SqlJournal(database).run(sql, id);
            if (run.isEmpty()) {
                gone++;
            } else if (run.get().ended().isPresent() && !Arrays.equals(content(run.get()), body)) {
                broken = new Finding(0, "run " + id, "the row is not what the chain says of it");
            } else {
                rows++;
            }
        });
        long items = sql.number(
                "select count(*) from plan_item where state in ('APPLIED', 'UNCHANGED', 'REFUSED', 'UNKNOWN', 'STALE')");
        if (items != settled) {
            broken = new Finding(0, "plan items", (items - settled) + " say they were settled, and no link knows them");
        }
        long kept = sql.number("select count(*) from verdict_was");
        if (kept != verdicts) {
            broken = new Finding(0, "verdicts", (kept - verdicts) + " are kept, and no link knows them");
        }
        return broken == null;
    }

    private static String about(Link link) {
        return link.kind.toLowerCase(java.util.Locale.ROOT) + " " + link.id;
    }

    /** What of a plan never changes once it is sealed. */
    static byte[] content(Plan plan) {
        Plan.Basis basis = plan.basis();
        return Chain.text(String.join(
                "\n",
                plan.id(),
                basis.crm(),
                basis.run(),
                basis.definition(),
                basis.mapping(),
                basis.schema(),
                basis.asOf().toString(),
                basis.covers().name(),
                Boolean.toString(basis.backfill()),
                text(plan.moves())));
    }

    /** What is known of a run once it has ended. */
    static byte[] content(Run run) {
        return Chain.text(String.join(
                "\n",
                run.id(),
                run.crm(),
                run.kind().name(),
                run.definition(),
                run.mapping(),
                run.started().toString(),
                run.asOf().map(Object::toString).orElse(""),
                run.plan().orElse(""),
                run.state().name(),
                run.ended().map(Object::toString).orElse(""),
                text(run.tally().read()),
                text(run.tally().verdicts()),
                run.tally().changed() + " " + run.tally().written() + " "
                        + run.tally().heldBack() + " " + run.tally().failed() + " "
                        + run.tally().left()));
    }

    private static String text(SortedMap<String, Long> counts) {
        return counts.toString();
    }

    @SuppressWarnings("ArrayRecordComponent") // columns, never compared
    private record Link(long seq, String kind, String id, byte[] body, byte[] hash) {}
}
