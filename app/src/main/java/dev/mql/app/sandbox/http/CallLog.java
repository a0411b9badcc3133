package dev.mql.app.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The calls answered so far: the last ten thousand one by one, all of them by endpoint. */
public final class CallLog {
    private static final int KEPT = 10_000;
    private final Deque<Call> latest = new ArrayDeque<>();
    private final Map<String, Integer> byEndpoint = new TreeMap<>();
    private int count;

    public synchronized void add(Call call) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(call);
        byEndpoint.merge(call.endpoint(), 1, Integer::sum);
        count++;
    }

    public synchronized int count() {
        return count;
    }

    public synchronized long count(Predicate<Call> wanted) {
        return latest.stream().filter(wanted).count();
    }

    public synchronized List<Call> latest() {
        return List.copyOf(latest);
    }

    public synchronized Map<String, Integer> byEndpoint() {
        return Map.copyOf(byEndpoint);
    }

    public synchronized void clear() {
        latest.clear();
        byEndpoint.clear();
        count = 0;
    }

    @Override
    public synchronized String toString() {
        return byEndpoint.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }
}
