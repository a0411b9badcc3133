package dev.mql.store;

import dev.mql.model.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The people the records are about. A person is a set of records; one with no record left that was read and is not gone
 * is known but not judged, and appears in no selection.
 */
public interface People {

    /** Grows with every change of what was read. A plan remembers it, so that later changes stay marked. */
    long revision();

    /** The person a record belongs to, also by a record that was merged or converted; empty for an unread one. */
    Optional<Dossier> dossier(Ref record);

    /** The records that stand for the people with this e-mail address, in order. */
    List<Ref> withEmail(String crm, String email);

    /**
     * The records, in order, that anything is kept of, of everybody whom an id or an e-mail address names: also of people
     * gone from the CRM, and by what a record merged into theirs was called.
     */
    List<Ref> keptOf(String crm, String who);

    /**
     * People who share an e-mail address: for each such address, in order, the records that stand for them, in order.
     */
    List<List<Ref>> sharingAnAddress(String crm);

    /** How many a selection has. */
    long count(String crm, Selection selection);

    /**
     * Each person selected, in a fixed order, as of the call; read in short transactions while others write. Heap does
     * not grow with the number of people, but for eight bytes each.
     */
    void each(String crm, Selection selection, Consumer<Dossier> consumer);

    /** What was thought of a person, oldest first; only where it differed from before. */
    List<StoredVerdict> history(Ref record);

    /** The same by a definition beside the one that moves the status. */
    List<StoredVerdict> history(Ref record, String definition);

    /** Everybody, counted by what is thought of them. */
    Census census(String crm);

    /** The people with a verdict of this kind, best score first, equal ones in a fixed order. */
    List<Ranked> strongest(String crm, dev.mql.evaluate.Verdict.Kind kind, int limit);

    /** The next instant at which somebody has to be looked at because of time alone. */
    Optional<Instant> nextDue(String crm);

    /** Somebody and what is thought of them. */
    record Ranked(Ref person, StoredVerdict verdict) {}
}
