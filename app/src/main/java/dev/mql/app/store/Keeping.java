package dev.mql.app.store;

import dev.mql.crm.Item;
import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import dev.mql.store.Intake;
import dev.mql.store.PageKeeping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the items of one page, within one transaction. */
final class Keeping implements PageKeeping {

    private final Sql sql;
    private final Words words;
    private final RecordTable records;
    private final Merging merging;
    private final Twins twins;
    private final Identity identity;
    private final long readAt;
    private final Set<Long> marked = new TreeSet<>();

    /** Those whose own records changed, so that another one may stand for them. */
    private final Set<Long> changedThemselves = new TreeSet<>();

    private int rows;
    private int touches;
    private int seen;
    private int changed;

    Keeping(Sql sql, Words words, Identity identity, long readAt) {
        this.sql = sql;
        this.words = words;
        this.records = new RecordTable(sql, words);
        this.merging = new Merging(sql, words);
        this.twins = new Twins(sql, words);
        this.identity = identity;
        this.readAt = readAt;
    }

    Intake.Kept keep(List<Item> page) {
        List<Item> items = records.anyForgotten()
                ? page.stream().filter(item -> !forgotten(item)).toList()
                : page;
        keepInOrder(items);
        mark();
        return new Intake.Kept(rows, touches, seen, changed, marked.size());
    }

    /** Nothing is kept of those who asked to be forgotten; whoever is merged into one of them is one of them. */
    private boolean forgotten(Item item) {
        if (item instanceof Item.Became became && forgotten(became.into()) && !forgotten(became.ref())) {
            lose(new Item.Gone(became.ref(), became.at(), Item.Why.ERASED));
        }
        return forgotten(item.ref());
    }

    private boolean forgotten(Ref ref) {
        return records.find(ref).filter(RecordEntry::forgotten).isPresent();
    }

    private void mark() {
        if (marked.isEmpty()) {
            return;
        }
        sql.update("update revision set value = value + 1");
        long revision = sql.number("select value from revision");
        records.faces(changedThemselves);
        Set.copyOf(marked).forEach(person -> marked.addAll(twins.of(person)));
        sql.batch(
                "update person set marked = ? where id = ?",
                marked.stream().map(person -> new Object[] {revision, person}).toList());
    }

    @Override
    public void keep(Item.Row answered) {
        rows++;
        RecordEntry record = records.entry(answered.ref());
        Item.Row row = records.caughtUp(record, answered);
        boolean person = identity.isPerson(row.ref().type());
        if (person) {
            records.personOf(record);
            record.email = identity.email(row).orElse(null);
        }
        byte[] body = RowPacking.row(words, row, ref -> records.entry(ref).number);
        boolean same = Arrays.equals(body, record.body);
        if (same && !record.gone()) {
            return;
        }
        changed++;
        reach(record);
        if (!same) {
            records.version(record, person, body, row.changedAt(), readAt);
        }
        record.gone(false);
        records.save(record);
        reach(record);
    }

    @Override
    public void see(Item.Seen known) {
        seen++;
        sql.put("seen", 1, "record, at", records.entry(known.ref()).number, readAt);
    }

    @Override
    public List<Ref> missing(Item.Whole whole) {
        String prefix = whole.prefix();
        return sql.list(
                "select key from record r where type = ? and crm = ? and person is null and substr(key, 1, cast(? as integer)) = ? and body"
                        + " is not null and state & " + RecordEntry.NO_MORE + " = 0 and known_from < ? and not exists"
                        + " (select 1 from seen s where s.record = r.id and s.at >= ?)",
                row -> new Ref(whole.ref().crm(), whole.ref().type(), row.getString(1)),
                words.number(whole.ref().type()),
                whole.ref().crm(),
                prefix.length(),
                prefix,
                whole.since(),
                whole.since());
    }

