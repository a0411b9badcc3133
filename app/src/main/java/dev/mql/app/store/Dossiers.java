package dev.mql.app.store;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Roles;
import dev.mql.decide.Standing;
import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Failure;
import dev.mql.store.StoredVerdict;
import dev.mql.store.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together all that is known of a few people, within one read transaction; linked records are read once. */
final class Dossiers {

    /** People whose numbers lie closer together are read as one range, with those between them. */
    private static final long NEIGHBOURS = 4;

    private final Sql sql;
    private final Words words;
    private final Linked linked;
    private final Twins twins;

    Dossiers(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
        this.linked = new Linked(sql, words);
        this.twins = new Twins(sql, words);
    }

    Optional<Dossier> dossier(long person) {
        return dossier(person, new PeopleRows(sql, words, person, person));
    }

    /** Those of these people who are judged, in the same order. */
    List<Dossier> dossiers(long[] ascending) {
        List<Dossier> read = new ArrayList<>(ascending.length);
        for (int from = 0; from < ascending.length; ) {
            int to = from + 1;
            while (to < ascending.length && ascending[to] - ascending[to - 1] <= NEIGHBOURS) {
                to++;
            }
            PeopleRows rows = new PeopleRows(sql, words, ascending[from], ascending[to - 1]);
            for (long person : Arrays.copyOfRange(ascending, from, to)) {
                dossier(person, rows).ifPresent(read::add);
            }
            from = to;
        }
        return read;
    }

    private Optional<Dossier> dossier(long person, PeopleRows rows) {
        List<RecordEntry> own = rows.records.getOrDefault(person, List.of());
        return RecordEntry.face(own).map(face -> dossier(person, face, own, rows));
    }

    private Dossier dossier(long person, RecordEntry face, List<RecordEntry> own, PeopleRows rows) {
        PeopleRows.@Nullable Thought thought = rows.thoughts.get(person);
        byte @Nullable [] ledger = rows.ledgers.get(face.number);
        byte @Nullable [] contests = rows.contests.get(face.number);
        byte @Nullable [] packed = rows.released.get(person);
        Set<String> released = packed == null ? Set.of() : released(packed);
        return new Dossier(
                person,
                records(person, face, own, rows).with(elsewhere(person)),
                thought == null ? null : VerdictPacking.verdict(new Unpacking(words, thought.verdict())),
                thought == null ? Standing.unknown() : VerdictPacking.standing(words, thought.standing()),
                ledger == null ? NamedTexts.NONE : ItemPacking.texts(new Unpacking(words, ledger)),
                rows.troubles.get(person),
                released,
                contests == null ? Set.of() : Ledgers.contested(new Unpacking(words, contests), released),
                besides(rows.besides.getOrDefault(person, List.of())));
    }

    /** What other CRMs hold of the same person. */
    private List<Records> elsewhere(long person) {
        List<Records> elsewhere = new ArrayList<>();
        for (long twin : twins.of(person)) {
            PeopleRows rows = new PeopleRows(sql, words, twin, twin);
            List<RecordEntry> own = rows.records.getOrDefault(twin, List.of());
            RecordEntry.face(own).ifPresent(face -> elsewhere.add(records(twin, face, own, rows)));
        }
        return elsewhere;
    }

    private Records records(long person, RecordEntry face, List<RecordEntry> own, PeopleRows rows) {
        List<Records.Version> versions = new ArrayList<>();
        Map<Long, String> roles = new HashMap<>();
        Map<Long, Ref> selves = new HashMap<>();
        for (RecordEntry record : own) {
            selves.put(record.number, record.ref);
            boolean current = record == face || (!record.gone() && !record.superseded());
            versions.addAll(linked.versions(record, "self", !current));
            byte[] body = record.body;
            if (body != null && current) {
                RowPacking.linksOf(words, body).stream()
                        .filter(link -> !link.role().equals(Roles.TWIN))
                        .forEach(link -> roles.putIfAbsent(link.to(), link.role()));
            }
        }
        List<Long> direct = List.copyOf(roles.keySet());
        for (long to : direct) {
            Map<Long, String> pointing = linked.pointingAt(to);
            if (Roles.SITE.equals(roles.get(to))) {
                pointing.keySet().forEach(account -> linked.pointingAt(account).forEach(roles::putIfAbsent));
            }
            pointing.forEach(roles::putIfAbsent);
        }
        own.forEach(self ->
                linked.types(rows.pointing.getOrDefault(self.number, List.of())).forEach(roles::putIfAbsent));
        roles.forEach((record, role) -> versions.addAll(linked.versions(record, role)));
        List<Item.Touch> touches = new ArrayList<>();
        for (byte[] body : rows.touches.getOrDefault(person, List.of())) {
            touches.addAll(RowPacking.touches(
                    words,
                    body,
                    number -> Optional.ofNullable(selves.get(number))
                            .orElseThrow(() -> Faults.damaged("a touch of record " + number + " is misplaced"))));
        }
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

    private SortedMap<String, StoredVerdict> besides(List<PeopleRows.Beside> packed) {
        SortedMap<String, StoredVerdict> besides = new TreeMap<>();
        packed.forEach(one -> besides.put(one.definition(), VerdictPacking.verdict(new Unpacking(words, one.body()))));
        return besides;
    }

    Set<String> released(long person) {
        return sql.first("select body from released where person = ?", row -> released(row.getBytes(1)), person)
                .orElse(Set.of());
    }

    private Set<String> released(byte[] packed) {
        return Set.copyOf(new Unpacking(words, packed).list(Unpacking::word));
    }
}
