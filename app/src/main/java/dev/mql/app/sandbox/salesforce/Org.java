package dev.mql.app.sandbox.salesforce;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The org's whole state. Whoever touches it holds its monitor, so that a request sees all of a change or none. */
final class Org {
    static final String ID = Ids.checked("00D5g0000000001");
    private final Schema schema = Schema.standard();
    private final Map<SObject, Table> tables = new HashMap<>();
    private final Packed packed = new Packed(new Dictionary());
    private final Computed computed = new Computed(this);
    private final Rules rules = new Rules();
    private final Records records = new Records(this);
    private final Set<Transaction> open = new HashSet<>();
    private final InstantSource clock;
    private @Nullable Deque<Runnable> undo;
    private Consumer<Change> onChange = change -> {};

    Org(InstantSource clock) {
        this.clock = clock;
        schema.all().forEach(object -> tables.put(object, new Table(this, object)));
    }

    Schema schema() {
        return schema;
    }

    Table table(SObject object) {
        return Objects.requireNonNull(tables.get(object));
    }

    Table table(String name) {
        return table(schema.must(name));
    }

    Packed packed() {
        return packed;
    }

    Computed computed() {
        return computed;
    }

    Rules rules() {
        return rules;
    }

    Records records() {
        return records;
    }

    Set<Transaction> open() {
        return open;
    }

    long now() {
        return clock.millis();
    }

    String user(int number) {
        return Ids.of("005", Math.max(number, 1));
    }

    /** The record an id names, wherever it lives; null where there is none. */
    @Nullable
    Row find(@Nullable String id) {
        SObject object = id == null ? null : schema.ofId(id);
        return object == null ? null : table(object).find(id);
    }

    void onChange(Consumer<Change> listener) {
        this.onChange = listener;
    }

    void changed(Change change) {
        onChange.accept(change);
    }

    /** To be called before a record changes, so that a transaction that fails can be taken back. */
    void remember(Runnable back) {
        if (undo != null) {
            undo.push(back);
        }
    }

    /** Does the work; takes everything of it back if it answers false, or fails. */
    boolean allOrNone(BooleanSupplier work) {
        boolean outermost = undo == null;
        Deque<Runnable> backs = undo == null ? new ArrayDeque<>() : undo;
        undo = backs;
        int mark = backs.size();
        boolean kept = false;
        try {
            kept = work.getAsBoolean();
        } finally {
            while (!kept && backs.size() > mark) {
                backs.pop().run();
            }
            if (outermost) {
                undo = null;
            }
        }
        return kept;
    }
}
