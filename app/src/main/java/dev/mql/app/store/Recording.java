package dev.mql.app.store;

import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import java.util.List;

/**
 * Closes a plan. The verdicts of people nothing was written for are kept some at a time, so that nobody waits long for
 * the store; one killed in between goes on where it was.
 */
final class Recording {

    private static final int SOME = 2000;

    private final Plan plan;
    private final long number;
    private final long at;

    Recording(Plan plan, long number, long at) {
        this.plan = plan;
        this.number = number;
        this.at = at;
    }

    /** Returns whether there may be more. */
    boolean keepSome(Sql sql, Words words) {
        List<PlanItem> silent = sql.list(
                "select person, body from plan_item where plan = ? and state = 'SILENT' limit " + SOME,
                row -> ItemPacking.unpack(words, row.getLong(1), PlanItem.State.SILENT, row.getBytes(2), null),
                number);
        Settling settling = new Settling(sql, words, number, at);
        for (PlanItem item : silent) {
            boolean merged = sql.first("select 1 from person where id = ?", row -> true, item.person())
                    .isEmpty();
            if (!merged) {
                settling.keep(item);
                sql.update(
                        "update person set marked = 0 where id = ? and marked between 1 and ?",
                        item.person(),
                        plan.basis().revision());
            }
            sql.update("delete from plan_item where plan = ? and person = ?", number, item.person());
        }
        settling.chain();
        return silent.size() == SOME;
    }

    /** Clears the marks of those looked at, but for those left, who are marked anew. */
    boolean close(Sql sql) {
        Plan.Basis basis = plan.basis();
        String left = "(select person from plan_item where plan = ? and state in ('PLANNED', 'SENT'))";
        sql.update("update revision set value = value + 1");
        sql.update("update person set marked = (select value from revision) where id in " + left, number);
        if (basis.covers() == Plan.Covers.ONLY) {
            sql.update(
                    "update person set marked = 0 where marked between 1 and ? and id in (select person from plan_item"
                            + " where plan = ?)",
                    basis.revision(),
                    number);
        } else {
            sql.update(
                    "update person set marked = 0 where marked between 1 and ? and crm = ?",
                    basis.revision(),
                    basis.crm());
        }
        if (basis.covers() == Plan.Covers.EVERYONE) {
            sql.put("basis", 1, "crm, definition, mapping", basis.crm(), basis.definition(), basis.mapping());
        }
        sql.update("update plan set state = 'RECORDED' where id = ?", number);
        return true;
    }
}
