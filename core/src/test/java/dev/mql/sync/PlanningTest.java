package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Ref;
import dev.mql.store.MemoryStore;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private static final int PEOPLE = 1_500;

    @Test
    void planIsTheSameHoweverManyThreadsMakeIt() {
        List<PlanItem> alone = planned(1);

        assertThat(alone).hasSize(PEOPLE);
        assertThat(planned(2)).isEqualTo(alone);
        assertThat(planned(7)).isEqualTo(alone);
    }

    private static List<PlanItem> planned(int evaluators) {
        World world = new World(new MemoryStore());
        world.orders(orders -> new Orders(orders.only(), orders.wishes(), orders.breaker(), 1, evaluators));
        Random random = new Random(9);
        for (int i = 0; i < PEOPLE; i++) {
            Ref contact = random.nextInt(5) == 0 ? world.raised("c" + i) : world.contact("c" + i);
            for (int k = random.nextInt(4); k > 0; k--) {
                String form = random.nextBoolean() ? "Product sheet " + k : "Picnic";
                world.crm().submit(contact, form, i + ":" + k, world.now().minus(Duration.ofDays(random.nextInt(90))));
            }
        }
        Run run = world.runs().plan();
        return world.store().journal().items(run.plan().orElseThrow(), EnumSet.allOf(PlanItem.State.class), 0, PEOPLE);
    }
}
