package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.decide.HandoffEvent;
import dev.mql.model.Stage;
import dev.mql.store.Message;
import dev.mql.store.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hand-off that reached the CRM while its answer got lost on the way back: it happened, and happened once. */
class LostAnswerTest {

    /** How often the transport sends a request that breaks. */
    private static final int TRIES = 5;

    @TempDir
    private Path folder;

    private Trial trial;

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
        trial.contact("somebody");
        trial.sync();
        trial.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void isFoundWrittenWhereTheRunCanStillLook() {
        long ada = trial.raised("ada");
        answersOfWritesAreLost();

        Run run = trial.sync();

        assertThat(run.tally().failed()).as(run.message()).isZero();
        assertHandedOverOnce(ada);
    }

    @Test
    void isFoundWrittenByTheRunThatTakesUpOneThatCouldNotLook() {
        long ada = trial.raised("ada");
        answersOfWritesAreLost();
        afterwards(Fault.of(Fault.Kind.RESET).on("batch/read"));

        Run stopped = trial.sync();

        assertThat(stopped.state()).isEqualTo(Run.State.STOPPED);
        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(events()).isEmpty();
        takeUp();
        assertHandedOverOnce(ada);
    }

    @Test
    void isFoundWrittenByTheNextRunWhereThisOneGaveItUp() {
        long ada = trial.raised("ada");
        trial.sandbox()
                .faults()
                .add(Fault.of(Fault.Kind.RESET).on("batch/update").times(TRIES));
        answersOfWritesAreLost();

        Run failed = trial.sync();

        assertThat(failed.tally().failed())
                .as("%s %s", failed.state(), failed.message())
                .isOne();
        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(events()).isEmpty();
        takeUp();
        assertHandedOverOnce(ada);
    }

    /** Once mql has written. */
    private void afterwards(Fault fault) {
        trial.sandbox().add((change, account) -> trial.sandbox().faults().add(fault.times(1_000)));
    }

    private void takeUp() {
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofMinutes(1));
        trial.sync();
    }

    private void answersOfWritesAreLost() {
        trial.sandbox()
                .faults()
                .add(Fault.of(Fault.Kind.RESET_AFTER).on("batch/update").times(1_000));
    }

    private void assertHandedOverOnce(long contact) {
        takeUp();
        assertThat(trial.status(contact)).isEqualTo("MQL");
        assertThat(trial.writes(contact)).isOne();
        assertThat(trial.dossier(contact).standing().stage()).isEqualTo(Stage.MQL);
        assertThat(trial.dossier(contact).standing().handedAt()).isNotNull();
        assertThat(trial.store().backlog().held("hubspot", 9)).isEmpty();
        assertThat(events()).extracting(HandoffEvent::kind).containsExactly(HandoffEvent.Kind.QUALIFIED);
    }

    private List<HandoffEvent> events() {
        List<HandoffEvent> events = new ArrayList<>();
        trial.store().outbox().each("hubspot", (Message message) -> events.add(message.event()));
        return events;
    }
}
