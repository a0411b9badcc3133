package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WritingTest extends SandboxTest {
    private Api.Answer update(String inputs) throws Exception {
        return api.post(CONTACTS + "/batch/update", "{'inputs':[" + inputs + "]}");
    }

    private static String input(long id, String properties) {
        return "{'id':'" + id + "','properties':{" + properties + "}}";
    }

    private static String traced(long id, String properties) {
        return "{'id':'" + id + "','objectWriteTraceId':'t-" + id + "','properties':{" + properties + "}}";
    }

    @Test
    void writesWhatDiffersAndMovesTheModificationDateOnlyThen() throws Exception {
        long id = contact("a@a.example");
        String before = value(id, "lastmodifieddate");
        clock.pass(Duration.ofMinutes(1));
        assertThat(update(input(id, "'email':'A@a.example'")).status()).isEqualTo(200);
        assertThat(value(id, "lastmodifieddate")).isEqualTo(before);
        Api.Answer changed = update(input(id, "'jobtitle':'CMO'"));
        assertThat(changed.body()
                        .path("results")
                        .path(0)
                        .path("properties")
                        .path("jobtitle")
                        .asString())
                .isEqualTo("CMO");
        assertThat(value(id, "lastmodifieddate")).isGreaterThan(before);
    }

    @Test
    void refusesTheWholeBatchForOneInvalidRowWithoutTraceIds() throws Exception {
        long good = contact("a@a.example");
        long bad = contact("b@a.example");
        Api.Answer answer = update(input(good, "'jobtitle':'CMO'") + "," + input(bad, "'hs_lead_status':'MQL'"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("category").asString()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.body().path("message").asString()).contains("INVALID_OPTION", "hs_lead_status");
        assertThat(answer.body().path("errors").path(0).path("code").asString()).isEqualTo("INVALID_OPTION");
        assertThat(value(good, "jobtitle")).isEmpty();
    }

    @Test
    void refusesRowByRowWhereEveryInputHasItsOwnTraceId() throws Exception {
        long good = contact("a@a.example");
        long bad = contact("b@a.example");
        Api.Answer answer = update(traced(good, "'jobtitle':'CMO'") + "," + traced(bad, "'hs_lead_status':'MQL'"));
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.body()
                        .path("results")
                        .path(0)
                        .path("objectWriteTraceId")
                        .asString())
                .isEqualTo("t-" + good);
        assertThat(answer.body()
                        .path("errors")
                        .path(0)
                        .path("context")
                        .path("objectWriteTraceId")
                        .path(0)
                        .asString())
                .isEqualTo("t-" + bad);
        restart(config().withRowErrors(false), SeedData.EMPTY);
        assertThat(update(traced(contact("c@a.example"), "'nonsense':'1'")).status())
                .isEqualTo(400);
    }

    @Test
    void refusesDuplicateIdsTooManyInputsAndAnIdProperty() throws Exception {
        long id = contact("a@a.example");
        Api.Answer twice = update(input(id, "'jobtitle':'1'") + "," + input(id, "'jobtitle':'2'"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.body().path("message").asString())
                .isEqualTo("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique");
        StringBuilder many = new StringBuilder(input(1, "'jobtitle':'1'"));
        for (int i = 2; i <= 101; i++) {
            many.append(',').append(input(i, "'jobtitle':'1'"));
        }
        assertThat(update(many.toString()).status()).isEqualTo(400);
        assertThat(update("{'id':'a@a.example','idProperty':'email','properties':{}}")
                        .body()
                        .path("message")
                        .asString())
                .isEqualTo("Unable to perform update/upsert by non-unique 0-1 property");
    }

    @Test
    void namesUnknownIdsInA207AndDropsMergedOnesSilently() throws Exception {
        long winner = contact("a@a.example");
        long loser = contact("b@a.example");
        sandbox.by(KIM).merge(ObjectType.CONTACT, winner, loser);
        Api.Answer unknown = update(input(winner, "'jobtitle':'1'") + "," + input(987, "'jobtitle':'1'"));
        assertThat(unknown.status()).isEqualTo(207);
        assertThat(unknown.body().path("errors").path(0).path("category").asString())
                .isEqualTo("OBJECT_NOT_FOUND");
        Api.Answer merged = update(input(loser, "'jobtitle':'2'"));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.body().path("results").isEmpty()).isTrue();
        assertThat(api.patch(CONTACTS + "/" + loser, "{'properties':{'jobtitle':'3'}}")
                        .status())
                .isEqualTo(200);
        assertThat(value(winner, "jobtitle")).isEqualTo("3");
    }

    @Test
    void checksEveryValueByItsType() throws Exception {
        restart(config(), loader -> {
            loader.property(ObjectType.CONTACT, "score", "Score", "number", java.util.List.of());
            loader.property(ObjectType.CONTACT, "day", "Day", "date", java.util.List.of());
            loader.property(ObjectType.CONTACT, "moment", "Moment", "datetime", java.util.List.of());
            loader.property(ObjectType.CONTACT, "sure", "Sure", "bool", java.util.List.of());
        });
        long id = contact("a@a.example");
        for (String wrong : java.util.List.of(
                "'score':'many'",
                "'score':'1,000'",
                "'day':'2026-02-30'",
                "'day':'1700000000001'",
                "'moment':'noon'",
                "'sure':'maybe'",
                "'email':'nobody'",
                "'hs_buying_role':'CHAMPION;KING'",
                "'hubspot_owner_id':'1'",
                "'nonsense':'1'",
                "'hs_object_id':'1'",
                "'num_conversion_events':'1'",
                "'lastmodifieddate':'1'",
                "'score':12")) {
            assertThat(update(input(id, wrong)).status()).as(wrong).isEqualTo(400);
        }
        assertThat(update(
                                input(
                                        id,
                                        "'score':'72.5','day':'2026-11-23','moment':'1700000000000','sure':'TRUE','hs_buying_role':'CHAMPION;OTHER'"))
                        .status())
                .isEqualTo(200);
        assertThat(value(id, "moment")).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(update(input(id, "'hs_buying_role':';BLOCKER','score':''")).status())
                .isEqualTo(200);
        assertThat(value(id, "hs_buying_role")).isEqualTo("CHAMPION;OTHER;BLOCKER");
        assertThat(value(id, "score")).isEmpty();
    }

    @Test
    void ignoresALowerLifecycleStageSilentlyUnlessItWasClearedBefore() throws Exception {
        long id = contact("a@a.example", "lifecyclestage", "opportunity");
        Api.Answer ignored = update(input(id, "'lifecyclestage':'lead'"));
        assertThat(ignored.status()).isEqualTo(200);
        assertThat(ignored.body()
                        .path("results")
                        .path(0)
                        .path("properties")
                        .path("lifecyclestage")
                        .asString())
                .isEqualTo("opportunity");
        update(input(id, "'lifecyclestage':''"));
        update(input(id, "'lifecyclestage':'lead'"));
        assertThat(value(id, "lifecyclestage")).isEqualTo("lead");
        assertThat(value(id, "hs_lifecyclestage_lead_date"))
                .isEqualTo(clock.instant().toString());
    }

    @Test
    void refusesASecondContactWithTheSameEmail() throws Exception {
        long id = contact("a@a.example");
        Api.Answer answer = api.post(CONTACTS, "{'properties':{'email':'A@a.example'}}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("message").asString()).isEqualTo("Contact already exists. Existing ID: " + id);
    }

    @Test
    void letsWorkflowsReactToWhatTheApiWrites() throws Exception {
        sandbox.add((change, account) -> {
            if (change.values().getOrDefault("hs_lead_status", "").equals("OPEN")) {
                account.by(Author.workflow("Hand-off")).create(ObjectType.TASK, Map.of("hs_task_subject", "Call"));
            }
        });
        update(input(contact("a@a.example"), "'hs_lead_status':'OPEN'"));
        assertThat(sandbox.ids(ObjectType.TASK)).hasSize(1);
    }

    @Test
    void keepsHostileTextByteForByte() throws Exception {
        String hostile = "D'Arcy \uD83D\uDE80 \u202Eesrever \u0000 محمد " + "x".repeat(60_000);
        long id = contact("a@a.example", "firstname", hostile);
        Api.Answer one = api.get(CONTACTS + "/" + id);
        assertThat(one.body().path("properties").path("firstname").asString()).isEqualTo(hostile);
    }
}
