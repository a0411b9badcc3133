package dev.mql.app.store;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Standing;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Failure;
import dev.mql.store.StoredVerdict;
import dev.mql.store.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together all that is known of a few people, within one read transaction; linked records are read once. */
final class Dossiers {

    private final Sql sql;
    private final Words words;
    private final Linked linked;
    private final Ledgers ledgers;

    Dossiers(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
        this.linked = new Linked(sql, words);
        this.ledgers = new Ledgers(sql, words);
    }

    Optional<Dossier> dossier(long person) {
        List<RecordEntry> own = sql.list(
                "select " + RecordEntry.COLUMNS + " from record where person = ? order by id",
                row -> RecordEntry.of(words, row),
                person);
        return RecordEntry.face(own).map(face -> dossier(person, face, own));
    }

    private Dossier dossier(long person, RecordEntry face, List<RecordEntry> own) {
        Thought thought = sql.first(
                        "select body, standing from verdict where person = ?",
                        row -> new Thought(
                                VerdictPacking.verdict(new Unpacking(words, row.getBytes(1))),
                                VerdictPacking.standing(words, row.getBytes(2))),
                        person)
                .orElse(Thought.NONE);
        Set<String> released = released(person);
        return new Dossier(
                person,
                records(person, face, own),
                thought.verdict(),
                thought.standing(),
                ledgers.ledger(face.number),
                trouble(person).orElse(null),
                released,
                ledgers.contested(face.number, released),
                new Besides(sql, words).of(person));
    }

    private record Thought(@Nullable StoredVerdict verdict, Standing standing) {

        private static final Thought NONE = new Thought(null, Standing.unknown());
    }

    private Records records(long person, RecordEntry face, List<RecordEntry> own) {
        List<Records.Version> versions = new ArrayList<>();
        Map<Long, String> roles = new HashMap<>();
        Map<Long, Ref> selves = new HashMap<>();
        for (RecordEntry record : own) {
            selves.put(record.number, record.ref);
            boolean current = record == face || (!record.gone() && !record.superseded());
            versions.addAll(linked.versions(record, "self", !current));
            byte[] body = record.body;
            if (body != null && current) {
                RowPacking.linksOf(words, body).forEach(link -> roles.putIfAbsent(link.to(), link.role()));
            }
        }
        List<Long> direct = List.copyOf(roles.keySet());
        direct.forEach(to -> linked.pointingAt(to).forEach(roles::putIfAbsent));
        own.forEach(self -> linked.pointingAt(self.number).forEach(roles::putIfAbsent));
        roles.forEach((record, role) -> versions.addAll(linked.versions(record, role)));
        List<Item.Touch> touches = new ArrayList<>();
        sql.each(
                "select body from touch where person = ?",
                row -> touches.addAll(RowPacking.touches(
                        words,
                        row.getBytes(1),
                        number -> Optional.ofNullable(selves.get(number))
                                .orElseThrow(() -> Faults.damaged("a touch of record " + number + " is misplaced")))),
                person);
        return Records.of(face.ref, versions, touches);
    }

    Optional<Trouble> trouble(long person) {
        return sql.first("select * from trouble where person = ?", Dossiers::trouble, person);
    }

    static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                row.getInt("tries"),
                row.getLong("first_at"),
                row.getLong("last_at"),
                row.getLong("retry_at"),
                new Failure(row.getString("fix"), row.getString("code"), row.getString("remedy")),
                row.getString("facts"));
    }

    /** Properties to be written once although they would be held back. */
    Set<String> released(long person) {
        return sql.first(
                        "select body from released where person = ?",
                        row -> Set.copyOf(new Unpacking(words, row.getBytes(1)).list(Unpacking::word)),
                        person)
                .orElse(Set.of());
    }
}
