package dev.mql.store;

import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records somebody told us to look at, from then until that was done. A record waits once, however often it is told of.
 * Nothing is taken out to be worked on: whoever is killed leaves it all in its place.
 */
public interface Queue {

    /** Keeps what was told. */
    void add(Collection<Notice> notices, Instant now);

    /** Those whose time has come, the longest waiting first; they stay. */
    List<Waiting> next(String crm, int most, Instant now);

    /** They were looked at. One told of again meanwhile goes on waiting. */
    void done(Collection<Waiting> looked);

    /** They could not be looked at, and are left aside until then, unless they are told of again. */
    void postpone(Collection<Waiting> failed, Instant until);

    Length length(String crm);

    /**
     * @param since when it was first told of
     * @param told how often since; tells whether it was again, meanwhile
     * @param tries how often it was postponed
     * @param erased whether somebody asked to be forgotten
     */
    record Waiting(Ref ref, Instant since, long told, int tries, boolean erased) {}

    /** @param oldestOrNull since when the longest waiting one does; null where none is */
    record Length(long records, @Nullable Instant oldestOrNull) {

        public Optional<Instant> oldest() {
            return Optional.ofNullable(oldestOrNull);
        }
    }
}
