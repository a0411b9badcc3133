package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices that a property vanished. HubSpot says of an empty property that it is empty, and of one it does not know nothing:
 * to whoever does not look, everybody would have lost the value. Where nothing is said of one that was known, the
 * definitions are looked up, once until the account is described again.
 */
final class Presence {

    private final Definitions definitions;
    private final Set<String> doubted = ConcurrentHashMap.newKeySet();

    Presence(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Somebody has just looked at everything. */
    void trust() {
        doubted.clear();
    }

    /** @throws CrmException where one of those asked for is gone since the account was described */
    void check(String type, Collection<String> asked, List<Found> page) {
        Map<String, Definition> known = definitions.knownOf(type);
        Set<String> unsaid = new TreeSet<>(asked);
        unsaid.retainAll(known.keySet());
        for (Found record : page) {
            unsaid.removeAll(record.properties().keySet());
            record.emptied().forEach(unsaid::remove);
        }
        if (page.isEmpty() || unsaid.isEmpty() || !doubted.add(type)) {
            return;
        }
        unsaid.removeAll(definitions.refresh(type).keySet());
        if (!unsaid.isEmpty()) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "HubSpot has no property " + String.join(", ", unsaid) + " of " + type + " any more",
                    "the next run says what that stops, and goes on with everything else");
        }
    }
}
