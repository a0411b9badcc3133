package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mql.crm.Notice;
import dev.mql.crm.Notice.Kind;
import dev.mql.model.Ref;
import dev.mql.store.Queue.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store keeps of what it was told of. */
public abstract class QueueContract {

    protected abstract Store store();

    @Test
    void keepsARecordOnceHoweverOftenItIsToldOf() {
        tell(NOON.toEpochMilli(), 1, 2, 1, 1);
        tell(after(5).toEpochMilli(), 1);
        assertThat(queue().next(CRM, 10, after(60))).extracting(Waiting::ref).containsExactly(contact(1), contact(2));
        assertThat(queue().length(CRM)).isEqualTo(new Queue.Length(2, NOON));
        assertThat(queue().length("salesforce")).isEqualTo(new Queue.Length(0, null));
        assertThat(queue().next("salesforce", 10, after(60))).isEmpty();
    }

    @Test
    void answersTheLongestWaitingFirstAndKeepsThemUntilDone() {
        tell(after(2).toEpochMilli(), 3);
        tell(after(1).toEpochMilli(), 2);
        tell(NOON.toEpochMilli(), 1);
        List<Waiting> first = queue().next(CRM, 2, after(60));
        assertThat(first).extracting(Waiting::ref).containsExactly(contact(1), contact(2));
        assertThat(queue().next(CRM, 2, after(60))).isEqualTo(first);
        queue().done(first);
        assertThat(queue().next(CRM, 2, after(60))).extracting(Waiting::ref).containsExactly(contact(3));
        assertThat(queue().next(CRM, 2, after(1))).as("what will be told").isEmpty();
    }

    @Test
    void goesOnWaitingWhereItWasToldOfAgainMeanwhile() {
        tell(NOON.toEpochMilli(), 1, 2);
        List<Waiting> looked = queue().next(CRM, 10, NOON);
        tell(after(1).toEpochMilli(), 2);
        queue().done(looked);
        queue().done(looked);
        assertThat(queue().next(CRM, 10, after(1))).extracting(Waiting::ref).containsExactly(contact(2));
    }

    @Test
    void leavesAsideWhatFailedUntilItsTimeOrUntilToldOfAgain() {
        tell(NOON.toEpochMilli(), 1, 2);
        queue().postpone(queue().next(CRM, 10, NOON), after(600));
        assertThat(queue().next(CRM, 10, after(599))).isEmpty();
        assertThat(queue().length(CRM).records()).isEqualTo(2);
        tell(after(60).toEpochMilli(), 2);
        assertThat(queue().next(CRM, 10, after(60)))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.ref()).isEqualTo(contact(2)))
                .satisfies(waiting -> assertThat(waiting.tries()).isOne());
        assertThat(queue().next(CRM, 10, after(600))).hasSize(2);
    }

    @Test
    void remembersThatSomebodyAskedToBeForgotten() {
        queue().add(List.of(Notice.of(contact(1), Kind.ERASED, 0)), NOON);
        tell(after(1).toEpochMilli(), 1, 2);
        assertThat(queue().next(CRM, 10, after(60)))
                .extracting(Waiting::ref, Waiting::erased)
                .containsExactly(tuple(contact(1), true), tuple(contact(2), false));
    }

    @Test
    void tellsRecordsOfOneIdAndTwoTypesApart() {
        queue().add(
                        List.of(
                                Notice.of(contact(1), Kind.CHANGED, 0),
                                Notice.of(new Ref(CRM, "companies", "1"), Kind.CHANGED, 0)),
                        NOON);
        assertThat(queue().next(CRM, 10, NOON)).hasSize(2);
    }

    private void tell(long at, long... contacts) {
        List<Notice> notices = LongStream.of(contacts)
                .mapToObj(id -> Notice.of(contact(id), Kind.CHANGED, at))
                .toList();
        queue().add(notices, Instant.ofEpochMilli(at));
    }

    private Queue queue() {
        return store().queue();
    }
}
