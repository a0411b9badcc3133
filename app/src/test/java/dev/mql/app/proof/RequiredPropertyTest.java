package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.store.Backlog;
import dev.mql.store.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From API version 2026-09 on HubSpot holds API writes to an admin's rules on required properties. */
class RequiredPropertyTest extends OnTrial {

    @Test
    void theRecordThatLacksARequiredPropertyIsReportedWithItsRuleAndTheOther99AreWritten() {
        trial.sandbox().require(ObjectType.CONTACT, "city", "hs_lead_status", "MQL");
        List<Long> contacts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            contacts.add(trial.raised("p" + i));
            if (i != 41) {
                trial.kim().edit(ObjectType.CONTACT, contacts.get(i), Map.of("city", "Bremen"));
            }
        }
        long lacking = contacts.get(41);

        Run run = trial.sync();

        assertThat(run.tally().written()).isEqualTo(99);
        assertThat(run.tally().failed()).isOne();
        assertThat(contacts)
                .filteredOn(contact -> trial.status(contact).equals("MQL"))
                .hasSize(99);
        assertThat(trial.status(lacking)).isEqualTo("NEW");
        List<Backlog.Group> groups = trial.store().backlog().failed("hubspot");
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.example()).isEqualTo(Trial.ref(lacking));
            assertThat(group.failure().code()).isEqualTo("REQUIRED_PROPERTY");
            assertThat(group.failure().remedy())
                    .startsWith("a rule in HubSpot requires city to be filled in")
                    .contains("fill it in on the record", "relax the rule", "2026-03");
        });
    }

    @Test
    void onceItIsFilledInTheRecordIsWrittenToo() {
        trial.sandbox().require(ObjectType.CONTACT, "city", "hs_lead_status", "MQL");
        long contact = trial.raised("ada");
        assertThat(trial.sync().tally().failed()).isOne();
        trial.kim().edit(ObjectType.CONTACT, contact, Map.of("city", "Bremen"));

        assertThat(trial.sync().tally().written()).isOne();

        assertThat(trial.status(contact)).isEqualTo("MQL");
    }
}
