package dev.mql.app.store;

import dev.mql.crm.Roles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who is the same person in another CRM: by the ids a connector keeps, else by the address. */
final class Twins {

    private static final String THERE = " and r.state & " + RecordEntry.NO_MORE + " = 0";

    private final Sql sql;
    private final Words words;
    private final boolean several;

    Twins(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
        this.several = sql.number("select count(*) from account") > 1;
    }

    /** The numbers of these people. */
    Set<Long> of(long person) {
        if (!several) {
            return Set.of();
        }
        Set<Long> named = named(person);
        return named.isEmpty() ? byAddress(person) : people(named);
    }

    /** The records of other CRMs that somebody's ids lead to, or that lead here by theirs. */
    private Set<Long> named(long person) {
        Set<Long> named = new TreeSet<>();
        List<byte[]> own = sql.list(
                "select body from record r where person = ? and body is not null" + THERE,
                row -> row.getBytes(1),
                person);
        for (byte[] body : own) {
            RowPacking.linksOf(words, body).stream()
                    .filter(link -> link.role().equals(Roles.TWIN))
                    .forEach(link -> named.add(link.to()));
        }
        sql.each(
                "select r.id from record t cross join link l cross join record r where t.person = ? and l.target = t.id"
                        + " and l.person = 1 and r.id = l.source and r.crm <> t.crm" + THERE,
                row -> named.add(row.getLong(1)),
                person);
        return named;
    }

    private Set<Long> byAddress(long person) {
        Set<Long> twins = new TreeSet<>();
        sql.each(
                "select p.id from person s cross join record f cross join record r cross join person p where s.id = ?"
                        + " and f.id = s.face and r.email = f.email and r.crm <> f.crm and p.id = r.person and p.face ="
                        + " r.id",
                row -> twins.add(row.getLong(1)),
                person);
        twins.removeIf(twin -> !named(twin).isEmpty());
        return twins;
    }

    private Set<Long> people(Set<Long> records) {
        Set<Long> people = new TreeSet<>();
        for (long record : records) {
            sql.each(
                    "select person from record where id = ? and person is not null",
                    row -> people.add(row.getLong(1)),
                    record);
        }
        return people;
    }
}
