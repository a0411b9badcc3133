package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.CrmException;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once a week the ids tell what no reading does. */
public abstract class SweepContract extends OnWorld {

    private static final Duration WEEK = Duration.ofDays(7);

    @BeforeEach
    void pagesOfTwo() {
        world = new World(store(), 2);
    }

    @Test
    void marksWhoeverVanishedWithoutANotice() {
        Ref ada = world.raised("1");
        Ref bob = world.contact("2");
        read();
        world.crm().vanish(ada);
        assertThat(sync().tally().read()).doesNotContainKey("contacts ids");
        assertThat(people()).isEqualTo(2);
        world.pass(WEEK);
        Run swept = sync();
        assertThat(swept.tally().read()).containsEntry("contacts ids", 1L).containsEntry("contacts gone", 1L);
        assertThat(people()).isOne();
        assertThat(store().people().dossier(ada)).isEmpty();
        assertThat(store().people().dossier(bob)).isPresent();
    }

    @Test
    void sweepsOnceAWeekAtMost() {
        world.contact("1");
        read();
        for (int day = 1; day < 15; day++) {
            world.pass(Duration.ofDays(1));
            boolean swept = sync().tally().read().containsKey("contacts ids");
            assertThat(swept).as("day %d", day).isEqualTo(day == 7 || day == 14);
        }
    }

    @Test
    void sweepsAtOnceWhereSomebodyWantsIt() {
        Ref ada = world.contact("1");
        world.contact("2");
        read();
        world.crm().vanish(ada);
        world.pass(Duration.ofMinutes(1));
        world.orders(orders -> orders.with(Set.of(Orders.Wish.SWEEP)));
        assertThat(sync().tally().read()).containsEntry("contacts gone", 1L);
        assertThat(people()).isOne();
    }

    @Test
    void readsWhoeverIsThereAndWasNeverHeardOf() {
        world.contact("1");
        read();
        Ref late = world.raised("2");
        world.crm().appear(late, World.MONDAY.minus(Duration.ofDays(400)));
        world.pass(Duration.ofHours(1));
        sync();
        assertThat(people()).isOne();
        world.pass(WEEK);
        assertThat(sync().tally().read()).containsEntry("contacts found", 1L);
        assertThat(people()).isEqualTo(2);
        assertThat(world.status(late)).isEqualTo("MQL");
    }

    @Test
    void believesTheRecordAndNotTheListThatLeftItOut() {
        Ref ada = world.contact("1");
        Ref bob = world.contact("2");
        read();
        world.pass(WEEK);
        world.crm().mergeSilently(ada, bob);
        Run swept = sync();
        assertThat(swept.tally().read()).containsEntry("contacts gone", 0L);
        assertThat(people()).isOne();
        assertThat(store().people().dossier(ada).orElseThrow().records().person())
                .isEqualTo(bob);
    }

    @Test
    void goesOnWhereItWasStopped() {
        Ref ada = world.contact("1");
        for (int i = 2; i <= 7; i++) {
            world.contact(Integer.toString(i));
        }
        read();
        world.crm().vanish(ada);
        world.pass(WEEK);
        AtomicInteger pages = new AtomicInteger();
        world.crm().onRead(checkpoint -> {
            if (pages.incrementAndGet() == 3) {
                throw new CrmException(CrmException.Next.TRY_AGAIN, "hubspot does not answer", "try again");
            }
        });
        assertThat(sync().state()).isEqualTo(Run.State.STOPPED);
        assertThat(people()).isEqualTo(7);
        world.crm().onRead(checkpoint -> {});
        world.pass(Duration.ofHours(1));
        Run resumed = sync();
        assertThat(resumed.id()).isEqualTo("r-3");
        assertThat(resumed.tally().read()).containsEntry("contacts gone", 1L);
        assertThat(resumed.tally().read().get("contacts ids")).isLessThan(6);
        assertThat(people()).isEqualTo(6);
        world.pass(Duration.ofDays(1));
        assertThat(sync().tally().read()).doesNotContainKey("contacts ids");
    }

    @Test
    void noticesACompanyThatVanished() {
        Ref company = world.crm().set("companies", "9", "numberofemployees", "500");
        Ref ada = world.crm().set("contacts", "1", "email", "a@x.example");
        world.crm().link(ada, "company", company);
        read();
        assertThat(world.job().mapping().fedFacts()).contains("company.employees");
        long known = fit(ada);
        world.crm().vanish(company);
        world.pass(WEEK);
        sync();
        assertThat(known).isPositive();
        assertThat(fit(ada)).isZero();
    }

    private long fit(Ref person) {
        return store().people()
                .dossier(person)
                .orElseThrow()
                .verdict()
                .orElseThrow()
                .outcome()
                .fit();
    }

    /** Everything, and once more: from then on the week counts. */
    private void read() {
        sync();
        sync();
    }

    private long people() {
        return store().people().census("hubspot").people();
    }
}
