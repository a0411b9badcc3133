package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads one stream; keeps nothing between pages but what the cursor says. */
interface StreamReader {

    /** @param now everything that changed before it will have been answered at the end */
    List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now);

    Page next(Cursor cursor);
}
