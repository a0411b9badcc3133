package dev.mql.store;

import dev.mql.decide.HandoffEvent;
import dev.mql.decide.HandoffEvent.Accepted;
import dev.mql.decide.HandoffEvent.Breached;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Recycled;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom sales was handed and what became of them, as their events tell.
 *
 * @param handed how often somebody was handed over
 * @param open those nobody has answered yet, the longest waiting first
 * @param accepted how often sales accepted
 * @param inTime how often it accepted or rejected within the promised time
 * @param breached how often the promised time passed without an answer
 * @param rejected how often it rejected, by its reason; empty where it gave none
 * @param recycled how often somebody came back to marketing, by the cause's word
 */
public record Handoffs(
        long handed,
        List<Message> open,
        long accepted,
        long inTime,
        long breached,
        SortedMap<String, Long> rejected,
        SortedMap<String, Long> recycled) {

    public Handoffs {
        open = List.copyOf(open);
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        recycled = Collections.unmodifiableSortedMap(new TreeMap<>(recycled));
    }

    public static Handoffs of(Outbox outbox, String crm) {
        Count count = new Count();
        outbox.each(crm, count::add);
        return new Handoffs(
                count.handed,
                new ArrayList<>(count.open.values()),
                count.accepted,
                count.inTime,
                count.breached,
                count.rejected,
                count.recycled);
    }

    /** How often sales gave an answer. */
    public long answered() {
        return accepted + rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static final class Count {
        private final Map<Ref, Message> open = new LinkedHashMap<>();
        private final SortedMap<String, Long> rejected = new TreeMap<>();
        private final SortedMap<String, Long> recycled = new TreeMap<>();
        private long handed;
        private long accepted;
        private long inTime;
        private long breached;

        private void add(Message message) {
            HandoffEvent event = message.event();
            if (event instanceof Qualified) {
                handed++;
                open.put(message.person(), message);
                return;
            }
            if (event instanceof Breached) {
                breached++;
            } else if (event instanceof Accepted answer) {
                accepted++;
                inTime += answer.inTime() ? 1 : 0;
            } else if (event instanceof Rejected answer) {
                rejected.merge(message.briefing().rejectedWhy(), 1L, Long::sum);
                inTime += answer.inTime() ? 1 : 0;
            } else if (event instanceof Recycled back) {
                recycled.merge(back.cause().word(), 1L, Long::sum);
            }
            if (!(event instanceof Breached) && !(event instanceof HandoffEvent.Weakened)) {
                open.remove(message.person());
            }
        }
    }
}
