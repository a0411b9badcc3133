package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.store.Run;
import dev.mql.sync.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other tools lost when something stopped them; by its number in the list of cases F.1. */
class PeersStoppingTest extends OnTrial {

    @Test
    @DisplayName("F.1 case 5: the secondly limit is waited for, the daily one stops resumably")
    void waitsForOneLimitAndStopsAtTheOther() {
        List<Long> contacts = trial.raised(150);
        trial.sandbox().faults().add(limit("TEN_SECONDLY_ROLLING").on("batch/update"));
        AtomicInteger batches = new AtomicInteger();
        trial.exchanges((call, reply) -> {
            if (reply.status() == 200 && call.url().contains("batch/update") && batches.incrementAndGet() == 1) {
                trial.sandbox().faults().add(limit("DAILY").on("batch/update"));
            }
        });
        Duration slept = trial.time().slept();
        Run stopped = trial.sync();
        assertThat(trial.time().slept().minus(slept)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(stopped.state()).as(stopped.message()).isEqualTo(Run.State.STOPPED);
        assertThat(stopped.tally().written()).isEqualTo(100);
        assertThat(stopped.tally().left()).isEqualTo(50);
        Instant midnight = trial.time().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        assertThat(stopped.resumesAt().orElseThrow())
                .isAfter(trial.time().instant())
                .isBeforeOrEqualTo(midnight);
        trial.pass(Duration.ofDays(1));
        Run resumed = trial.sync();
        assertThat(resumed.id()).isEqualTo(stopped.id());
        assertThat(resumed.tally().written()).isEqualTo(150);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 1);
    }

    @Test
    @DisplayName("F.1 case 4: a batch that succeeds without an effect is not believed")
    void doesNotBelieveABatchWithoutResults() {
        long ada = trial.raised("ada");
        trial.sandbox()
                .faults()
                .add(Fault.status(200, "{\"status\": \"COMPLETE\", \"results\": []}")
                        .on("batch/update")
                        .times(20));
        Run run = trial.sync();
        assertThat(run.tally().written()).isZero();
        assertThat(run.tally().failed()).isOne();
        assertThat(trial.status(ada)).isEqualTo("NEW");
        assertThat(trial.dossier(ada).ledger()).isEmpty();
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofMinutes(1));
        assertThat(trial.sync().tally().written()).isOne();
        assertThat(trial.status(ada)).isEqualTo("MQL");
    }

    @Test
    @DisplayName("F.1 case 25: after a crash between storing and writing everybody is written once")
    void writesOnceAfterACrash() {
        List<Long> contacts = trial.raised(150);
        trial.progress(diesAt("evaluating", 1));
        assertThatThrownBy(trial::sync).isInstanceOf(Crash.class);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 0);
        trial.progress(diesAt("writing", 1));
        assertThatThrownBy(trial::sync).isInstanceOf(Crash.class);
        assertThat(contacts.stream().filter(contact -> trial.writes(contact) == 1))
                .hasSize(100);
        trial.progress(Progress.silent());
        Run resumed = trial.sync();
        assertThat(resumed.id()).isEqualTo("r-1");
        assertThat(resumed.tally().written()).isEqualTo(150);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 1);
        assertThat(contacts).allMatch(contact -> trial.status(contact).equals("MQL"));
    }

    @Test
    @DisplayName("F.1 case 26: a failed record is tried again though its facts are the same")
    void triesAgainWhatFailed() {
        long ada = trial.raised("ada");
        trial.sandbox()
                .faults()
                .add(Fault.of(Fault.Kind.RESET).on("batch/update").times(1_000));
        Run failed = trial.sync();
        assertThat(failed.tally().failed()).as(failed.message()).isOne();
        String facts = trial.dossier(ada).trouble().orElseThrow().factsHash();
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofMinutes(1));
        Run next = trial.sync();
        assertThat(next.tally().written()).isOne();
        assertThat(trial.dossier(ada).verdict().orElseThrow().factsHash()).isEqualTo(facts);
        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(trial.store().backlog().failed("hubspot")).isEmpty();
    }

    private static Fault limit(String policy) {
        return Fault.status(
                429,
                "{\"status\": \"error\", \"message\": \"You have reached your limit.\", \"errorType\": \"RATE_LIMIT\","
                        + " \"policyName\": \"" + policy + "\"}");
    }

    /** Dies when it is told for the so manieth time that a step goes on. */
    private static Progress diesAt(String step, int time) {
        AtomicInteger told = new AtomicInteger();
        return (at, done, total, calls) -> {
            if (at.equals(step) && told.incrementAndGet() == time) {
                throw new Crash();
            }
        };
    }

    /** The process dies here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
