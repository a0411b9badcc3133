package dev.mql.store;

import dev.mql.crm.Item;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer of the CRM that has not seen mql's own write: HubSpot's search index lags by seconds to minutes. Taken as it
 * is, it would undo in the store what was written, and the next run would write it again.
 */
public final class Lag {

    private Lag() {}

    /**
     * The row as it is once mql's write is in it. Where a CRM's times are whole seconds, two states may bear the same one:
     * a value that is another than before is newer then.
     *
     * @param incoming as the CRM answers it
     * @param before as it was last read before mql wrote
     * @param now with what mql has written since
     */
    public static Item.Row caughtUp(Item.Row incoming, Item.Row before, Item.Row now) {
        if (incoming.changedAt() > before.changedAt()) {
            return incoming;
        }
        SortedMap<String, String> written = new TreeMap<>();
        now.properties().forEach((name, value) -> {
            if (!value.equals(before.properties().get(name))) {
                written.put(name, value);
            }
        });
        before.properties().keySet().stream()
                .filter(name -> !now.properties().containsKey(name))
                .forEach(name -> written.put(name, ""));
        if (incoming.changedAt() == before.changedAt()) {
            written.keySet().removeIf(name -> !incoming.property(name).equals(before.property(name)));
        }
        return incoming.with(written, now.changedAt());
    }
}
