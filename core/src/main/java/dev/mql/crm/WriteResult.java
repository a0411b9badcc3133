package dev.mql.crm;

import dev.mql.model.Ref;
import java.util.SortedMap;

/** What became of one write. */
public sealed interface WriteResult {

    /**
     * Written.
     *
     * @param ref the record that holds the values now; another one after a merge
     * @param answered what the CRM says the written properties are; it may have refused one silently
     */
    record Applied(Ref ref, SortedMap<String, String> answered) implements WriteResult {}

    /** Nothing to do: the record has these values. */
    record Unchanged(Ref ref) implements WriteResult {}

    /** Somebody changed the record since; nothing was written. */
    record Stale(Ref ref, SortedMap<String, String> current) implements WriteResult {}

    /** The CRM would not have it. */
    record Refused(Ref ref, Fix fix, String code, String remedy) implements WriteResult {}

    /** Sent, and no answer came: read it again, then repeat. */
    record Unknown(Ref ref, String reason) implements WriteResult {}

    /** Where the remedy lies. */
    enum Fix {
        MAPPING,
        RECORD,
        RIGHTS,
        GONE,
        NEXT_RUN
    }
}
