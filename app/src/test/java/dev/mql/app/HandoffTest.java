package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the hand-over to sales' answer: who is handed over, who hears of it, and who does not. */
class HandoffTest extends OnOldCrm {

    HandoffTest() {
        super(200);
    }

    @Test
    void whoBecomesAnMqlAfterwardsIsHandedOverOnceAndSalesAnswerIsHeard() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM)
                .create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example", "jobtitle", "VP Marketing"));
        now = now.plus(Duration.ofMinutes(1));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));

        assertThat(json("sync").get("told").asInt()).isOne();
        assertThat(tasks).hasValue(1);
        assertThat(types()).containsExactly("mql.qualified");
        JsonNode data = mapper.readTree(ear.heard().get(0).body()).get("data");
        assertThat(data.get("record").asString()).isEqualTo("" + jane);
        assertThat(data.get("raised_hand").asBoolean()).isTrue();
        assertThat(data.get("reason").asString())
                .isEqualTo(value(jane, "mql_reason"))
                .hasSizeBetween(20, 255);
        assertThat(data.get("definition").asString()).isEqualTo(value(jane, "mql_definition"));
        assertThat(data.get("ask_for").asString()).isEqualTo(value(jane, "mql_ask_for"));
        JsonNode open = json("handoffs").get("open");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("no_owner").asBoolean()).isTrue();

        json("sync");
        assertThat(ear.heard()).hasSize(1);

        now = now.plus(Duration.ofHours(3));
        json("sync");
        json("sync");
        assertThat(types()).containsExactly("mql.qualified", "mql.breached");
        assertThat(json("status")
                        .get("crms")
                        .get(0)
                        .get("handoffs")
                        .get("breached")
                        .asInt())
                .isOne();
        assertThat(value(jane, "hs_lead_status")).isEqualTo("MQL");

        now = now.plus(Duration.ofMinutes(1));
        hubspot.by(KIM)
                .edit(
                        ObjectType.CONTACT,
                        jane,
                        Map.of("hs_lead_status", "UNQUALIFIED", "mql_rejected_reason", "no_budget"));
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(types()).containsExactly("mql.qualified", "mql.breached", "mql.rejected");
        JsonNode rejected = mapper.readTree(ear.heard().get(2).body()).get("data");
        assertThat(rejected.get("rejected_why").asString()).isEqualTo("no_budget");
        assertThat(rejected.get("in_time").asBoolean()).isFalse();
        JsonNode handoffs = json("handoffs");
        assertThat(handoffs.get("open")).isEmpty();
        assertThat(handoffs.get("rejected").get("no_budget").asInt()).isOne();
        JsonNode align = json("align");
        assertThat(align.get("rejected").asInt()).isOne();
        assertThat(align.get("reject_reasons").get("no_budget").asInt()).isOne();
        assertThat(align.get("criteria")).hasSize(5);
        assertThat(align.get("criteria").get(0).get("rejected_unknown").asInt()).isOne();
        JsonNode junk = align.get("junk");
        assertThat(junk.get("handed_to_sales").asInt()).isZero();
        assertThat(junk.get("people").asInt()).isPositive();
        assertThat(junk.get("codes").get("job-seeker").asInt()).isPositive();
        assertThat(junk.get("forms")).isNotEmpty();
        assertThat(junk.get("channels")).isNotEmpty();
        assertThat(tasks).hasValue(1);
    }

    @Test
    void whoTurnsOutToBeJunkAfterTheHandOverIsCounted() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(json("align").get("junk").get("handed_to_sales").asInt()).isZero();

        hubspot.by(KIM).edit(ObjectType.CONTACT, jane, Map.of("jobtitle", "Student"));
        now = now.plus(Duration.ofMinutes(1));
        json("sync");

        assertThat(json("align").get("junk").get("handed_to_sales").asInt()).isOne();
        assertThat(types()).containsExactly("mql.qualified", "mql.recycled");
    }

    @Test
    void aReceiverThatIsAwayIsAFailureOneCanRetry() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));
        ear.answers(401);

        assertThat(terminal.run("sync")).isEqualTo(ExitCode.FAILED_RECORDS.code());
        assertThat(terminal.out()).contains("1 did not arrive: mql failed");
        terminal.run("failed");
        assertThat(terminal.out())
                .contains("bus   1 event not told")
                .contains("bus answers 401: check its URL and secret")
                .contains("mql retry --channel bus");
        assertThat(terminal.run("retry", "--channel", "bus")).isZero();
        assertThat(json("sync").get("told").asInt()).isOne();
        assertThat(json("failed").get("not_told")).isEmpty();
    }

    @Test
    void aLeadThatIsOpenedAtTheHandOverIsPlannedShownAndLeftByUndo() throws IOException {
        begin("--yes");
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(
                mapping,
                Files.readString(mapping)
                        .replaceFirst("(?m)^write:.*$", "write:\n  leads: {name: \"{jobtitle}\", label: HOT}"));
        assertThat(terminal.run("check")).as(terminal.out()).isZero();
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM)
                .create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example", "jobtitle", "VP Marketing"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));

        Path csv = folder.resolve("plan.csv");
        terminal.run("plan", "--csv", csv.toString());
        assertThat(Files.readString(csv)).contains("leads.hs_lead_name", "{jobtitle}", "leads.hs_lead_label", "HOT");
        String run = json("sync").get("run").asString();
        long lead = hubspot.ids(ObjectType.LEAD).get(0);
        assertThat(hubspot.value(ObjectType.LEAD, lead, "hs_lead_name")).contains("VP Marketing");
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(json("handoffs").get("open").get(0).get("lead_opened").asString())
                .startsWith("2026-11-23T10:0");
        terminal.run("handoffs");
        assertThat(terminal.out()).contains(", lead opened ");

        terminal.run("undo", run, "--apply");
        assertThat(terminal.out()).contains("a lead was opened for sales: close it in HubSpot");
        assertThat(value(jane, "hs_lead_status")).isEmpty();
        assertThat(hubspot.ids(ObjectType.LEAD)).containsExactly(lead);
    }
}
