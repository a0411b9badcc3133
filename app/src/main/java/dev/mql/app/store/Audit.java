package dev.mql.app.store;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the chain from its beginning, and holds the store's rows to it. */
public final class Audit {

    private final Database database;
    private final Sql sql;
    private final Vanished vanished = new Vanished();
    private final ChainedRows rows;
    private byte[] before = Chain.BEGINNING;
    private long seq;
    private boolean noted;
    private @Nullable Finding broken;

    /** @param sql reads one state of the store throughout: what is written or erased meanwhile is no forgery */
    Audit(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
        this.rows = new ChainedRows(database, sql, vanished);
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
        List<ChainLink> some = ChainLink.after(sql, seq);
        while (!some.isEmpty() && broken == null) {
            some.forEach(link -> {
                if (broken == null) {
                    verify(link, head);
                }
            });
            some = ChainLink.after(sql, seq);
        }
        if (broken == null) {
            broken = rows.outside().orElse(null);
        }
        if (broken == null) {
            broken = new PresentVerdicts(database.words(), sql)
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
        return new Report(links, rows.held(), rows.gone(), HexFormat.of().formatHex(before), broken);
    }

    /** As far as the links hold; the rest is not reached later either. */
    private void hearWhatVanished() {
        byte[] last = Chain.BEGINNING;
        long number = 0;
        List<ChainLink> some = ChainLink.after(sql, 0);
        while (!some.isEmpty()) {
            for (ChainLink link : some) {
                if (link.seq() != ++number || !link.follows(last)) {
                    return;
                }
                if (link.is(Chain.Kind.GONE)) {
                    vanished.hear(link.id(), link.body());
                }
                last = link.hash();
            }
            some = ChainLink.after(sql, number);
        }
    }

    private void verify(ChainLink link, String head) {
        if (link.seq() != seq + 1 || !link.follows(before)) {
            broken = new Finding(
                    link.seq(),
                    link.about(),
                    "it does not follow from the link before: one of the two was changed or removed");
            return;
        }
        Optional<String> wrong = rows.wrong(link);
        if (wrong.isPresent()) {
            broken = new Finding(link.seq(), link.about(), wrong.get());
            return;
        }
        seq = link.seq();
        before = link.hash();
        noted |= HexFormat.of().formatHex(link.hash()).equals(head);
    }
}
