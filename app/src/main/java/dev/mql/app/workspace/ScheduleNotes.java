package dev.mql.app.workspace;

import dev.mql.store.Store;
import java.time.Instant;
import java.util.Optional;

/** What the store remembers of a CRM's timetable, for whoever serves it next and for who asks how it is. */
public final class ScheduleNotes {

    private static final String SLOT = "schedule slot";
    private static final String HELD = "schedule held";

    private final Store store;
    private final String crm;

    public ScheduleNotes(Store store, String crm) {
        this.store = store;
        this.crm = crm;
    }

    /** Up to when the timetable's runs have been made, or made up for; empty where nobody has served it yet. */
    public Optional<Instant> slot() {
        return store.switches().note(crm, SLOT).map(Instant::parse);
    }

    public void slot(Instant until) {
        store.switches().note(crm, SLOT, until.toString());
    }

    /** Why the last long run did not come to its end; empty where it did. */
    public String held() {
        return store.switches().note(crm, HELD).orElse("");
    }

    public void held(String why) {
        if (!held().equals(why)) {
            store.switches().note(crm, HELD, why);
        }
    }
}
