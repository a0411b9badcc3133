package dev.mql.app.serve;

import dev.mql.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether this process can do what it is there for. */
final class Health {

    private final List<Workplace> places;
    private final List<Loop> loops;
    private final BooleanSupplier open;

    /** @param open whether it takes requests and is not being stopped */
    Health(List<Workplace> places, List<Loop> loops, BooleanSupplier open) {
        this.places = List.copyOf(places);
        this.loops = List.copyOf(loops);
        this.open = open;
    }

    /** What keeps it from being ready, by name; empty where nothing does. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!open.getAsBoolean()) {
            problems.put("serve", "is being stopped");
        }
        if (!loops.stream().allMatch(Loop::isAlive)) {
            problems.put("serve", "a thread has ended");
        }
        for (Workplace place : places) {
            try {
                place.store().queue().length(place.crm());
                place.desk();
            } catch (StoreException trouble) {
                problems.put("store", Problems.sentence(trouble));
            } catch (RuntimeException trouble) {
                problems.put(place.crm(), Problems.sentence(trouble));
            }
        }
        return problems;
    }
}
