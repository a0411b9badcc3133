package dev.mql.app.store;

import dev.mql.evaluate.Verdict;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Census;
import dev.mql.store.Dossier;
import dev.mql.store.Identity;
import dev.mql.store.People;
import dev.mql.store.Selection;
import dev.mql.store.StoredVerdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads people. */
final class SqlPeople implements People {

    /**
     * How many people are read in one transaction, which keeps the write-ahead log from being emptied; and held at a time,
     * which the collector copies again and again.
     */
    private static final int TOGETHER = 200;

    private static final String JUDGED =
            " from verdict v join person p on p.id = v.person where p.crm = ? and p.face is not null";

    private final Database database;

    SqlPeople(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        return database.read(sql -> sql.number("select value from revision"));
    }

    @Override
    public Optional<Dossier> dossier(Ref record) {
        return database.read(sql ->
                person(sql, record).flatMap(person -> new Dossiers(sql, database.words()).dossier(person)));
    }

    private Optional<Long> person(Sql sql, Ref record) {
        return person(sql, database.words(), record);
    }

    static Optional<Long> person(Sql sql, Words words, Ref record) {
        return sql.first(
                "select person from record where key = ? and type = ? and crm = ? and person is not null",
                row -> row.getLong(1),
                record.id(),
                words.known(record.type()),
                record.crm());
    }

    @Override
    public List<Ref> withEmail(String crm, String email) {
        return database
                .read(sql -> sql.list(
                        "select r.type, r.key from record r join person p on p.face = r.id where r.email = ? and r.crm = ?",
                        row -> new Ref(crm, database.words().text(row.getLong(1)), row.getString(2)),
                        Identity.normal(email),
                        crm))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public List<Ref> keptOf(String crm, String who) {
        String query =
                "select r.type, r.key from record r where r.person in (select n.person from record n where n.person is"
                        + " not null and n.crm = ? and ";
        return database
                .read(sql -> sql.list(
                        query + (who.contains("@") ? "n.email = ?)" : "n.key = ?)"),
                        row -> new Ref(crm, database.words().text(row.getLong(1)), row.getString(2)),
                        crm,
                        who.contains("@") ? Identity.normal(who) : who))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public List<List<Ref>> sharingAnAddress(String crm) {
        SortedMap<String, SortedSet<Ref>> byAddress = new TreeMap<>();
        database.read(sql -> {
            sql.each(
                    "select r.email, r.type, r.key from record r join person p on p.face = r.id where r.crm = ? and r.email"
                            + " in (select email from record where email is not null group by email having count(*) > 1)",
                    row -> byAddress
                            .computeIfAbsent(row.getString(1), email -> new TreeSet<>())
                            .add(new Ref(crm, database.words().text(row.getLong(2)), row.getString(3))),
                    crm);
            return null;
        });
        return byAddress.values().stream()
                .filter(refs -> refs.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    @Override
    public long count(String crm, Selection selection) {
        return selected(crm, selection).length;
    }

    @Override
    public void each(String crm, Selection selection, Consumer<Dossier> consumer) {
        long[] selected = selected(crm, selection);
        for (int from = 0; from < selected.length; from += TOGETHER) {
            long[] few = Arrays.copyOfRange(selected, from, Math.min(from + TOGETHER, selected.length));
            database.read(sql -> new Dossiers(sql, database.words()).dossiers(few))
                    .forEach(consumer);
        }
    }

    private long[] selected(String crm, Selection selection) {
        return database.read(sql -> {
            LongList found = new LongList();
            if (selection instanceof Selection.Everyone) {
                sql.each(
                        "select id from person where crm = ? and face is not null order by id",
                        row -> found.add(row.getLong(1)),
                        crm);
            } else if (selection instanceof Selection.Due due) {
                sql.each(
                        "select id from person where marked > 0 and crm = ? and face is not null union"
                                + " select id from person where due <= ? and crm = ? and face is not null order by 1",
                        row -> found.add(row.getLong(1)),
                        crm,
                        due.asOf().toEpochMilli(),
                        crm);
            } else if (selection instanceof Selection.Only only) {
                only.records().stream()
                        .filter(record -> record.crm().equals(crm))
                        .map(record -> person(sql, record).orElse(0L))
                        .filter(person -> sql.first(
                                        "select 1 from person where id = ? and face is not null", row -> true, person)
                                .isPresent())
                        .distinct()
                        .sorted()
                        .forEach(person -> found.add(person));
            }
            return found.toArray();
        });
    }

    @Override
    public List<StoredVerdict> history(Ref record) {
        return history(record, VerdictHistory.MOVING);
    }

    @Override
    public List<StoredVerdict> history(Ref record, String definition) {
        return database.read(sql -> person(sql, record)
                .map(person -> new VerdictHistory(sql, database.words()).of(person, definition))
                .orElse(List.of()));
    }

    @Override
    public Census census(String crm) {
        return database.read(sql -> new Census(
                sql.number("select count(*) from person where crm = ? and face is not null", crm),
                counted(sql, crm, "v.kind", "", Verdict.Kind::valueOf),
                sql.number("select count(*)" + JUDGED + " and v.kind = 'MQL' and v.raised = 1", crm),
                counted(sql, crm, "v.stage", "", Stage::valueOf),
                counted(sql, crm, "v.code", " and v.kind = 'DISQUALIFIED'", code -> code),
                counted(sql, crm, "v.ask", " and v.kind = 'NEEDS_DATA' and v.ask <> ''", ask -> ask)));
    }

    private static <K> SortedMap<K, Long> counted(
            Sql sql, String crm, String column, String where, Function<String, K> key) {
        SortedMap<K, Long> counts = new TreeMap<>();
        sql.each(
                "select " + column + ", count(*)" + JUDGED + where + " group by 1",
                row -> counts.put(key.apply(row.getString(1)), row.getLong(2)),
                crm);
        return counts;
    }

    @Override
    public List<Ranked> strongest(String crm, Verdict.Kind kind, int limit) {
        Words words = database.words();
        return database.read(sql -> sql.list(
                "select r.type, r.key, v.body from verdict v join person p on p.id = v.person join record r on r.id ="
                        + " p.face where p.crm = ? and v.kind = ? order by v.score desc, p.id limit ?",
                row -> new Ranked(
                        new Ref(crm, words.text(row.getLong(1)), row.getString(2)),
                        VerdictPacking.verdict(new Unpacking(words, row.getBytes(3)))),
                crm,
                kind.name(),
                limit));
    }

    @Override
    public Optional<Instant> nextDue(String crm) {
        return database.read(sql -> sql.first(
                        "select due from person where due < 9223372036854775807 and crm = ? and face is not null order by"
                                + " due limit 1",
                        row -> row.getLong(1),
                        crm))
                .map(Instant::ofEpochMilli);
    }
}
