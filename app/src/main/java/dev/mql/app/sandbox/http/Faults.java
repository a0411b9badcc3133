package dev.mql.app.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults still to come, in the order they were planned. */
public final class Faults {
    private final List<Fault> planned = new ArrayList<>();

    public synchronized void add(Fault fault) {
        planned.add(fault);
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** How many are still to come. */
    public synchronized int left() {
        return planned.stream().mapToInt(Fault::times).sum();
    }

    /** The first one planned for that call, counted down; null where all goes well. */
    public synchronized @Nullable Fault next(String uri) {
        for (int i = 0; i < planned.size(); i++) {
            Fault fault = planned.get(i);
            if (uri.contains(fault.pathPart())) {
                if (fault.times() > 1) {
                    planned.set(i, fault.times(fault.times() - 1));
                } else {
                    planned.remove(i);
                }
                return fault;
            }
        }
        return null;
    }
}
