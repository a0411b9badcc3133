package dev.mql.store;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What keeping the items of a page takes, and in which order, wherever they are kept. */
public interface PageKeeping {

    void keep(Item.Row row);

    void lose(Item.Gone gone);

    void join(Item.Became became);

    void see(Item.Seen seen);

    /** What was read of one thing before and has not come this time. */
    List<Ref> missing(Item.Whole whole);

    /** @param now all that the row tells, in place of what it told before */
    void replace(Ref row, List<Item.Touch> now);

    /** Records in the order of the page; then what people touched, each row's once, whose records are known by then. */
    default void keepInOrder(List<Item> items) {
        Map<Ref, List<Item.Touch>> byRow = new LinkedHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Row row) {
                byRow.computeIfAbsent(row.ref(), key -> new ArrayList<>());
                keep(row);
            } else if (item instanceof Item.Touch touch) {
                byRow.computeIfAbsent(touch.row(), key -> new ArrayList<>()).add(touch);
            } else if (item instanceof Item.Gone gone) {
                lose(gone);
            } else if (item instanceof Item.Became became) {
                join(became);
            } else if (item instanceof Item.Seen seen) {
                see(seen);
            } else if (item instanceof Item.Whole whole) {
                missing(whole).forEach(ref -> lose(new Item.Gone(ref, whole.since(), Item.Why.DELETED)));
            }
        }
        byRow.forEach(this::replace);
    }
}
