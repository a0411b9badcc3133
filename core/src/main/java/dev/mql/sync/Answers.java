package dev.mql.sync;

import dev.mql.crm.Spelling;
import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Applied;
import dev.mql.crm.WriteResult.Refused;
import dev.mql.crm.WriteResult.Stale;
import dev.mql.crm.WriteResult.Unchanged;
import dev.mql.crm.WriteResult.Unknown;
import dev.mql.model.Ref;
import dev.mql.store.Failure;
import dev.mql.store.PlanItem;
import dev.mql.store.PlanItem.State;
import dev.mql.store.Settlement;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What an answer of the CRM makes of an item. */
final class Answers {

    /** The code of a write of which nobody knows whether it arrived. */
    static final String NO_ANSWER = "NO_ANSWER";

    private Answers() {}

    static Settlement settle(PlanItem item, WriteResult result) {
        if (result instanceof Applied applied) {
            return applied(item, applied);
        }
        if (result instanceof Unchanged unchanged) {
            return done(item, State.UNCHANGED, unchanged.ref());
        }
        if (result instanceof Stale stale) {
            return holds(stale.current(), item.values())
                    ? done(item, State.UNCHANGED, stale.ref())
                    : new Settlement(item.person(), State.STALE, stale.ref(), Collections.emptySortedMap(), null);
        }
        if (result instanceof Refused refused) {
            String fix = refused.fix().name().toLowerCase(Locale.ROOT);
            return failed(item, State.REFUSED, refused.ref(), new Failure(fix, refused.code(), refused.remedy()));
        }
        Unknown unknown = (Unknown) result;
        return failed(item, State.UNKNOWN, unknown.ref(), new Failure("next_run", NO_ANSWER, unknown.reason()));
    }

    /** A CRM may say yes and keep another value: a workflow or a rule of the property was faster. */
    private static Settlement applied(PlanItem item, Applied applied) {
        Optional<String> lost = item.values().entrySet().stream()
                .filter(value -> applied.answered().containsKey(value.getKey()))
                .filter(value ->
                        !Spelling.same(value.getValue(), applied.answered().getOrDefault(value.getKey(), "")))
                .map(Map.Entry::getKey)
                .findFirst();
        if (lost.isEmpty()) {
            SortedMap<String, String> kept = item.values();
            kept.keySet()
                    .forEach(property -> kept.computeIfPresent(
                            property, (name, value) -> applied.answered().getOrDefault(name, value)));
            return new Settlement(item.person(), State.APPLIED, applied.ref(), kept, null);
        }
        Failure failure = new Failure(
                "record",
                "NOT_KEPT",
                lost.get()
                        + ": the CRM accepted the value and kept another one; look for a workflow or a rule that sets it");
        return failed(item, State.REFUSED, applied.ref(), failure);
    }

    private static Settlement done(PlanItem item, State state, Ref ref) {
        return new Settlement(item.person(), state, ref, item.values(), null);
    }

    private static Settlement failed(PlanItem item, State state, Ref ref, @Nullable Failure failure) {
        return new Settlement(item.person(), state, ref, Collections.emptySortedMap(), failure);
    }

    private static boolean holds(SortedMap<String, String> current, SortedMap<String, String> values) {
        return values.entrySet().stream()
                .allMatch(value -> Spelling.same(value.getValue(), current.getOrDefault(value.getKey(), "")));
    }
}
