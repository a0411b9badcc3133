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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom sales was handed and what became of them, as their events tell.
 *
 * @param handed how often somebody was handed over
 * @param people how many people were, each once
 * @param open those nobody has answered yet, the longest waiting first
 * @param accepted how often sales accepted
 * @param inTime how often it accepted or rejected within the promised time
 * @param took how long sales took to answer, in milliseconds, ascending
 * @param breached how often the promised time passed without an answer
 * @param rejected how often it rejected, by its reason; empty where it gave none
 * @param recycled how often somebody came back to marketing, by the cause's word
 */
public record Handoffs(
        long handed,
        long people,
        List<Message> open,
        long accepted,
        long inTime,
        List<Long> took,
        long breached,
        SortedMap<String, Long> rejected,
        SortedMap<String, Long> recycled) {

    public Handoffs {
        open = List.copyOf(open);
        took = List.copyOf(took);
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        recycled = Collections.unmodifiableSortedMap(new TreeMap<>(recycled));
    }

    public static Handoffs of(Outbox outbox, String crm) {
        return of(outbox, crm, Long.MIN_VALUE);
    }

    /** Of those handed over from an instant on, in UTC milliseconds. */
    public static Handoffs of(Outbox outbox, String crm, long from) {
        Count count = new Count(from);
        outbox.each(crm, count::add);
        return count.counted();
    }

    /** How long sales took to answer half of those it answered, in milliseconds; empty where it answered nobody. */
    public OptionalLong medianAnswer() {
        return took.isEmpty() ? OptionalLong.empty() : OptionalLong.of(took.get((took.size() - 1) / 2));
    }

    /** How many of those nobody has answered should have been by an instant. */
    public long overdue(long now) {
        return open.stream()
                .filter(message -> message.event() instanceof Qualified qualified
                        && qualified.answerBy() != null
                        && now >= qualified.answerBy())
                .count();
    }

    /** How often sales gave an answer. */
    public long answered() {
        return accepted + rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    private static final class Count {
        private final long from;
        /** What becomes of hand-overs before the period is not its own. */
        private final Set<Ref> people = new HashSet<>();

        private final Map<Ref, Message> open = new LinkedHashMap<>();
        private final List<Long> took = new ArrayList<>();
        private final SortedMap<String, Long> rejected = new TreeMap<>();
        private final SortedMap<String, Long> recycled = new TreeMap<>();
        private long handed;
        private long accepted;
        private long inTime;
        private long breached;

        private Count(long from) {
            this.from = from;
        }

        private void add(Message message) {
            HandoffEvent event = message.event();
            if (event instanceof Qualified && event.at() >= from) {
                handed++;
                people.add(message.person());
                open.put(message.person(), message);
            } else if (event instanceof Qualified || !people.contains(message.person())) {
                return;
            } else if (event instanceof Breached) {
                breached++;
            } else if (event instanceof Accepted answer) {
                accepted++;
                answered(message, answer.inTime());
            } else if (event instanceof Rejected answer) {
                rejected.merge(message.briefing().rejectedWhy(), 1L, Long::sum);
                answered(message, answer.inTime());
            } else if (event instanceof Recycled back) {
                recycled.merge(back.cause().word(), 1L, Long::sum);
                open.remove(message.person());
            }
        }

        private void answered(Message answer, boolean punctual) {
            inTime += punctual ? 1 : 0;
            Message handedOver = open.remove(answer.person());
            if (handedOver != null) {
                took.add(answer.event().at() - handedOver.event().at());
            }
        }

        private Handoffs counted() {
            Collections.sort(took);
            return new Handoffs(
                    handed,
                    people.size(),
                    new ArrayList<>(open.values()),
                    accepted,
                    inTime,
                    took,
                    breached,
                    rejected,
                    recycled);
        }
    }
}
