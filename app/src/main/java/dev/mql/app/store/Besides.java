package dev.mql.app.store;

import dev.mql.store.StoredVerdict;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the definitions beside the one that moves the status think of people, within one transaction. */
final class Besides {

    private final Sql sql;
    private final Words words;

    Besides(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    SortedMap<String, StoredVerdict> of(long person) {
        SortedMap<String, StoredVerdict> found = new TreeMap<>();
        sql.list(
                        "select definition, body from beside where person = ?",
                        row -> Map.entry(
                                row.getString(1), VerdictPacking.verdict(new Unpacking(words, row.getBytes(2)))),
                        person)
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Keeps what is new, and drops what a definition thought that is no longer there; its history stays. */
    void keep(long person, SortedMap<String, StoredVerdict> now, VerdictHistory history) {
        SortedMap<String, StoredVerdict> before = of(person);
        now.forEach((definition, verdict) -> {
            StoredVerdict known = before.get(definition);
            byte[] body = body(verdict);
            if (known == null || verdict.turnsFrom(known)) {
                history.add(person, definition, body);
            }
            if (known == null || !verdict.says(known)) {
                sql.update(
                        "insert into beside (person, definition, body) values (?, ?, ?) on conflict (person, definition)"
                                + " do update set body = excluded.body",
                        person,
                        definition,
                        body);
            }
        });
        before.keySet().stream()
                .filter(definition -> !now.containsKey(definition))
                .forEach(definition ->
                        sql.update("delete from beside where person = ? and definition = ?", person, definition));
    }

    private byte[] body(StoredVerdict verdict) {
        Packing packing = new Packing(words);
        VerdictPacking.verdict(packing, verdict);
        return packing.bytes();
    }
}
