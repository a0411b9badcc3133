package dev.mql.app.store;

import dev.mql.store.Contest;
import dev.mql.store.PlanItem;
import dev.mql.store.Settlement;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What mql last wrote into each record, and where somebody else keeps writing over it. */
final class Ledgers {

    private final Sql sql;
    private final Words words;

    Ledgers(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    private SortedMap<String, String> ledger(long record) {
        return packed("select body from ledger where record = ?", record, ItemPacking::texts);
    }

    /** The properties left to somebody else. */
    static Set<String> contested(Unpacking contests, Set<String> released) {
        Set<String> contested = new TreeSet<>();
        contests(contests).forEach((property, contest) -> {
            if (contest.stopped() && !released.contains(property)) {
                contested.add(property);
            }
        });
        return contested;
    }

    private SortedMap<String, Contest> contests(long record) {
        return packed("select body from contest where record = ?", record, Ledgers::contests);
    }

    private static SortedMap<String, Contest> contests(Unpacking from) {
        SortedMap<String, Contest> contests = new TreeMap<>();
        from.list(each -> Map.entry(each.word(), new Contest(each.number(), (int) each.number())))
                .forEach(entry -> contests.put(entry.getKey(), entry.getValue()));
        return contests;
    }

    private <T> SortedMap<String, T> packed(
            String query, long record, Function<Unpacking, SortedMap<String, T>> unpacked) {
        return sql.first(query, row -> unpacked.apply(new Unpacking(words, row.getBytes(1))), record)
                .orElseGet(TreeMap::new);
    }

    /** Enters what a settled item has written. */
    void enter(long record, PlanItem item, Settlement settlement, Set<String> released, long at) {
        SortedMap<String, String> ledger = new TreeMap<>(ledger(record));
        if (settlement.state() == PlanItem.State.APPLIED) {
            SortedMap<String, Contest> before = contests(record);
            SortedMap<String, Contest> after = Contest.after(before, item.changes(), ledger, released, at);
            if (!after.equals(before)) {
                Packing packed = new Packing(words);
                packed.list(
                        after.entrySet(),
                        (packing, each) -> packing.word(each.getKey())
                                .number(each.getValue().since())
                                .number(each.getValue().rounds()));
                sql.put("contest", 1, "record, body", record, packed.bytes());
            }
        }
        ledger.putAll(settlement.written());
        Packing packed = new Packing(words);
        ItemPacking.texts(packed, ledger);
        sql.put("ledger", 1, "record, body", record, packed.bytes());
    }

    void erase(long record) {
        sql.update("delete from ledger where record = ?", record);
        sql.update("delete from contest where record = ?", record);
    }
}
