package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an ops team does on its first day, over real HTTP, command by command. */
class FirstHourTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard()
                .withClock(InstantSource.fixed(NOW))
                .withAllowance(Allowance.PLENTY); // time stands still
        hubspot = HubSpotSandbox.start(config, Seeds.company(300, 7, NOW));
        terminal = Terminal.in(folder, InstantSource.fixed(NOW)).with("HUBSPOT_TOKEN", hubspot.token());
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void fromNothingToAWrittenStatusInSevenCommands() {
        init();
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        assertThat(terminal.run("check")).as(terminal.out()).isZero();
        assertThat(terminal.run("plan")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("NOTHING HAS BEEN WRITTEN");
        approve();
        JsonNode run = json("sync");
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.get("evaluated").asInt()).isEqualTo(300);
        assertThat(run.get("written").asInt()).isEqualTo(300);
        assertThat(run.get("failed").asInt()).isZero();
        int mqls = run.get("verdicts").get("mql").asInt();
        assertThat(mqls).isPositive();
        assertThat(leadStatusMql()).isPositive().isLessThanOrEqualTo(mqls);
    }

    @Test
    void aPlanSendsNoWriteAndIsTheSameTwice() {
        init();
        bootstrapAndApprove();
        hubspot.calls().clear();
        assertThat(terminal.run("plan")).isEqualTo(ExitCode.PENDING.code());
        String first = terminal.out();
        assertThat(terminal.run("plan")).isEqualTo(ExitCode.PENDING.code());
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
        assertThat(writes(terminal.out())).isEqualTo(writes(first));
    }

    @Test
    void aSecondSyncOfUnchangedDataWritesNothing() {
        init();
        bootstrapAndApprove();
        assertThat(json("sync").get("calls").get("write").asInt()).isPositive();
        JsonNode again = json("sync");
        assertThat(again.get("calls").get("write").asInt()).isZero();
        assertThat(again.get("written").asInt()).isZero();
    }

    @Test
    void aFullSyncCostsNoMoreCallsThanPagesAndBatches() {
        init();
        bootstrapAndApprove();
        hubspot.calls().clear();
        JsonNode run = json("sync");
        int companies = run.get("read").get("companies").asInt();
        int deals = run.get("read").get("deals").asInt();
        int pages = 3 + ceil(companies) + ceil(deals) + ceil(run.get("changed").asInt());
        int optional = (int) hubspot.calls()
                .count(call -> call.uri().contains("event") || call.uri().contains("meetings"));
        assertThat(hubspot.calls().count() - optional).isLessThanOrEqualTo(pages + 10);
    }

    @Test
    void withoutBothSignaturesNothingIsWritten() {
        init();
        assertThat(terminal.run("bootstrap", "--apply")).isZero();
        assertThat(terminal.run("approve", "--team", "marketing", "--by", "Dana Weber"))
                .isZero();
        hubspot.calls().clear();
        assertThat(terminal.run("sync")).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out()).contains("sales").contains("mql approve --team sales");
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
    }

    @Test
    void aPlanIsRefusedOnceTheDefinitionHasChanged() throws IOException {
        init();
        bootstrapAndApprove();
        String plan = json("plan").get("plan").asString();
        Path definition = folder.resolve("definition.yaml");
        Files.writeString(definition, Files.readString(definition).replace("score: 60,", "score: 61,"));
        approve();
        hubspot.calls().clear();
        assertThat(terminal.run("apply", plan)).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out() + terminal.err()).contains("mql plan");
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
    }

    @Test
    void anAppliedPlanWritesWhatItSaid() {
        init();
        bootstrapAndApprove();
        JsonNode planned = json("plan");
        JsonNode applied = json("apply", planned.get("plan").asString());
        assertThat(applied.get("written").asInt())
                .isEqualTo(planned.get("writes").asInt());
    }

    @Test
    void explainAnswersById() {
        init();
        bootstrapAndApprove();
        json("sync");
        JsonNode explained = json("explain", "jane.doe@northwind.example");
        assertThat(explained.get("verdict").asString()).isEqualTo("nurture");
        assertThat(explained.get("fit").asDouble()).isEqualTo(42);
        assertThat(json("explain", explained.get("contact").asString()).get("facts_hash"))
                .isEqualTo(explained.get("facts_hash"));
        assertThat(terminal.typing("jane.doe@northwind.example\n").run("explain", "-"))
                .isZero();
        assertThat(terminal.out()).contains("NOT AN MQL").contains("12 x 0.6");
    }

    @Test
    void ofSomebodyStoppedExplainSaysFirstThatNothingElseMatters() {
        init();
        terminal.run("plan");
        long customer = hubspot.ids(ObjectType.CONTACT).stream()
                .filter(id -> hubspot.value(ObjectType.CONTACT, id, "lifecyclestage")
                        .filter("customer"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();

        assertThat(terminal.run("explain", Long.toString(customer)))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out())
                .containsPattern("(?s)^.*STOPPED .*Nothing else matters: as long as customer holds.*CAN THEY BUY");
    }

    @Test
    void oneContactIsReadJudgedAndWrittenInThreeCallsAtMost() {
        init();
        bootstrapAndApprove();
        json("sync");
        String id = json("explain", "jane.doe@northwind.example").get("contact").asString();
        JsonNode one = json("evaluate", id);
        assertThat(one.get("calls").asInt()).isBetween(1, 3);
        assertThat(one.get("verdict").asString()).isEqualTo("nurture");
    }

    private void init() {
        assertThat(terminal.run(
                        "init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live"))
                .as(terminal.err())
                .isZero();
    }

    private void bootstrapAndApprove() {
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        approve();
    }

    private void approve() {
        assertThat(terminal.run("approve", "--team", "marketing", "--by", "Dana Weber"))
                .isZero();
        assertThat(terminal.run("approve", "--team", "sales", "--by", "Kim Ortega"))
                .isZero();
    }

    private JsonNode json(String... command) {
        String[] arguments = java.util.Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = "--json";
        terminal.run(arguments);
        assertThat(terminal.err()).isEmpty();
        return JsonMapper.builder().build().readTree(terminal.out());
    }

    private long leadStatusMql() {
        return hubspot.ids(ObjectType.CONTACT).stream()
                .filter(id -> hubspot.value(ObjectType.CONTACT, id, "hs_lead_status")
                        .filter("MQL"::equals)
                        .isPresent())
                .count();
    }

    private static String writes(String screen) {
        return screen.lines()
                .filter(line -> line.startsWith("WRITES"))
                .findFirst()
                .orElseThrow();
    }

    private static int ceil(int records) {
        return (records + 99) / 100;
    }
}
