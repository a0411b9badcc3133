package dev.mql.app.store;

import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import dev.mql.store.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what was told of; many notices in one transaction. */
final class SqlQueue implements Queue {

    private static final String ADD = "insert into queue (crm, type, key, since, told, tries, erased, due)"
            + " values (?, ?, ?, ?, 1, 0, ?, ?) on conflict (crm, type, key) do update set told = queue.told + 1,"
            + " erased = case when queue.erased = 1 then 1 else excluded.erased end,"
            + " due = case when queue.due < excluded.due then queue.due else excluded.due end";

    private static final String THIS = " where crm = ? and type = ? and key = ? and told = ?";

    private final Database database;

    SqlQueue(Database database) {
        this.database = database;
    }

    @Override
    public void add(Collection<Notice> notices, Instant now) {
        long at = now.toEpochMilli();
        // Each row once, and in one order for all: PostgreSQL refuses to change a row twice in one statement.
        SortedMap<Ref, Integer> erased = new TreeMap<>();
        notices.forEach(notice -> erased.merge(notice.ref(), notice.kind() == Notice.Kind.ERASED ? 1 : 0, Math::max));
        List<@Nullable Object[]> rows = new ArrayList<>(erased.size());
        erased.forEach((ref, gone) -> rows.add(new @Nullable Object[] {ref.crm(), ref.type(), ref.id(), at, gone, at}));
        write(ADD, rows);
    }

    @Override
    public List<Waiting> next(String crm, int most, Instant now) {
        return database.read(sql -> sql.list(
                "select type, key, since, told, tries, erased from queue where crm = ? and due <= ?"
                        + " order by due, type, key limit ?",
                row -> new Waiting(
                        new Ref(crm, row.getString(1), row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getLong(4),
                        row.getInt(5),
                        row.getInt(6) == 1),
                crm,
                now.toEpochMilli(),
                most));
    }

    @Override
    public void done(Collection<Waiting> looked) {
        List<@Nullable Object[]> rows = new ArrayList<>(looked.size());
        looked.forEach(waiting -> {
            Ref ref = waiting.ref();
            rows.add(new @Nullable Object[] {ref.crm(), ref.type(), ref.id(), waiting.told()});
        });
        write("delete from queue" + THIS, rows);
    }

    @Override
    public void postpone(Collection<Waiting> failed, Instant until) {
        List<@Nullable Object[]> rows = new ArrayList<>(failed.size());
        failed.forEach(waiting -> {
            Ref ref = waiting.ref();
            rows.add(new @Nullable Object[] {until.toEpochMilli(), ref.crm(), ref.type(), ref.id(), waiting.told()});
        });
        write("update queue set tries = tries + 1, due = ?" + THIS, rows);
    }

    /** Within the transaction that erases the record. */
    static void forget(Sql sql, Ref ref) {
        sql.update(
                "delete from queue where crm = ? and type = ? and key = ? and erased = 0",
                ref.crm(),
                ref.type(),
                ref.id());
    }

    @Override
    public Length length(String crm) {
        return database.read(sql -> sql.first(
                        "select count(*), min(since) from queue where crm = ?",
                        row -> {
                            long records = row.getLong(1);
                            return new Length(records, records == 0 ? null : Instant.ofEpochMilli(row.getLong(2)));
                        },
                        crm)
                .orElseThrow());
    }

    private void write(String text, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            database.write(sql -> {
                sql.batch(text, rows);
                return rows.size();
            });
        }
    }
}
