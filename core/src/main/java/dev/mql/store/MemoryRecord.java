package dev.mql.store;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One record: a stub until its row has been read. */
final class MemoryRecord {

    /** By the CRM's change time, equal ones by address. */
    static final Comparator<MemoryRecord> BY_CHANGE = Comparator.<MemoryRecord>comparingLong(
                    each -> each.newest().row().changedAt())
            .thenComparing(each -> each.ref);

    final Ref ref;
    final List<Seen> seen = new ArrayList<>();

    /** The touches of each source row that this record is the person of. */
    final Map<Ref, List<Item.Touch>> touches = new LinkedHashMap<>();

    /** Records whose row links here. */
    final Set<Ref> linkedFrom = new TreeSet<>();

    @Nullable
    MemoryPerson person;

    @Nullable
    String email;

    /** When it was last listed; UTC milliseconds. */
    long seenAt;

    boolean gone;

    /** Its person asked to be forgotten: nothing of it is kept any more, but that it was. */
    boolean forgotten;

    /** Merged into or converted to another one. */
    boolean superseded;

    MemoryRecord(Ref ref) {
        this.ref = ref;
    }

    void forget() {
        gone = true;
        forgotten = true;
        superseded = false;
        email = null;
        person = null;
        seenAt = 0;
        seen.clear();
        touches.clear();
    }

    void letGo(Predicate<Item.Touch> unwanted) {
        touches.replaceAll(
                (row, theirs) -> theirs.stream().filter(unwanted.negate()).toList());
        touches.values().removeIf(List::isEmpty);
    }

    boolean read() {
        return !seen.isEmpty();
    }

    Seen newest() {
        return seen.get(seen.size() - 1);
    }

    /** The records its row links to in a role. */
    Set<Ref> linked(String role) {
        return read() ? newest().row().linked(role) : Set.of();
    }

    /** Holds these values now because mql wrote them. */
    void wrote(SortedMap<String, String> written, long at) {
        if (read()) {
            Item.Row now = newest().row().with(written, at);
            if (!newest().sameAs(now)) {
                seen.add(new Seen(now, at, true));
            }
        }
    }

    /** What the CRM answers, with what mql has written since it was last read, where the answer has not seen that yet. */
    Item.Row caughtUp(Item.Row incoming) {
        if (!read() || !newest().ours()) {
            return incoming;
        }
        Seen before = newest();
        for (Seen each : seen) {
            before = each.ours() ? before : each;
        }
        return Lag.caughtUp(incoming, before.row(), newest().row());
    }

    /**
     * A row and since when it was known.
     *
     * @param ours whether it is so because mql wrote it, not because the CRM said so
     */
    record Seen(Item.Row row, long knownFrom, boolean ours) {

        boolean sameAs(Item.Row other) {
            return row.properties().equals(other.properties()) && row.links().equals(other.links());
        }
    }
}
