package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of how far a reading is. */
class HowFarTest {

    private static final Checkpoint CONTACTS = new Checkpoint("contacts", 0, "1");
    private static final Checkpoint WEBINARS = new Checkpoint("webinars", 0, "1");

    private final HowFar howFar = new HowFar();

    private static Page page(long total, Checkpoint next, Checkpoint... more) {
        return new Page(List.of(), Optional.of(next), List.of(more), Instant.EPOCH, total);
    }

    private static Page last(long total) {
        return new Page(List.of(), Optional.empty(), List.of(), Instant.EPOCH, total);
    }

    @Test
    void thereIsATotalOnceTheCrmHasToldOfAllThatIsStillRead() {
        howFar.begin(List.of(CONTACTS, WEBINARS), Set.of());
        assertThat(howFar.total()).isZero();

        howFar.read("contacts", page(300, CONTACTS), 100);
        assertThat(howFar.total()).as("webinars do not tell").isZero();
        howFar.read("webinars", last(0), 7);

        assertThat(howFar.done()).isEqualTo(107);
        assertThat(howFar.total()).isEqualTo(307);
    }

    @Test
    void whatEndedCountsAsWhatItWasAndWhatGrewAsWhatWasRead() {
        howFar.begin(List.of(CONTACTS), Set.of());
        howFar.read("contacts", page(150, CONTACTS, CONTACTS), 100);
        howFar.read("contacts", page(150, CONTACTS), 100);
        assertThat(howFar.total()).isEqualTo(200);

        howFar.read("contacts", last(150), 10);
        assertThat(howFar.total()).as("one of two parts is open").isEqualTo(210);
        howFar.read("contacts", last(0), 20);

        assertThat(howFar.total()).isEqualTo(howFar.done()).isEqualTo(230);
    }

    @Test
    void nobodyKnowsHowMuchIsLeftOfWhatAnotherProcessBegan() {
        howFar.begin(List.of(CONTACTS), Set.of("contacts"));
        howFar.read("contacts", page(300, CONTACTS), 100);

        assertThat(howFar.total()).isZero();
    }
}
