package dev.mql.app.store;

import dev.mql.decide.HandoffEvent;
import dev.mql.model.Ref;
import dev.mql.store.Failure;
import dev.mql.store.Message;
import dev.mql.store.Outbox;
import dev.mql.store.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps events and who waits for them. */
final class SqlOutbox implements Outbox {

    private static final int PAGE = 1000;

    private final Database database;

    SqlOutbox(Database database) {
        this.database = database;
    }

    /** Within the transaction of what the message tells. */
    static void add(Sql sql, Words words, Message message) {
        String crm = message.person().crm();
        Optional<Long> added = sql.first(
                "insert into outbox (id, crm, person, body) values (?, ?, ?, ?) on conflict (id) do nothing returning seq",
                row -> row.getLong(1),
                message.id(),
                crm,
                message.person().toString(),
                EventPacking.pack(words, message));
        added.ifPresent(seq -> sql.update(
                "insert into untold (crm, channel, seq) select crm, name, ? from channel where crm = ? and kinds like ?",
                seq,
                crm,
                "%" + word(message.event().kind()) + "%"));
    }

    /** Within the transaction that erases the person: nobody is told any more, and the words are gone. */
    static void forget(Sql sql, Words words, Ref person) {
        String of = person.toString();
        sql.update("delete from untold where seq in (select seq from outbox where person = ?)", of);
        for (Numbered each : sql.list(
                "select seq, body from outbox where person = ?",
                row -> new Numbered(row.getLong(1), EventPacking.unpack(words, row.getBytes(2))),
                of)) {
            byte[] left = EventPacking.pack(words, each.message().wordless());
            sql.update("update outbox set body = ? where seq = ?", left, each.seq());
        }
    }

    @Override
    public void subscribe(String crm, Map<String, Set<HandoffEvent.Kind>> channels) {
        database.write(sql -> {
            List<String> known = sql.list("select name from channel where crm = ?", row -> row.getString(1), crm);
            for (String name : known) {
                if (!channels.containsKey(name)) {
                    sql.update("delete from untold where crm = ? and channel = ?", crm, name);
                    sql.update("delete from channel where crm = ? and name = ?", crm, name);
                }
            }
            channels.forEach((name, kinds) -> sql.update(
                    "insert into channel (crm, name, kinds) values (?, ?, ?)"
                            + " on conflict (crm, name) do update set kinds = excluded.kinds",
                    crm,
                    name,
                    kinds.stream().map(SqlOutbox::word).sorted().collect(Collectors.joining())));
            return true;
        });
    }

    private static String word(HandoffEvent.Kind kind) {
        return "(" + kind.word() + ")";
    }

    @Override
    public List<Message> waiting(String crm, String channel, Instant now, int limit) {
        return database.read(sql -> sql.list(
                "select o.body from untold u join outbox o on o.seq = u.seq where u.crm = ? and u.channel = ? and"
                        + " u.retry_at <= ? order by u.seq limit ?",
                row -> EventPacking.unpack(database.words(), row.getBytes(1)),
                crm,
                channel,
                now.toEpochMilli(),
                limit));
    }

    @Override
    public void told(String crm, String channel, Collection<String> ids, Instant at) {
        database.write(sql -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            ids.forEach(id -> rows.add(new Object[] {crm, channel, id}));
            sql.batch(
                    "delete from untold where crm = ? and channel = ? and seq = (select seq from outbox where id = ?)",
                    rows);
            return sql.update(
                    "update channel set told_at = ? where crm = ? and name = ?", at.toEpochMilli(), crm, channel);
        });
    }

    @Override
    public void missed(String crm, String channel, Collection<String> ids, Failure failure, Instant at) {
        database.write(sql -> {
            for (String id : ids) {
                sql.first(
                                "select * from untold where crm = ? and channel = ? and seq = (select seq from outbox"
                                        + " where id = ?)",
                                Untold::of,
                                crm,
                                channel,
                                id)
                        .ifPresent(untold -> untold.missed(sql, failure, at.toEpochMilli()));
            }
            return true;
        });
    }

    /** An event somebody has not been told. */
    private record Untold(String crm, String channel, long seq, Trouble trouble) {

        private static Untold of(java.sql.ResultSet row) throws java.sql.SQLException {
            return new Untold(
                    row.getString("crm"), row.getString("channel"), row.getLong("seq"), Dossiers.trouble(row));
        }

        private void missed(Sql sql, Failure failure, long at) {
            Trouble now = Trouble.after(trouble.tries() == 0 ? null : trouble, failure, "", at);
            sql.update(
                    "update untold set tries = ?, first_at = ?, last_at = ?, retry_at = ?, fix = ?, code = ?, remedy = ?"
                            + " where crm = ? and channel = ? and seq = ?",
                    now.tries(),
                    now.firstAt(),
                    now.lastAt(),
                    now.retryAt(),
                    failure.fix(),
                    failure.code(),
                    failure.remedy(),
                    crm,
                    channel,
                    seq);
        }
    }

    @Override
    public Optional<Instant> toldAt(String crm, String channel) {
        return database.read(sql -> sql.first(
                        "select told_at from channel where crm = ? and name = ? and told_at is not null",
                        row -> row.getLong(1),
                        crm,
                        channel))
                .map(Instant::ofEpochMilli);
    }

    @Override
    public List<Missed> missed(String crm) {
        List<Missed> missed = database.read(sql -> sql.list(
                "select channel, fix, code, remedy, count(*), sum(case when tries >= ? then 1 else 0 end)"
                        + " from untold where crm = ? and tries > 0 group by 1, 2, 3, 4",
                row -> new Missed(
                        row.getString(1),
                        new Failure(row.getString(2), row.getString(3), row.getString(4)),
                        row.getLong(5),
                        row.getLong(6)),
                Trouble.LIMIT,
                crm));
        missed.sort(Comparator.comparing(Missed::channel)
                .thenComparing(each -> each.failure().group()));
        return missed;
    }

    @Override
    public int retry(String crm, Optional<String> channel) {
        String only = channel.isPresent() ? " and channel = ?" : "";
        String text = "update untold set tries = 0, retry_at = 0 where crm = ? and tries > 0" + only;
        return database.write(
                sql -> channel.isPresent() ? sql.update(text, crm, channel.get()) : sql.update(text, crm));
    }

    @Override
    public void each(String crm, Consumer<Message> consumer) {
        Function<Long, List<Numbered>> page = after -> database.read(sql -> sql.list(
                "select seq, body from outbox where crm = ? and seq > ? order by seq limit " + PAGE,
                row -> new Numbered(row.getLong(1), EventPacking.unpack(database.words(), row.getBytes(2))),
                crm,
                after));
        List<Numbered> some = page.apply(0L);
        while (!some.isEmpty()) {
            some.forEach(each -> consumer.accept(each.message()));
            some = page.apply(some.get(some.size() - 1).seq());
        }
    }

    private record Numbered(long seq, Message message) {}
}
