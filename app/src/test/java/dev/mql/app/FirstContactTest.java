package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** First contact with a CRM full of people who would long have been MQLs. */
class FirstContactTest extends OnOldCrm {

    /** All of them with {@code -Dmql.proof=true}. */
    private static final int OLD_CONTACTS = Proof.times(50_000, 600);

    FirstContactTest() {
        super(OLD_CONTACTS);
    }

    @Test
    void firstContactWritesValuesAndHandsNobodyOverNeitherInShadowNorInLive() throws IOException {
        begin("--yes");
        JsonNode shadow = json("sync");
        assertThat(shadow.get("written").asInt()).isEqualTo(OLD_CONTACTS);
        assertThat(shadow.get("verdicts").get("mql").asInt()).isPositive();
        assertThat(terminal.run("live", "hubspot")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out())
                .contains(" became MQLs before 2026-11-23: they keep values")
                .contains("0 people became one today");
        assertThat(terminal.run("live", "hubspot", "--yes")).isZero();
        assertThat(json("sync").get("state").asString()).isEqualTo("done");
        now = now.plus(Duration.ofDays(1));
        assertThat(json("sync").get("state").asString()).isEqualTo("done");

        assertThat(tasks).hasValue(0);
        assertThat(ear.heard()).isEmpty();
        for (JsonNode held : json("held", "--limit", "100000").get("held")) {
            assertThat(held.get("reason").asString()).isNotEqualTo("shadow");
        }
        Proof.FIRST_CONTACT.held(OLD_CONTACTS + " contacts");
    }

    @Test
    void firstContactInLiveForEverybodyWritesStatusesAndTellsNobody() throws IOException {
        begin("--yes", "--live");
        json("sync");
        now = now.plus(Duration.ofDays(1));
        json("sync");

        assertThat(tasks.get()).isPositive();
        assertThat(ear.heard()).isEmpty();
        assertThat(json("handoffs").get("open").size()).isZero();
    }

    @Test
    void statusesThatAWorkflowSetHoldNobodyBack() throws IOException {
        begin("--yes", "--live");
        now = now.plus(Duration.ofHours(1));
        hubspot.ids(ObjectType.CONTACT)
                .forEach(id -> hubspot.by(Author.workflow("New leads"))
                        .edit(ObjectType.CONTACT, id, Map.of("hs_lead_status", "NEW")));
        now = now.plus(Duration.ofHours(1));

        terminal.run("plan");
        assertThat(terminal.out()).doesNotContain("hs_lead_status = NEW").doesNotContain("changed after");
        json("sync");

        for (JsonNode held : json("held", "--limit", "100000").get("held")) {
            assertThat(held.get("property").asString()).as(held.toString()).isNotEqualTo("hs_lead_status");
        }
        assertThat(tasks.get()).isPositive();
    }
}
