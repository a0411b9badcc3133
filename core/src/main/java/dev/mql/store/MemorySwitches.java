package dev.mql.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what people and processes decide. */
final class MemorySwitches implements Switches {

    private final MemoryState state;
    private final Map<String, Pause> pauses = new HashMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();

    MemorySwitches(MemoryState state) {
        this.state = state;
    }

    @Override
    public void pause(Pause pause) {
        synchronized (state) {
            pauses.put(pause.crm(), pause);
        }
    }

    @Override
    public Optional<Pause> paused(String crm) {
        synchronized (state) {
            return Optional.ofNullable(pauses.get(crm));
        }
    }

    @Override
    public boolean resume(String crm) {
        synchronized (state) {
            return pauses.remove(crm) != null;
        }
    }

    @Override
    public void take(String crm, Holder holder, Instant now) {
        synchronized (state) {
            Lease held = leases.get(crm);
            if (held != null && !held.freeFor(holder, now)) {
                throw held.refusal(crm);
            }
            leases.put(crm, new Lease(holder, now));
        }
    }

    @Override
    public void letGo(String crm, Holder holder) {
        synchronized (state) {
            leases.computeIfPresent(crm, (key, held) -> held.holder().equals(holder) ? null : held);
        }
    }

    @Override
    public void acknowledge(String plan, String by, Instant at) {
        synchronized (state) {
            acknowledged.add(plan);
        }
    }

    @Override
    public boolean acknowledged(String plan) {
        synchronized (state) {
            return acknowledged.contains(plan);
        }
    }

    @Override
    public Optional<Basis> basis(String crm) {
        synchronized (state) {
            return Optional.ofNullable(state.bases.get(crm));
        }
    }

    @Override
    public Optional<String> note(String crm, String key) {
        synchronized (state) {
            return Optional.ofNullable(notes.get(crm + "/" + key));
        }
    }

    @Override
    public void note(String crm, String key, String text) {
        synchronized (state) {
            notes.put(crm + "/" + key, text);
        }
    }
}
