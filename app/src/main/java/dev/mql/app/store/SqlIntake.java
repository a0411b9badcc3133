package dev.mql.app.store;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import dev.mql.store.Intake;
import dev.mql.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps what was read. */
final class SqlIntake implements Intake {

    private final Database database;

    SqlIntake(Database database) {
        this.database = database;
    }

    @Override
    public void pin(String crm, String account) {
        Optional<String> known =
                database.read(sql -> sql.first("select id from account where crm = ?", row -> row.getString(1), crm));
        if (known.isEmpty()) {
            known = Optional.of(database.write(sql -> {
                sql.update("insert into account (crm, id) values (?, ?) on conflict do nothing", crm, account);
                return sql.first("select id from account where crm = ?", row -> row.getString(1), crm)
                        .orElseThrow();
            }));
        }
        if (!known.get().equals(account)) {
            throw StoreException.otherAccount(crm, known.get(), account);
        }
    }

    @Override
    public Optional<Reading> reading(String crm, String stream) {
        return database.read(sql -> {
            List<Checkpoint> unfinished = sql.list(
                    "select part, text from checkpoint where crm = ? and stream = ? order by id",
                    row -> new Checkpoint(stream, row.getInt(1), row.getString(2)),
                    crm,
                    stream);
            return sql.first(
                    "select wanted, covered from stream where crm = ? and name = ?",
                    row -> new Reading(row.getString(1), unfinished, instant(row, 2)),
                    crm,
                    stream);
        });
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }

    @Override
    public void begin(String crm, String stream, String wanted, List<Checkpoint> parts) {
        database.write(sql -> {
            sql.update(
                    "insert into stream (crm, name, wanted) values (?, ?, ?) on conflict (crm, name) do update set"
                            + " covered = case when stream.wanted = excluded.wanted then stream.covered end, pending ="
                            + " null, wanted = excluded.wanted",
                    crm,
                    stream,
                    wanted);
            sql.update("delete from checkpoint where crm = ? and stream = ?", crm, stream);
            parts.forEach(part -> add(sql, crm, stream, part));
            return true;
        });
    }

    @Override
    public Kept keep(String crm, Checkpoint from, Page page, Instant readAt, Identity identity) {
        Kept kept = database.write(sql -> {
            Kept all = keeping(sql, identity, readAt).keep(page.items());
            move(sql, crm, from, page);
            return all;
        });
        scrub(page.items());
        return kept;
    }

    @Override
    public Kept keep(String crm, List<Item> items, Instant readAt, Identity identity) {
        Kept kept = database.write(sql -> keeping(sql, identity, readAt).keep(items));
        scrub(items);
        return kept;
    }

    private void scrub(List<Item> items) {
        if (items.stream().anyMatch(item -> item instanceof Item.Gone gone && gone.why() == Item.Why.ERASED)) {
            database.scrub();
        }
    }

    @Override
    public long letGo(String crm, long after, int people, Predicate<Item.Touch> unwanted) {
        return database.write(sql -> new Expiring(sql, database.words()).touches(crm, after, people, unwanted));
    }

    @Override
    public List<Ref> unknown(List<Ref> refs) {
        Words words = database.words();
        return database.read(sql -> refs.stream()
                .filter(ref -> new RecordTable(sql, words)
                        .find(ref)
                        .filter(record -> record.forgotten() || (record.read() && !record.gone()))
                        .isEmpty())
                .toList());
    }

    @Override
    public List<Ref> unseen(String crm, String type, Instant since, int limit) {
        return database.read(sql -> sql.list(
                "select key from record r where type = ? and crm = ? and body is not null and state & "
                        + RecordEntry.NO_MORE + " = 0 and known_from < ? and not exists (select 1 from seen s where"
                        + " s.record = r.id and s.at >= ?) limit ?",
                row -> new Ref(crm, type, row.getString(1)),
                database.words().known(type),
                crm,
                since.toEpochMilli(),
                since.toEpochMilli(),
                limit));
    }

    private Keeping keeping(Sql sql, Identity identity, Instant readAt) {
        return new Keeping(sql, database.words(), identity, readAt.toEpochMilli());
    }

    private static void move(Sql sql, String crm, Checkpoint from, Page page) {
        String stream = from.stream();
        Optional<Long> waiting = sql.first(
                "select id from checkpoint where crm = ? and stream = ? and part = ? and text = ?",
                row -> row.getLong(1),
                crm,
                stream,
                from.part(),
                from.text());
        if (waiting.isEmpty()) {
            return;
        }
        sql.update("delete from checkpoint where id = ?", waiting.get());
        page.next().ifPresent(next -> add(sql, crm, stream, next));
        page.more().forEach(part -> add(sql, crm, stream, part));
        sql.update(
                "update stream set pending = case when pending < ? then pending else ? end where crm = ? and name = ?",
                page.coveredUntil().toEpochMilli(),
                page.coveredUntil().toEpochMilli(),
                crm,
                stream);
        sql.update(
                "update stream set covered = pending where crm = ? and name = ? and not exists (select 1 from"
                        + " checkpoint c where c.crm = stream.crm and c.stream = stream.name)",
                crm,
                stream);
    }

    private static void add(Sql sql, String crm, String stream, Checkpoint part) {
        sql.update(
                "insert into checkpoint (crm, stream, part, text) values (?, ?, ?, ?)",
                crm,
                stream,
                part.part(),
                part.text());
    }
}
