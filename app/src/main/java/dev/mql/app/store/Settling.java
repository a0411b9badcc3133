package dev.mql.app.store;

import dev.mql.store.Backlog;
import dev.mql.store.Failure;
import dev.mql.store.PlanItem;
import dev.mql.store.Settlement;
import dev.mql.store.StoredVerdict;
import dev.mql.store.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps what became of items, within one transaction. */
final class Settling {

    private final Sql sql;
    private final Words words;
    private final long plan;
    private final long at;
    private final Commitments settled = new Commitments();
    private final VerdictHistory history;

    Settling(Sql sql, Words words, long plan, long at) {
        this.sql = sql;
        this.words = words;
        this.plan = plan;
        this.at = at;
        this.history = new VerdictHistory(sql, words);
    }

    /** Puts what was settled and kept into the chain, at the end of the transaction. */
    void chain() {
        Chain chain = new Chain(sql);
        settled.link(chain, Chain.Kind.SETTLED, "p-" + plan);
        history.link(chain, "p-" + plan);
    }

    void settle(Settlement settlement) {
        long person = settlement.person();
        Optional<byte[]> body = sql.first(
                "select body from plan_item where plan = ? and person = ?", row -> row.getBytes(1), plan, person);
        if (body.isEmpty()) {
            return;
        }
        PlanItem found = ItemPacking.unpack(words, person, PlanItem.State.SENT, body.get(), null);
        @Nullable Failure failure = settlement.failureOrNull();
        byte[] salt = Chain.salt();
        settled.add(
                person,
                Chain.commitment(salt, body.get(), outcome(settlement.state().name(), failure)));
        sql.update(
                "update plan_item set state = ?, fix = ?, code = ?, remedy = ?, salt = ? where plan = ? and person = ?",
                settlement.state().name(),
                failure == null ? null : failure.fix(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.remedy(),
                salt,
                plan,
                person);
        boolean merged = sql.first("select 1 from person where id = ?", row -> true, person)
                .isEmpty();
        if (!merged) {
            settle(found, settlement);
        }
    }

    /** What became of an item, in one text. */
    static String outcome(String state, @Nullable Failure failure) {
        return failure == null ? state : String.join("\n", state, failure.fix(), failure.code(), failure.remedy());
    }

    private void settle(PlanItem item, Settlement settlement) {
        switch (settlement.state()) {
            case APPLIED, UNCHANGED -> {
                enter(item, settlement);
                if (settlement.state() == PlanItem.State.APPLIED) {
                    sql.update(
                            "update person set first_written = ? where id = ? and first_written > ?",
                            at,
                            item.person(),
                            at);
                }
                keep(item);
            }
            case REFUSED, UNKNOWN -> fail(item, settlement.failure());
            case STALE -> {
                sql.update("update revision set value = value + 1");
                sql.update("update person set marked = (select value from revision) where id = ?", item.person());
            }
            case PLANNED, SILENT, SENT ->
                throw new IllegalArgumentException("an item is not settled as " + settlement.state());
        }
    }

    /** What was written is in the ledger and in the record's row, without being read. */
    private void enter(PlanItem item, Settlement settlement) {
        if (settlement.written().isEmpty()) {
            return;
        }
        RecordTable records = new RecordTable(sql, words);
        RecordEntry record = records.entry(settlement.ref());
        Set<String> released = new Dossiers(sql, words).released(item.person());
        new Ledgers(sql, words).enter(record.number, item, settlement, released, at);
        records.wrote(record, settlement.written(), at);
    }

    /** Keeps the verdict and the standing of a settled or silent item. */
    void keep(PlanItem item) {
        long person = item.person();
        StoredVerdict verdict = item.verdict();
        Optional<StoredVerdict> before = sql.first(
                "select body from verdict where person = ?",
                row -> VerdictPacking.verdict(new Unpacking(words, row.getBytes(1))),
                person);
        byte[] standing = VerdictPacking.standing(words, item.decision().after());
        Packing body = new Packing(words);
        VerdictPacking.verdict(body, verdict);
        if (before.isPresent() && verdict.says(before.get())) {
            sql.update("update verdict set standing = ? where person = ?", standing, person);
        } else {
            sql.put(
                    "verdict",
                    1,
                    "person, kind, raised, score, stage, code, ask, body, standing",
                    person,
                    verdict.outcome().verdict().kind().name(),
                    verdict.outcome().raised() ? 1 : 0,
                    verdict.outcome().score(),
                    verdict.stage().name(),
                    verdict.outcome().verdict().code(),
                    verdict.outcome().verdict().ask().stream().findFirst().orElse(""),
                    body.bytes(),
                    standing);
        }
        if (before.isEmpty() || verdict.turnsFrom(before.get())) {
            history.add(person, VerdictHistory.MOVING, body.bytes());
        }
        sql.update("delete from trouble where person = ?", person);
        new Besides(sql, words).keep(person, item.beside(), history);
        sql.update("update person set due = ? where id = ?", item.dueAt(), person);
        hold(item);
        unrelease(item);
        item.messages().forEach(message -> SqlOutbox.add(sql, words, message));
    }

    private void hold(PlanItem item) {
        SortedMap<String, Backlog.Held> before = new TreeMap<>();
        sql.each(
                "select body from held where person = ?",
                row -> {
                    new Unpacking(words, row.getBytes(1))
                            .list(ItemPacking::held)
                            .forEach(held -> before.put(held.property(), held));
                    return before;
                },
                item.person());
        List<Backlog.Held> now = new ArrayList<>();
        item.decision().held().forEach(held -> {
            Backlog.Held known = before.get(held.property());
            boolean same = known != null
                    && known.value().equals(held.value())
                    && known.reason().equals(held.reason().word());
            now.add(new Backlog.Held(
                    item.ref(),
                    held.property(),
                    held.value(),
                    held.reason().word(),
                    same && known != null ? known.since() : at));
        });
        if (now.isEmpty()) {
            if (!before.isEmpty()) {
                sql.update("delete from held where person = ?", item.person());
            }
            return;
        }
        sql.put(
                "held",
                1,
                "person, many, body",
                item.person(),
                now.size(),
                new Packing(words).list(now, ItemPacking::held).bytes());
    }

    /** A release holds for one write. */
    private void unrelease(PlanItem item) {
        Set<String> released = new TreeSet<>(new Dossiers(sql, words).released(item.person()));
        if (released.removeAll(item.values().keySet())) {
            sql.update(
                    "update released set body = ? where person = ?",
                    new Packing(words).list(released, Packing::word).bytes(),
                    item.person());
        }
    }

    private void fail(PlanItem item, Failure failure) {
        @Nullable
        Trouble before = new Dossiers(sql, words).trouble(item.person()).orElse(null);
        Trouble now = Trouble.after(before, failure, item.verdict().factsHash(), at);
        save(sql, item.person(), now);
        sql.update("update person set due = ? where id = ?", Math.min(now.retryAt(), item.dueAt()), item.person());
    }

    static void save(Sql sql, long person, Trouble trouble) {
        sql.put(
                "trouble",
                1,
                "person, tries, first_at, last_at, retry_at, fix, code, remedy, facts",
                person,
                trouble.tries(),
                trouble.firstAt(),
                trouble.lastAt(),
                trouble.retryAt(),
                trouble.failure().fix(),
                trouble.failure().code(),
                trouble.failure().remedy(),
                trouble.factsHash());
    }
}
