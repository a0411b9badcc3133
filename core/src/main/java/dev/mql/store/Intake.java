package dev.mql.store;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What was read of a CRM, as it came: rows with their versions, touches, what is gone, and where reading goes on. */
public interface Intake {

    /**
     * Ties the store to one account of a CRM; the first account wins.
     *
     * @throws StoreException {@link StoreException.Why#OTHER_ACCOUNT} where it is tied to another one
     */
    void pin(String crm, String account);

    /** How far a stream has been read; empty if it never was. */
    Optional<Reading> reading(String crm, String stream);

    /**
     * Begins to read a stream, in place of whatever was unfinished.
     *
     * @param wanted what is read of each row, as a text that differs where that differs; another text than before makes
     *     the store forget how far the stream was covered
     */
    void begin(String crm, String stream, String wanted, List<Checkpoint> parts);

    /**
     * Keeps one page and moves its checkpoint, together.
     *
     * <p>A row is kept as a new version only where it differs from the one before. All touches of a source row come with
     * it on one page and replace those known; without any they are retracted. What {@link Item.Whole} leaves out is gone. Records merged or converted become one
     * person, in whatever order the news arrive; a record only mentioned becomes a stub. People any of whose records,
     * touches or linked records changed are marked for evaluation. Keeping the same page again changes nothing.
     *
     * <p>Of a record {@link dev.mql.crm.Item.Why#ERASED} nothing stays but its id, by which nothing of it is kept ever again;
     * once no record stands for the person any more, all that was thought, planned and written of them goes, too.
     *
     * @param from replaced by the page's next checkpoint and further parts; one that is not waited for moves nothing
     * @param readAt when the page was asked for
     */
    Kept keep(String crm, Checkpoint from, Page page, Instant readAt, Identity identity);

    /** Keeps items read outside a stream. */
    Kept keep(String crm, List<Item> items, Instant readAt, Identity identity);

    /**
     * Lets go, a step at a time, of touches of people, but for those of whom something was undone or could not be written:
     * their facts stay as they are, since that is what they wait for. Marks nobody.
     *
     * @param after the person after whom to begin; 0 at first
     * @param people how many to look at
     * @return the last person looked at; 0 where there are no more
     */
    long letGo(String crm, long after, int people, Predicate<Item.Touch> unwanted);

    /** Those of these records that were never read, or are thought to be gone. */
    List<Ref> unknown(List<Ref> records);

    /**
     * Records of a type that were read before an instant, are not known to be gone or another record now, and were not
     * {@link Item.Seen} since.
     */
    List<Ref> unseen(String crm, String type, Instant since, int limit);

    /**
     * How far a stream has been read.
     *
     * @param wanted what was asked of each row
     * @param unfinished where reading goes on; empty once it has ended
     * @param coveredUntilOrNull up to when everything is known from completed readings; null where none was completed, the
     *     epoch where the CRM withheld the stream
     */
    record Reading(
            String wanted,
            List<Checkpoint> unfinished,
            @org.jspecify.annotations.Nullable Instant coveredUntilOrNull) {
        public Reading {
            unfinished = List.copyOf(unfinished);
        }

        /** Empty where the stream has to be read from its beginning. */
        public Optional<Instant> coveredUntil() {
            return Optional.ofNullable(coveredUntilOrNull).filter(Instant.EPOCH::isBefore);
        }
    }

    /**
     * What a page changed.
     *
     * @param rows rows on it
     * @param touches touches on it
     * @param seen ids on it of records that exist
     * @param changed records new, different, gone or come back
     * @param marked people marked for evaluation
     */
    record Kept(int rows, int touches, int seen, int changed, int marked) {

        public static final Kept NOTHING = new Kept(0, 0, 0, 0, 0);
    }
}
