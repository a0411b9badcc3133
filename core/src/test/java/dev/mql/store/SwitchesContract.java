package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store keeps of what people and processes decide. */
public abstract class SwitchesContract {

    private static final Switches.Holder ELSEWHERE = new Switches.Holder("other-machine", 12, NOON);
    private static final Switches.Holder THIRD = new Switches.Holder("third-machine", 12, NOON);

    protected abstract Store store();

    @Test
    void pausesACrmUntilResumed() {
        Switches.Pause pause = new Switches.Pause(CRM, "import runs", "Dana", NOON);
        switches().pause(pause);
        assertThat(switches().paused(CRM)).contains(pause);
        assertThat(switches().paused("salesforce")).isEmpty();
        assertThat(switches().resume(CRM)).isTrue();
        assertThat(switches().resume(CRM)).isFalse();
        assertThat(switches().paused(CRM)).isEmpty();
    }

    @Test
    void letsOneProcessWorkOnACrm() {
        switches().take(CRM, ELSEWHERE, NOON);
        switches().take(CRM, ELSEWHERE, after(200));
        switches().take("salesforce", THIRD, NOON);
        assertThatThrownBy(() -> switches().take(CRM, THIRD, after(400)))
                .isInstanceOfSatisfying(
                        StoreException.class, busy -> assertThat(busy.why()).isEqualTo(StoreException.Why.BUSY))
                .hasMessageContaining("other-machine");
        switches().letGo(CRM, THIRD);
        assertThatThrownBy(() -> switches().take(CRM, THIRD, after(400))).isInstanceOf(StoreException.class);
        switches().letGo(CRM, ELSEWHERE);
        switches().take(CRM, THIRD, after(400));
    }

    @Test
    void takesOverFromAMachineNotHeardOf() {
        switches().take(CRM, ELSEWHERE, NOON);
        switches().take(CRM, THIRD, after(301));
        assertThatThrownBy(() -> switches().take(CRM, ELSEWHERE, after(302))).isInstanceOf(StoreException.class);
    }

    @Test
    void takesOverAtOnceFromAProcessThatHasEndedOnThisMachine() {
        long dead = Long.MAX_VALUE;
        switches().take(CRM, new Switches.Holder("here", dead, NOON), NOON);
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(NOON);
        switches().take(CRM, new Switches.Holder("here", self.pid(), started), NOON);
        assertThatThrownBy(() -> switches().take(CRM, new Switches.Holder("here", dead, NOON), after(9999)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void remembersWhatSomebodyAcknowledged() {
        assertThat(switches().acknowledged("p-1")).isFalse();
        switches().acknowledge("p-1", "Dana", NOON);
        switches().acknowledge("p-1", "Kim", NOON);
        assertThat(switches().acknowledged("p-1")).isTrue();
        assertThat(switches().acknowledged("p-2")).isFalse();
    }

    @Test
    void keepsNotes() {
        assertThat(switches().note(CRM, "schema")).isEmpty();
        switches().note(CRM, "schema", "one");
        switches().note(CRM, "schema", "two");
        assertThat(switches().note(CRM, "schema")).contains("two");
        assertThat(switches().note("salesforce", "schema")).isEmpty();
    }

    private Switches switches() {
        return store().switches();
    }
}
