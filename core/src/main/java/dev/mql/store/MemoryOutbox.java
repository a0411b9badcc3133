package dev.mql.store;

import dev.mql.decide.HandoffEvent;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps events and who waits for them. */
final class MemoryOutbox implements Outbox {

    private final MemoryState state;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, Map<String, Channel>> channels = new TreeMap<>();

    MemoryOutbox(MemoryState state) {
        this.state = state;
    }

    /** Whoever calls holds the state's lock. */
    void add(Message message) {
        if (messages.putIfAbsent(message.id(), message) == null) {
            of(message.person().crm()).values().stream()
                    .filter(channel -> channel.kinds.contains(message.event().kind()))
                    .forEach(channel -> channel.waiting.put(message.id(), Optional.empty()));
        }
    }

    /** Somebody was erased. Whoever calls holds the state's lock. */
    void forget(Ref person) {
        messages.replaceAll((id, message) -> {
            boolean theirs = message.person().equals(person);
            if (theirs) {
                of(person.crm()).values().forEach(channel -> channel.waiting.remove(id));
            }
            return theirs ? message.wordless() : message;
        });
    }

    private Map<String, Channel> of(String crm) {
        return channels.computeIfAbsent(crm, key -> new TreeMap<>());
    }

    private Channel channel(String crm, String name) {
        return of(crm).getOrDefault(name, new Channel());
    }

    @Override
    public void subscribe(String crm, Map<String, Set<HandoffEvent.Kind>> wanted) {
        synchronized (state) {
            of(crm).keySet().retainAll(wanted.keySet());
            wanted.forEach(
                    (name, kinds) -> of(crm).computeIfAbsent(name, key -> new Channel()).kinds = Set.copyOf(kinds));
        }
    }

    @Override
    public List<Message> waiting(String crm, String name, Instant now, int limit) {
        synchronized (state) {
            return channel(crm, name).waiting.entrySet().stream()
                    .filter(each -> each.getValue().map(Trouble::retryAt).orElse(0L) <= now.toEpochMilli())
                    .limit(limit)
                    .flatMap(each -> Optional.ofNullable(messages.get(each.getKey())).stream())
                    .toList();
        }
    }

    @Override
    public void told(String crm, String name, Collection<String> ids, Instant at) {
        synchronized (state) {
            Channel channel = channel(crm, name);
            ids.forEach(channel.waiting::remove);
            channel.toldAt = at;
        }
    }

    @Override
    public void missed(String crm, String name, Collection<String> ids, Failure failure, Instant at) {
        synchronized (state) {
            for (String id : ids) {
                channel(crm, name)
                        .waiting
                        .computeIfPresent(
                                id,
                                (key, before) -> Optional.of(
                                        Trouble.after(before.orElse(null), failure, "", at.toEpochMilli())));
            }
        }
    }

    @Override
    public Optional<Instant> toldAt(String crm, String name) {
        synchronized (state) {
            return Optional.ofNullable(channel(crm, name).toldAt);
        }
    }

    @Override
    public List<Missed> missed(String crm) {
        synchronized (state) {
            Map<List<Object>, Missed> groups = new LinkedHashMap<>();
            of(crm).forEach((name, channel) -> channel.waiting.values().stream()
                    .flatMap(Optional::stream)
                    .filter(trouble -> trouble.tries() > 0)
                    .map(trouble -> new Missed(name, trouble.failure(), 1, trouble.dead() ? 1 : 0))
                    .forEach(one -> groups.merge(
                            List.of(name, one.failure()),
                            one,
                            (a, b) -> new Missed(name, a.failure(), a.events() + b.events(), a.dead() + b.dead()))));
            List<Missed> missed = new ArrayList<>(groups.values());
            missed.sort(Comparator.comparing(Missed::channel)
                    .thenComparing(each -> each.failure().group()));
            return missed;
        }
    }

    @Override
    public int retry(String crm, Optional<String> only) {
        synchronized (state) {
            int retried = 0;
            for (Map.Entry<String, Channel> each : of(crm).entrySet()) {
                if (only.map(each.getKey()::equals).orElse(true)) {
                    Map<String, Optional<Trouble>> waiting = each.getValue().waiting;
                    retried += (int) waiting.values().stream()
                            .filter(Optional::isPresent)
                            .count();
                    waiting.replaceAll((id, trouble) -> Optional.empty());
                }
            }
            return retried;
        }
    }

    @Override
    public void each(String crm, Consumer<Message> consumer) {
        List<Message> all;
        synchronized (state) {
            all = messages.values().stream()
                    .filter(message -> message.person().crm().equals(crm))
                    .toList();
        }
        all.forEach(consumer);
    }

    /** What somebody has not been told, and why not. */
    private static final class Channel {
        private final Map<String, Optional<Trouble>> waiting = new LinkedHashMap<>();

        private Set<HandoffEvent.Kind> kinds = Set.of();

        @Nullable
        private Instant toldAt;
    }
}
