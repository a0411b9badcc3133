package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meetings of a HubSpot account that are no more: they count for nobody from the next sweep on. */
class MeetingsGoneTest {

    @TempDir
    private Path folder;

    private Trial trial;
    private long contact;
    private long meeting;

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
        contact = trial.contact("ada");
        meeting = meeting();
        meeting();
        trial.sync();
        trial.pass(Duration.ofDays(1));
        trial.orders(Orders.everybody().with(Set.of(Orders.Wish.SWEEP)));
        assertThat(meetings()).isEqualTo(2);
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void aDeletedMeetingCountsNoMoreOnceTheIdsWereCompared() {
        trial.kim().archive(ObjectType.MEETING, meeting);

        assertThat(trial.sync().tally().read()).containsEntry("meetings gone", 1L);

        assertThat(meetings()).isEqualTo(1);
    }

    @Test
    void aSweepReadsNoMeetingItKnows() {
        Run swept = trial.sync();

        assertThat(swept.tally().read()).containsEntry("meetings ids", 2L).containsEntry("meetings found", 0L);
        assertThat(meetings()).isEqualTo(2);
    }

    @Test
    void aMeetingThatLostItsLastContactCountsForNobody() {
        trial.kim().unlink(ObjectType.MEETING, meeting, ObjectType.CONTACT, contact);
        trial.kim().edit(ObjectType.MEETING, meeting, Map.of("hs_meeting_outcome", "NO_SHOW"));

        trial.sync();

        assertThat(meetings()).isEqualTo(1);
    }

    private long meeting() {
        long made = trial.kim()
                .create(ObjectType.MEETING, Map.of("hs_meeting_outcome", "COMPLETED", "hs_timestamp", "1795300000000"));
        trial.kim().link(ObjectType.MEETING, made, ObjectType.CONTACT, contact);
        return made;
    }

    private long meetings() {
        return trial.dossier(contact).records().touches().stream()
                .filter(touch -> touch.source().equals("meetings"))
                .count();
    }
}
