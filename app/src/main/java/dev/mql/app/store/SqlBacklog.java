package dev.mql.app.store;

import dev.mql.model.Ref;
import dev.mql.store.Backlog;
import dev.mql.store.Failure;
import dev.mql.store.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads what was not written. */
final class SqlBacklog implements Backlog {

    private final Database database;

    SqlBacklog(Database database) {
        this.database = database;
    }

    @Override
    public List<Group> failed(String crm) {
        Words words = database.words();
        return database.read(sql -> {
            List<Group> groups = sql.list(
                    "select t.fix, t.code, t.remedy, count(*), sum(case when t.tries >= ? then 1 else 0 end),"
                            + " min(t.person) from trouble t join person p on p.id = t.person where p.crm = ? and p.face is not null group by 1,"
                            + " 2, 3",
                    row -> {
                        Failure failure = new Failure(row.getString(1), row.getString(2), row.getString(3));
                        Ref example = example(sql, words, row.getLong(6));
                        return new Group(failure.group(), failure, row.getLong(4), row.getLong(5), example);
                    },
                    Trouble.LIMIT,
                    crm);
            groups.sort(Comparator.comparingLong(Group::people).reversed().thenComparing(Group::id));
            return groups;
        });
    }

    private static Ref example(Sql sql, Words words, long person) {
        return sql.first(
                        "select crm, type, key from record where person = ? order by id = (select face from person"
                                + " where id = ?) desc, id limit 1",
                        row -> new Ref(row.getString(1), words.text(row.getLong(2)), row.getString(3)),
                        person,
                        person)
                .orElseThrow(() -> Faults.damaged("person " + person + " has no record"));
    }

    @Override
    public int retry(String crm, Optional<String> group) {
        return database.write(sql -> {
            List<Waiting> waiting = sql.list(
                    "select t.* from trouble t join person p on p.id = t.person where p.crm = ? and p.face is not null",
                    row -> new Waiting(row.getLong("person"), Dossiers.trouble(row)),
                    crm);
            int tried = 0;
            for (Waiting each : waiting) {
                if (group.map(each.trouble().failure().group()::equals).orElse(true)) {
                    Settling.save(sql, each.person(), each.trouble().forgiven());
                    sql.update("update person set due = 0 where id = ?", each.person());
                    tried++;
                }
            }
            return tried;
        });
    }

    private record Waiting(long person, Trouble trouble) {}

    @Override
    public List<Held> held(String crm, int limit) {
        return database.read(sql -> {
            List<Held> held = new ArrayList<>();
            sql.each(
                    "select h.body from held h join person p on p.id = h.person where p.crm = ? and p.face is not null order by h.person"
                            + " limit ?",
                    row -> held.addAll(new Unpacking(database.words(), row.getBytes(1)).list(ItemPacking::held)),
                    crm,
                    limit);
            return List.copyOf(held.subList(0, Math.min(limit, held.size())));
        });
    }

    @Override
    public long heldCount(String crm) {
        return database.read(sql -> sql.number(
                "select coalesce(sum(h.many), 0) from held h join person p on p.id = h.person where p.crm = ? and p.face is not null",
                crm));
    }

    @Override
    public boolean release(Ref ref, String property) {
        Words words = database.words();
        return database.write(sql -> {
            Optional<Long> person = SqlPeople.person(sql, words, ref).filter(number -> isHeld(sql, number, property));
            person.ifPresent(number -> release(sql, number, property));
            return person.isPresent();
        });
    }

    private boolean isHeld(Sql sql, long person, String property) {
        return sql
                .first(
                        "select body from held where person = ?",
                        row -> new Unpacking(database.words(), row.getBytes(1)).list(ItemPacking::held),
                        person)
                .orElse(List.of())
                .stream()
                .anyMatch(held -> held.property().equals(property));
    }

    private void release(Sql sql, long person, String property) {
        Words words = database.words();
        TreeSet<String> released = sql.first(
                        "select body from released where person = ?",
                        row -> new TreeSet<>(new Unpacking(words, row.getBytes(1)).list(Unpacking::word)),
                        person)
                .orElse(new TreeSet<>());
        released.add(property);
        sql.put(
                "released",
                1,
                "person, body",
                person,
                new Packing(words).list(released, Packing::word).bytes());
        sql.update("update revision set value = value + 1");
        sql.update("update person set marked = (select value from revision) where id = ?", person);
    }
}
