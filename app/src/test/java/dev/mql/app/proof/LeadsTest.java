package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.store.Backlog;
import dev.mql.store.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HubSpot's lead objects, opened for whom sales is handed: one for each, whatever goes wrong, and only where asked for. */
class LeadsTest {

    private static final String HOT =
            "  leads: {name: \"{firstname} {lastname} · {jobtitle}\", label: HOT, owner: contact}";

    @TempDir
    private Path folder;

    private Trial trial;

    @TempDir
    private Path otherFolder;

    @BeforeEach
    void begin() {
        begin(new Trial(folder, Workshop.mapping(HOT)));
    }

    private void insteadWith(String written) {
        trial.close();
        begin(new Trial(otherFolder, Workshop.mapping(written)));
    }

    private void begin(Trial newTrial) {
        trial = newTrial;
        trial.contact("somebody");
        trial.sync();
        trial.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        trial.close();
    }

    private long ada() {
        long ada = trial.raised("ada");
        trial.kim()
                .edit(
                        ObjectType.CONTACT,
                        ada,
                        Map.of("firstname", "Ada", "lastname", "Lund", "hubspot_owner_id", Trial.OWNER));
        return ada;
    }

    private List<Long> leads() {
        return trial.sandbox().ids(ObjectType.LEAD);
    }

    private String lead(String property) {
        return trial.sandbox().value(ObjectType.LEAD, leads().get(0), property).orElse("");
    }

    private long posted() {
        return trial.sandbox().calls().count(call -> call.uri().endsWith("/leads") && call.status() == 201);
    }

    @Test
    void opensOneThatCarriesWhatTheMappingSaysAndWhatTheContactHas() {
        long ada = ada();

        Run run = trial.sync();

        assertThat(run.tally().failed()).as(run.message()).isZero();
        assertThat(leads()).hasSize(1);
        assertThat(lead("hs_lead_name")).isEqualTo("Ada Lund ·");
        assertThat(lead("hs_lead_label")).isEqualTo("HOT");
        assertThat(lead("hubspot_owner_id")).isEqualTo(Trial.OWNER);
        assertThat(trial.value(ada, "hs_latest_open_lead_date")).isNotEmpty();
        assertThat(trial.status(ada)).isEqualTo("MQL");
        trial.sync();
        assertThat(leads()).hasSize(1);
    }

    @Test
    void opensNoneWhereNobodyAskedForIt() {
        insteadWith("");
        long ada = ada();

        trial.sync();

        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(leads()).isEmpty();
        assertThat(trial.sandbox().calls().latest())
                .extracting(Call::uri)
                .noneMatch(uri -> uri.contains("/leads") && !uri.contains("properties/2026-09/leads"));
    }

    @Test
    void opensNoSecondOneWhereSalesHasOneOpen() {
        long ada = ada();
        long open = trial.kim().create(ObjectType.LEAD, Map.of("hs_lead_name", "Ada, from the fair"));
        trial.kim().link(ObjectType.LEAD, open, ObjectType.CONTACT, ada);

        trial.sync();

        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(leads()).containsExactly(open);
    }

    @Test
    void opensOneWhereTheFormerOneHasEnded() {
        long ada = ada();
        long ended = trial.kim()
                .create(
                        ObjectType.LEAD,
                        Map.of("hs_lead_name", "Ada, years ago", "hs_pipeline_stage", "unqualified-stage-id"));
        trial.kim().link(ObjectType.LEAD, ended, ObjectType.CONTACT, ada);

        trial.sync();

        assertThat(leads()).hasSize(2);
    }

    @Test
    void opensOneWhoseAnswerGotLost() {
        long ada = ada();
        trial.sandbox().faults().add(Fault.of(Fault.Kind.RESET_AFTER).on("objects/2026-09/leads"));

        Run run = trial.sync();

        assertThat(run.tally().failed()).as(run.message()).isZero();
        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(leads()).hasSize(1);
    }

    @Test
    void opensOneWhereTheNextRunHasToFindOutWhatBecameOfIt() {
        long ada = ada();
        trial.sandbox().faults().add(Fault.of(Fault.Kind.RESET_AFTER).on("objects/2026-09/leads"));
        trial.sandbox().add((change, account) -> {
            if (change.type() == ObjectType.LEAD) {
                Fault noLook = Fault.of(Fault.Kind.RESET).on("contacts/leads/batch/read");
                account.faults().add(noLook.times(1_000));
            }
        });

        Run first = trial.sync();
        assertThat(leads()).hasSize(1);
        assertThat(trial.status(ada)).as(first.message()).isNotEqualTo("MQL");
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofHours(1));
        trial.sync();
        trial.pass(Duration.ofDays(1));
        trial.sync();

        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(leads()).hasSize(1);
        assertThat(posted()).isLessThanOrEqualTo(1);
    }

    @Test
    void aLockedOneIsTriedAgainByTheNextRunAndCostsNobodyElse() {
        long ada = ada();
        trial.sandbox()
                .faults()
                .add(Fault.status(423, "{\"message\": \"locked\"}")
                        .on("objects/2026-09/leads")
                        .times(5));

        Run run = trial.sync();

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().failed()).isOne();
        assertThat(leads()).isEmpty();
        assertThat(trial.status(ada)).isNotEqualTo("MQL");
        assertThat(trial.sandbox().faults().left()).isZero();
        trial.sync();
        assertThat(leads()).hasSize(1);
        assertThat(trial.status(ada)).isEqualTo("MQL");
    }

    @Test
    void writesEverythingElseWhereTheTokenMayOpenNone() {
        trial.sandbox().scopes(allButLeads());
        long ada = ada();
        long bob = trial.raised("bob");

        Run run = trial.sync();

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().failed()).isZero();
        assertThat(List.of(trial.status(ada), trial.status(bob))).containsOnly("MQL");
        assertThat(leads()).isEmpty();
        assertThat(trial.sandbox().calls().count(call -> call.uri().endsWith("/leads") && call.status() == 403))
                .isOne();
    }

    private static Set<String> allButLeads() {
        return Set.of(
                "crm.objects.contacts.read",
                "crm.objects.contacts.write",
                "crm.objects.companies.read",
                "crm.objects.deals.read",
                "forms",
                "crm.schemas.contacts.write");
    }

    @Test
    void handsNobodyOverWithALeadThatHubSpotRefusesAndSaysWhatToMend() {
        insteadWith("  leads: {label: BURNING}");
        long ada = ada();

        trial.sync();

        assertThat(trial.status(ada)).isNotEqualTo("MQL");
        assertThat(leads()).isEmpty();
        List<Backlog.Group> failed = trial.store().backlog().failed("hubspot");
        assertThat(failed).singleElement().satisfies(group -> {
            assertThat(group.failure().fix()).isEqualTo("mapping");
            assertThat(group.failure().remedy()).contains("hs_lead_label", "write: leads:");
            assertThat(group.failure().remedy()).doesNotContain("Ada");
        });
    }
}
