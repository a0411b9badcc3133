package dev.mql.app.store;

import dev.mql.crm.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets go of old rows, some at a time, so that nobody waits long for the store. */
final class Expiring {

    private static final int SOME = 2000;

    private final Sql sql;
    private final Words words;

    Expiring(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    /**
     * Goes on where the last step ended, from the oldest on; at those that are young enough it begins anew, for what was the
     * present verdict then may be an earlier one now.
     */
    int verdicts(long before) {
        String key = "expired verdicts";
        long last = sql.first(
                        "select text from note where crm = '' and key = ?",
                        row -> Long.parseLong(row.getString(1)),
                        key)
                .orElse(0L);
        List<Kept> some = sql.list(
                "select id, body, exists (select 1 from verdict_was later where later.person = v.person and"
                        + " later.definition = v.definition and later.id > v.id) from verdict_was v where id > ? order by id"
                        + " limit " + SOME,
                row -> new Kept(
                        row.getLong(1),
                        VerdictPacking.verdict(new Unpacking(words, row.getBytes(2)))
                                .asOf(),
                        row.getBoolean(3)),
                last);
        List<Long> gone = some.stream()
                .filter(kept -> kept.asOf < before && kept.hasLater)
                .map(Kept::id)
                .toList();
        Vanished.say(sql, Vanished.Rows.VERDICTS, gone);
        List<@Nullable Object[]> rows = new ArrayList<>();
        gone.forEach(number -> rows.add(new Object[] {number}));
        sql.batch("delete from verdict_was where id = ?", rows);
        boolean more = some.size() == SOME && some.get(SOME - 1).asOf < before;
        sql.put("note", 2, "crm, key, text", "", key, Long.toString(more ? some.get(SOME - 1).id : 0));
        return gone.size();
    }

    /** Some of the oldest plans, and of a large one some items first; then runs, but for the newest. */
    int journal(String crm, long before) {
        List<Long> plans = sql.list(
                "select id from plan where crm = ? and as_of < ? order by id limit " + SOME,
                row -> row.getLong(1),
                crm,
                before);
        int gone = 0;
        int left = SOME;
        for (long plan : plans) {
            Vanished.say(sql, Vanished.Rows.PLANS, List.of(plan));
            left -= sql.update(
                    "delete from plan_item where plan = ? and person in (select person from plan_item where plan = ? order by"
                            + " person limit ?)",
                    plan,
                    plan,
                    left);
            if (left <= 0) {
                break;
            }
            sql.update("delete from acknowledged where plan = ?", "p-" + plan);
            gone += sql.update("delete from plan where id = ?", plan);
        }
        List<Long> runs = sql.list(
                "select id from run where crm = ? and ended < ? and id < (select max(id) from run where crm = ?) order by id"
                        + " limit " + SOME,
                row -> row.getLong(1),
                crm,
                before,
                crm);
        Vanished.say(sql, Vanished.Rows.RUNS, runs);
        runs.forEach(run -> sql.update("delete from run where id = ?", run));
        return gone + runs.size();
    }

    /** Some people's touches; see {@link dev.mql.store.Intake#letGo}. */
    long touches(String crm, long after, int people, Predicate<Item.Touch> unwanted) {
        List<Person> some = sql.list(
                "select p.id, v.standing, exists (select 1 from trouble t where t.person = p.id) from person p left join"
                        + " verdict v on v.person = p.id where p.crm = ? and p.id > ? order by p.id limit ?",
                row -> new Person(row.getLong(1), waits(row.getBytes(2)) || row.getBoolean(3)),
                crm,
                after,
                people);
        PersonTouches touches = new PersonTouches(sql, words);
        some.stream().filter(person -> !person.waits).forEach(person -> touches.keep(person.id, unwanted.negate()));
        return some.size() < people ? 0 : some.get(people - 1).id;
    }

    private boolean waits(byte @Nullable [] standing) {
        return standing != null && VerdictPacking.standing(words, standing).undone() != null;
    }

    private record Person(long id, boolean waits) {}

    private record Kept(long id, long asOf, boolean hasLater) {}
}
