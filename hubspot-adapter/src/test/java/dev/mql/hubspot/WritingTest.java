package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.CrmException;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WritingTest {

    private static final String UPDATE = "/crm/objects/2026-09/contacts/batch/update";
    private static final String READ = "/crm/objects/2026-09/contacts/batch/read";

    @RegisterExtension
    final Portal portal = new Portal();

    private static String refusal(String code, String property) {
        return "400 {\"status\": \"error\", \"message\": \"Property values were not valid\", \"category\":"
                + " \"VALIDATION_ERROR\", \"errors\": [{\"message\": \"not valid\", \"code\": \"" + code
                + "\", \"context\": {\"propertyName\": [\"" + property + "\"]}}]}";
    }

    private List<WriteResult> write(Write... writes) {
        return portal.hubSpot().write(List.of(writes));
    }

    @Test
    void sendsOnlyWhatDiffersByRecordIdWithATrace() {
        portal.onPost(
                UPDATE,
                200,
                Portal.results(Portal.record("101", "\"mql_score\": \"72\", \"hs_lead_status\": \"NEW\"")));

        List<WriteResult> results = write(Portal.write(
                "101",
                Map.of("mql_score", "72", "hs_lead_status", "NEW"),
                Map.of("mql_score", "10", "hs_lead_status", "NEW")));

        assertThat(portal.bodies(UPDATE))
                .containsExactly("{\"inputs\":[{\"id\":\"101\",\"objectWriteTraceId\":\"run1-101-101\","
                        + "\"properties\":{\"mql_score\":\"72\"}}]}");
        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Applied.class,
                        applied -> assertThat(applied.answered())
                                .containsEntry("mql_score", "72")
                                .containsEntry("hs_lead_status", "NEW"));
    }

    @Test
    void sendsNothingWhereTheRecordHasTheValueInOtherWords() {
        Write same = Portal.write(
                "1",
                Map.of("mql_score", "72.0", "mql_evaluated_at", "2026-11-21T10:00:00Z"),
                Map.of("mql_score", "72", "mql_evaluated_at", "2026-11-21T10:00:00.000Z"));

        assertThat(write(same)).containsExactly(new WriteResult.Unchanged(Portal.contact("1")));
        Portal.verifyNever(portal.server(), UPDATE);
    }

    @Test
    void sendsAtMostAHundredDifferentRecordsACall() {
        portal.onPost(
                UPDATE,
                List.of(
                        Portal.results(Stream.iterate(1, i -> i <= 100, i -> i + 1)
                                .map(i -> Portal.record(Integer.toString(i), "\"mql_score\": \"72\""))
                                .toArray(String[]::new)),
                        Portal.results(
                                Portal.record("1", "\"mql_score\": \"73\""),
                                Portal.record("101", "\"mql_score\": \"72\""))));
        List<Write> writes = new ArrayList<>();
        writes.add(Portal.score("1", "72"));
        writes.add(Portal.score("1", "73"));
        Stream.iterate(2, i -> i <= 101, i -> i + 1).forEach(i -> writes.add(Portal.score(Integer.toString(i), "72")));

        List<WriteResult> results = portal.hubSpot().write(writes);

        assertThat(results).hasSize(102).allMatch(WriteResult.Applied.class::isInstance);
        assertThat(portal.hubSpot().calls().write()).isEqualTo(2);
    }

    @Test
    void readsAgainWhatWasReadMoreThanAMinuteAgoAndLeavesAloneWhatChanged() {
        portal.time().pass(Duration.ofSeconds(61));
        portal.onPost(
                READ,
                200,
                Portal.results(
                        Portal.record("1", "\"mql_score\": \"11\""),
                        Portal.record("2", "\"mql_score\": \"10\""),
                        Portal.record("3", "\"mql_score\": \"10\"")));
        portal.onPost(UPDATE, 200, Portal.results(Portal.record("2", "\"mql_score\": \"72\"")));

        List<WriteResult> results = write(Portal.score("1", "72"), Portal.score("2", "72"), Portal.score("3", "10"));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Stale.class);
        assertThat(results.get(1)).isInstanceOf(WriteResult.Applied.class);
        assertThat(results.get(2)).isInstanceOf(WriteResult.Unchanged.class);
        assertThat(portal.bodies(UPDATE))
                .singleElement()
                .asString()
                .contains("\"id\":\"2\"")
                .doesNotContain("\"id\":\"1\"");
    }

    @Test
    void refusesBeforeSendingWhatHubSpotWouldRefuseSoThatTheOthersAreWritten() {
        portal.onPost(UPDATE, 200, Portal.results(Portal.record("4", "\"mql_score\": \"72\"")));

        List<WriteResult> results = write(
                Portal.write("1", Map.of("hs_lead_status", "MQL"), Map.of()),
                Portal.write("2", Map.of("mql_scoer", "1"), Map.of()),
                Portal.write("3", Map.of("mql_score", "a lot"), Map.of()),
                Portal.score("4", "72"));

        assertThat(results.subList(0, 3))
                .extracting(result -> ((WriteResult.Refused) result).code())
                .containsExactly("INVALID_OPTION", "PROPERTY_DOESNT_EXIST", "INVALID_DOUBLE");
        assertThat(results.get(3)).isInstanceOf(WriteResult.Applied.class);
        assertThat(portal.hubSpot().calls().write()).isEqualTo(1);
    }

    @Test
    void looksAtTheDefinitionsAgainAndSendsTheRestWhereAnOptionWasTakenAway() {
        portal.onGet("/crm/properties/2026-09/contacts", List.of(definitions("NEW", "MQL"), definitions("NEW")));
        portal.onPost(
                UPDATE,
                List.of(
                        refusal("INVALID_OPTION", "hs_lead_status"),
                        Portal.results(Portal.record("2", "\"hs_lead_status\": \"NEW\""))));

        List<WriteResult> results = write(
                Portal.write("1", Map.of("hs_lead_status", "MQL"), Map.of()),
                Portal.write("2", Map.of("hs_lead_status", "NEW"), Map.of()));

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.MAPPING));
        assertThat(results.get(1)).isInstanceOf(WriteResult.Applied.class);
        assertThat(portal.hubSpot().calls().write()).isEqualTo(2);
        assertThat(portal.hubSpot().calls().look()).isEqualTo(2);
    }

    private static String definitions(String... options) {
        return "{\"results\": [{\"name\": \"hs_lead_status\", \"label\": \"Lead Status\", \"type\": \"enumeration\","
                + " \"fieldType\": \"radio\", \"options\": ["
                + Stream.of(options)
                        .map(option -> "{\"label\": \"" + option + "\", \"value\": \"" + option + "\"}")
                        .collect(Collectors.joining(","))
                + "]}]}";
    }

    @Test
    void findsTheOneBadRowByHalvingAndWritesTheOthers() {
        portal.onPost(
                UPDATE,
                List.of(
                        refusal("INVALID_ALPHA", "jobtitle"),
                        Portal.results(
                                Portal.record("1", "\"mql_score\": \"72\""),
                                Portal.record("2", "\"mql_score\": \"72\"")),
                        refusal("INVALID_ALPHA", "jobtitle"),
                        Portal.results(Portal.record("3", "\"mql_score\": \"72\"")),
                        refusal("INVALID_ALPHA", "jobtitle")));

        List<WriteResult> results = write(
                Portal.score("1", "72"), Portal.score("2", "72"), Portal.score("3", "72"), Portal.score("4", "72"));

        assertThat(results.subList(0, 3)).allMatch(WriteResult.Applied.class::isInstance);
        assertThat(results.get(3))
                .isEqualTo(
                        new WriteResult.Refused(
                                Portal.contact("4"),
                                Fix.RECORD,
                                "INVALID_ALPHA",
                                "jobtitle: a rule of this property in HubSpot does not allow the value: Settings > Properties > Rules"));
    }

    @Test
    void takesAnAnswerOf207WithoutErrorsAndResultsForNotWrittenAndSendsAgain() {
        portal.onPost(
                UPDATE,
                List.of(
                        "207 {\"status\": \"COMPLETE\", \"results\": []}",
                        Portal.results(Portal.record("1", "\"mql_score\": \"72\""))));
        portal.onPost(READ, 200, Portal.results(Portal.record("1", "\"mql_score\": \"10\"")));

        assertThat(write(Portal.score("1", "72")).get(0)).isInstanceOf(WriteResult.Applied.class);
        assertThat(portal.hubSpot().calls().write()).isEqualTo(2);
    }

    @Test
    void believesTheRecordWhereTheAnswerLeftOutARowThatWasWritten() {
        portal.onPost(UPDATE, 200, "{\"status\": \"COMPLETE\", \"results\": []}");
        portal.onPost(READ, 200, Portal.results(Portal.record("1", "\"mql_score\": \"72\"")));

        assertThat(write(Portal.score("1", "72")).get(0)).isInstanceOf(WriteResult.Applied.class);
        assertThat(portal.hubSpot().calls().write()).isEqualTo(1);
    }

    @Test
    void writesToTheWinnerWhereTheRecordWasMergedAway() {
        portal.onPost(
                UPDATE,
                List.of(
                        "207 {\"status\": \"COMPLETE\", \"results\": [], \"numErrors\": 1, \"errors\": [{\"status\": \"error\","
                                + " \"category\": \"OBJECT_NOT_FOUND\", \"message\": \"gone\", \"context\": {\"ids\": [\"1\"]}}]}",
                        Portal.results(Portal.record("9", "\"mql_score\": \"72\""))));
        portal.onGet("/crm/objects/2026-09/contacts/1", 200, Portal.record("9", "\"hs_object_id\": \"9\""));
        portal.onPost(READ, 200, Portal.results(Portal.record("9", "\"mql_score\": \"10\"")));

        assertThat(write(Portal.score("1", "72")).get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Applied.class,
                        applied -> assertThat(applied.ref()).isEqualTo(Portal.contact("9")));
    }

    @Test
    void saysThatADeletedRecordIsGone() {
        portal.onPost(UPDATE, 207, "{\"status\": \"COMPLETE\", \"results\": []}");
        portal.onPost(READ, 200, Portal.results());
        portal.onGet(
                "/crm/objects/2026-09/contacts/1", 404, "{\"status\": \"error\", \"message\": \"resource not found\"}");

        assertThat(write(Portal.score("1", "72")).get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.GONE));
    }

    @Test
    void doesNotSendALowerLifecycleStageAndSaysWhatTheRecordHas() {
        portal.onPost(UPDATE, 200, Portal.results(Portal.record("1", "\"mql_score\": \"72\"")));

        WriteResult result = write(Portal.write(
                        "1",
                        Map.of("lifecyclestage", "marketingqualifiedlead", "mql_score", "72"),
                        Map.of("lifecyclestage", "customer", "mql_score", "10")))
                .get(0);

        assertThat(result)
                .isInstanceOfSatisfying(
                        WriteResult.Applied.class,
                        applied -> assertThat(applied.answered()).containsEntry("lifecyclestage", "customer"));
        assertThat(portal.bodies(UPDATE)).singleElement().asString().doesNotContain("lifecyclestage");
    }

    @Test
    void clearsALifecycleStageInARequestOfItsOwnWhereMovingBackIsAllowed() {
        portal.onPost(
                UPDATE,
                List.of(
                        Portal.results(Portal.record("1", "\"lifecyclestage\": null")),
                        Portal.results(Portal.record("1", "\"lifecyclestage\": \"lead\""))));
        try (HubSpot allowed = portal.open(portal.config().withBackward(true))) {
            allowed.write(
                    List.of(Portal.write("1", Map.of("lifecyclestage", "lead"), Map.of("lifecyclestage", "customer"))));
        }

        assertThat(portal.bodies(UPDATE)).hasSize(2);
        assertThat(portal.bodies(UPDATE).get(0)).contains("\"properties\":{\"lifecyclestage\":\"\"}");
        assertThat(portal.bodies(UPDATE).get(1)).contains("\"properties\":{\"lifecyclestage\":\"lead\"}");
    }

    @Test
    void saysThatItDoesNotKnowWhereNoAnswerCame() {
        portal.onPost(UPDATE, 502, "{\"message\": \"bad gateway\"}");

        assertThat(write(Portal.score("1", "72")).get(0)).isInstanceOf(WriteResult.Unknown.class);
    }

    @Test
    void namesTheScopeThatIsMissing() {
        portal.onPost(
                UPDATE,
                403,
                "{\"status\": \"error\", \"message\": \"This app hasn't been granted all required scopes\", \"category\":"
                        + " \"MISSING_SCOPES\", \"errors\": [{\"message\": \"One or more\", \"context\":"
                        + " {\"requiredGranularScopes\": [\"crm.objects.contacts.write\"]}}]}");

        CrmException e = catchThrowableOfType(CrmException.class, () -> write(Portal.score("1", "72")));

        assertThat(e.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        assertThat(e).hasMessageContaining("crm.objects.contacts.write");
    }
}
