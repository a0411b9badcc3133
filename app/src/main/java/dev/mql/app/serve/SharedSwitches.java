package dev.mql.app.serve;

import dev.mql.store.Switches;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets go of a CRM only for the last of those who hold it in this process. */
final class SharedSwitches implements Switches {

    private final Switches switches;
    private final Map<String, Integer> holding = new HashMap<>();

    SharedSwitches(Switches switches) {
        this.switches = switches;
    }

    <T> T holding(String crm, Supplier<T> work) {
        count(crm, 1);
        try {
            return work.get();
        } finally {
            count(crm, -1);
        }
    }

    private synchronized void count(String crm, int more) {
        holding.merge(crm, more, Integer::sum);
    }

    @Override
    public synchronized void take(String crm, Holder holder, Instant now) {
        switches.take(crm, holder, now);
    }

    @Override
    public synchronized void letGo(String crm, Holder holder) {
        if (holding.getOrDefault(crm, 0) <= 1) {
            switches.letGo(crm, holder);
        }
    }

    @Override
    public void pause(Pause pause) {
        switches.pause(pause);
    }

    @Override
    public Optional<Pause> paused(String crm) {
        return switches.paused(crm);
    }

    @Override
    public boolean resume(String crm) {
        return switches.resume(crm);
    }

    @Override
    public void acknowledge(String plan, String by, Instant at) {
        switches.acknowledge(plan, by, at);
    }

    @Override
    public boolean acknowledged(String plan) {
        return switches.acknowledged(plan);
    }

    @Override
    public Optional<Basis> basis(String crm) {
        return switches.basis(crm);
    }

    @Override
    public Optional<String> note(String crm, String key) {
        return switches.note(crm, key);
    }

    @Override
    public void note(String crm, String key, String text) {
        switches.note(crm, key, text);
    }
}
