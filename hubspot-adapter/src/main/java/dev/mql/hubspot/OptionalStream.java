package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a stream that the token may not read, says so once, and lets the run go on; once it may, all of it is read. */
final class OptionalStream implements StreamReader {

    private static final Logger LOG = LoggerFactory.getLogger(OptionalStream.class);

    private final StreamReader reader;
    private final AtomicBoolean said = new AtomicBoolean();

    OptionalStream(StreamReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        return reader.start(properties, mode, now);
    }

    @Override
    public Page next(Cursor cursor) {
        try {
            return reader.next(cursor);
        } catch (CrmException e) {
            if (e.next() != CrmException.Next.FIX_CREDENTIAL) {
                throw e;
            }
            if (said.compareAndSet(false, true)) {
                LOG.warn("{} are left out: {}; {}", cursor.stream(), e.getMessage(), e.remedy());
            }
            return Page.withheld();
        }
    }
}
