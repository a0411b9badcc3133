package dev.mql.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Briefing;
import dev.mql.decide.HandoffEvent;
import dev.mql.model.Ref;
import dev.mql.store.Census;
import dev.mql.store.Handoffs;
import dev.mql.store.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunnelTest {

    private static final Census NOBODY =
            new Census(0, new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    private static final Briefing BRIEFING = new Briefing(0, "", "", "", "", "", "", "");

    @Test
    void whoIsOverdueCountsAgainstSalesAsALateAnswerDoes() {
        Funnel funnel = new Funnel(NOBODY, handoffs(3, 1, List.of(waiting(1, 10L), waiting(2, 20L))));

        assertThat(funnel.followUp(9)).as("three of four answered in time").isEqualTo(75);
        assertThat(funnel.followUp(10)).as("and one overdue").isEqualTo(60);
        assertThat(funnel.quality()).as("three of four accepted").isEqualTo(75);
    }

    @Test
    void nothingOwedIsNeitherKeptNorBroken() {
        Funnel funnel = new Funnel(NOBODY, handoffs(0, 0, List.of(waiting(1, null))));

        assertThat(funnel.followUp(Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(funnel.quality()).isEqualTo(-1);
    }

    private static Handoffs handoffs(long accepted, long rejected, List<Message> open) {
        TreeMap<String, Long> reasons = new TreeMap<>(rejected == 0 ? Map.of() : Map.of("no_budget", rejected));
        return new Handoffs(9, 9, open, accepted, accepted, List.of(), 0, reasons, new TreeMap<>());
    }

    private static Message waiting(long id, @Nullable Long answerBy) {
        return new Message(
                new Ref("hubspot", "contacts", Long.toString(id)),
                new HandoffEvent.Qualified(1, false, answerBy),
                BRIEFING);
    }
}
