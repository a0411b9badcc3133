package dev.mql.app.store;

import dev.mql.model.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the table {@code record}, as it is being changed. */
final class RecordEntry {

    static final String COLUMNS = "id, crm, type, key, person, state, changed_at, known_from, email, body";

    private static final int GONE = 1;
    private static final int SUPERSEDED = 2;
    /** The states of a record that is not to be expected in the CRM any more. */
    static final int NO_MORE = GONE | SUPERSEDED;

    private static final int HAS_EARLIER = 4;
    private static final int OURS = 8;
    /** The greatest of them. */
    static final int FORGOTTEN = 16;

    private static final Comparator<RecordEntry> BY_CHANGE =
            Comparator.<RecordEntry>comparingLong(entry -> entry.changedAt).thenComparing(entry -> entry.ref);

    final long number;
    final Ref ref;

    /** 0 for none. */
    long person;

    int state;
    long changedAt;
    long knownFrom;

    @Nullable
    String email;

    byte @Nullable [] body;

    RecordEntry(long number, Ref ref) {
        this.number = number;
        this.ref = ref;
    }

    static RecordEntry of(Words words, ResultSet row) throws SQLException {
        Ref ref = new Ref(row.getString(2), words.text(row.getLong(3)), row.getString(4));
        RecordEntry entry = new RecordEntry(row.getLong(1), ref);
        entry.person = row.getLong(5);
        entry.state = row.getInt(6);
        entry.changedAt = row.getLong(7);
        entry.knownFrom = row.getLong(8);
        entry.email = row.getString(9);
        entry.body = row.getBytes(10);
        return entry;
    }

    boolean read() {
        return body != null;
    }

    boolean gone() {
        return (state & GONE) != 0;
    }

    void gone(boolean gone) {
        state = gone ? state | GONE : state & ~GONE;
    }

    boolean superseded() {
        return (state & SUPERSEDED) != 0;
    }

    void supersede() {
        state |= SUPERSEDED;
    }

    boolean noMore() {
        return (state & NO_MORE) != 0;
    }

    boolean hasEarlier() {
        return (state & HAS_EARLIER) != 0;
    }

    void hasEarlier(boolean has) {
        state = has ? state | HAS_EARLIER : state & ~HAS_EARLIER;
    }

    /** Whether the row is so because mql wrote it, not because the CRM said so. */
    boolean ours() {
        return (state & OURS) != 0;
    }

    void ours(boolean ours) {
        state = ours ? state | OURS : state & ~OURS;
    }

    /** Whether its person asked to be forgotten: nothing of it is kept any more, but that it was. */
    boolean forgotten() {
        return (state & FORGOTTEN) != 0;
    }

    void forget() {
        state = GONE | FORGOTTEN;
        person = 0;
        email = null;
        body = null;
    }

    /** Which of a person's records stands for the person: the newest that is neither gone nor has become another one. */
    static Optional<RecordEntry> face(List<RecordEntry> records) {
        return newest(records, false).or(() -> newest(records, true));
    }

    private static Optional<RecordEntry> newest(List<RecordEntry> records, boolean superseded) {
        return records.stream()
                .filter(entry -> entry.read() && !entry.gone() && entry.superseded() == superseded)
                .max(BY_CHANGE);
    }
}
