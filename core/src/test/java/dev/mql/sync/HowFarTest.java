package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Calls;
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
    private static final Checkpoint COMPANIES = new Checkpoint("companies", 0, "1");
    private static final Checkpoint WEBINARS = new Checkpoint("webinars", 0, "1");

    private final HowFar howFar = new HowFar();

    private static Page page(long total, Checkpoint next, Checkpoint... more) {
        return new Page(List.of(), Optional.of(next), List.of(more), Instant.EPOCH, total);
    }

    private static Page last(long total) {
        return new Page(List.of(), Optional.empty(), List.of(), Instant.EPOCH, total);
    }

    private String said() {
        StringBuilder said = new StringBuilder();
        howFar.tell((step, done, total, calls) -> said.append(step + " " + done + " of " + total), Calls.NONE);
        return said.toString();
    }

    @Test
    void tellsOfTheStreamWithTheMostLeftAmongThoseTheCrmTellsOf() {
        howFar.begin(List.of(COMPANIES, CONTACTS, WEBINARS), Set.of());
        howFar.read("webinars", page(0, WEBINARS), 7);
        assertThat(said()).isEqualTo("reading 7 of 0");

        howFar.read("companies", page(250, COMPANIES), 100);
        assertThat(said()).isEqualTo("reading companies 100 of 250");
        howFar.read("contacts", page(900, CONTACTS), 100);

        assertThat(said()).isEqualTo("reading contacts 100 of 900");
    }

    @Test
    void aStreamIsReadToItsEndOnceAllOfItsPartsAre() {
        howFar.begin(List.of(CONTACTS), Set.of());
        howFar.read("contacts", page(900, CONTACTS, CONTACTS), 100);
        howFar.read("contacts", last(900), 100);
        assertThat(said()).isEqualTo("reading contacts 200 of 900");

        howFar.read("contacts", last(900), 100);

        assertThat(said()).isEqualTo("reading 300 of 0");
    }

    @Test
    void moreThanTheCrmToldIsNoLongerMeasuredByIt() {
        howFar.begin(List.of(CONTACTS), Set.of());
        howFar.read("contacts", page(150, CONTACTS), 100);
        howFar.read("contacts", page(150, CONTACTS), 100);

        assertThat(said()).isEqualTo("reading 200 of 0");
    }

    @Test
    void nobodyKnowsHowMuchIsLeftOfWhatAnotherProcessBegan() {
        howFar.begin(List.of(CONTACTS), Set.of("contacts"));
        howFar.read("contacts", page(300, CONTACTS), 100);

        assertThat(said()).isEqualTo("reading 100 of 0");
    }
}