    @Override
    public void replace(Ref row, List<Item.Touch> now) {
        touches += now.size();
        Map<Long, List<Item.Touch>> byPerson = new LinkedHashMap<>();
        for (Item.Touch touch : now) {
            byPerson.computeIfAbsent(records.personOf(records.entry(touch.ref())), key -> new ArrayList<>())
                    .add(touch);
        }
        Optional<RecordEntry> own = records.find(row);
        long hash = hash(row);
        // "row < 0" lets SQLite use the index, which holds only such rows; without it each page scans every touch.
        List<long[]> before = sql.list(
                "select person, row from touch where row = ? and row < 0 union all select person, row from touch where"
                        + " person = ? and row = ?",
                found -> new long[] {found.getLong(1), found.getLong(2)},
                hash,
                own.map(record -> record.person).orElse(0L),
                own.map(record -> record.number).orElse(0L));
        for (long[] known : before) {
            if (!byPerson.containsKey(known[0])) {
                sql.update("delete from touch where person = ? and row = ?", known[0], known[1]);
                marked.add(known[0]);
            }
        }
        byPerson.forEach((person, theirs) -> {
            long number = theirs.get(0).ref().equals(row) ? records.entry(row).number : hash;
            byte[] body = RowPacking.touches(words, theirs, ref -> records.entry(ref).number);
            int different = sql.update(
                    "insert into touch (person, row, body) values (?, ?, ?) on conflict (person, row) do update set"
                            + " body = excluded.body where touch.body <> excluded.body",
                    person,
                    number,
                    body);
            if (different > 0) {
                marked.add(person);
            }
        });
    }

    /**
     * The number of a row that has none, as below zero. With thirty million rows any two share one with a probability of
     * 5e-5.
     */
    private static long hash(Ref row) {
        long hash = 0xcbf29ce484222325L;
        String text = row.toString();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash | Long.MIN_VALUE;
    }

    @Override
    public void lose(Item.Gone gone) {
        RecordEntry record = records.entry(gone.ref());
        boolean erased = gone.why() == Item.Why.ERASED;
        if (record.gone() && !erased) {
            return;
        }
        changed++;
        replace(gone.ref(), List.of());
        reach(record);
        if (erased) {
            erase(record);
        } else {
            record.gone(true);
            records.save(record);
        }
    }

    /** With the records merged into it, where no other one stands for the person; then nothing of the person is left. */
    private void erase(RecordEntry record) {
        long person = record.person;
        merging.erase(record);
        records.save(record);
        if (person != 0 && records.ofPerson(person).stream().allMatch(RecordEntry::noMore)) {
            records.ofPerson(person).forEach(merged -> {
                merging.erase(merged);
                records.save(merged);
            });
            merging.forget(person);
            marked.remove(person);
            changedThemselves.remove(person);
        }
    }

    @Override
    public void join(Item.Became became) {
        RecordEntry from = records.entry(became.ref());
        RecordEntry into = records.entry(became.into());
        long survivor = records.personOf(into);
        long other = records.personOf(from);
        if (survivor == other && from.superseded()) {
            return;
        }
        if (survivor != other) {
            merging.merge(other, survivor);
            records.moved(other, survivor);
            marked.remove(other);
            changedThemselves.remove(other);
        }
        changed++;
        from.supersede();
        records.save(from);
        marked.add(survivor);
        changedThemselves.add(survivor);
    }

    /** Marks everybody whose facts a record is part of. */
    private void reach(RecordEntry record) {
        if (record.person != 0) {
            marked.add(record.person);
            marked.addAll(twins.of(record.person));
            changedThemselves.add(record.person);
            return;
        }
        markLinkedTo(record.number);
        byte[] body = record.body;
        if (body != null) {
            for (RowPacking.Link link : RowPacking.linksOf(words, body)) {
                RecordEntry target = records.entry(link.to());
                if (target.person != 0) {
                    marked.add(target.person);
                } else {
                    markLinkedTo(target.number);
                    sitesOf(target).forEach(this::markLinkedTo);
                }
            }
        }
    }

    /** An account's domains: the way from its deals to leads. */
    private List<Long> sitesOf(RecordEntry account) {
        byte[] body = account.body;
        return body == null
                ? List.of()
                : RowPacking.linksOf(words, body).stream()
                        .filter(link -> link.role().equals(Roles.SITE))
                        .map(RowPacking.Link::to)
                        .toList();
    }

    private void markLinkedTo(long record) {
        sql.each(
                "select r.person from link l join record r on r.id = l.source where l.target = ? and r.person is not"
                        + " null",
                row -> marked.add(row.getLong(1)),
                record);
    }
}
