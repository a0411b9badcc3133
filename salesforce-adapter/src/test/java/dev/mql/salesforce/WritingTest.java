package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mql.crm.CrmException;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WritingTest {

    private static final String FIRST = "00Q5g0000000001EAA";
    private static final String SECOND = "00Q5g0000000002EAA";
    private static final String DONE = "{\"id\": \"x\", \"success\": true, \"errors\": []}";

    @RegisterExtension
    final Org org = new Org();

    private static Write score(String id, String value) {
        return Org.write(id, Map.of("MQL_Score__c", value), Map.of(), Org.NOW);
    }

    private static String refused(String code, String message) {
        return "{\"success\": false, \"errors\": [{\"statusCode\": \"" + code + "\", \"message\": \"" + message
                + "\", \"fields\": [\"Status\"]}]}";
    }

    private void answers(String... rounds) {
        org.inTurn(
                "update",
                () -> patch(urlPathEqualTo(Org.UPDATE)),
                List.of(rounds).stream()
                        .map(round -> Org.json(200, "[" + round + "]"))
                        .toArray(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder[]::new));
    }

    private List<LoggedRequest> updates() {
        return org.sent(Org.UPDATE);
    }

    @Test
    void leadsAndContactsGoInOneCallWithTheHeadersThatKeepOwnersAndTellWhoWrote() {
        answers(DONE + "," + DONE);
        Write contact = new Write(
                Objects.ref("Contact", "0035g0000000001AAA"),
                new java.util.TreeMap<>(Map.of("MQL_Score__c", "60", "Title", "")),
                new java.util.TreeMap<>(),
                Org.NOW.toEpochMilli(),
                "t");

        List<WriteResult> results = org.salesforce().write(List.of(score(FIRST, "87"), contact));

        assertThat(results).hasOnlyElementsOfType(WriteResult.Applied.class);
        LoggedRequest sent = updates().get(0);
        assertThat(sent.getBodyAsString())
                .isEqualTo("{\"allOrNone\":false,\"records\":["
                        + "{\"attributes\":{\"type\":\"Contact\"},\"id\":\"0035g0000000001AAA\",\"MQL_Score__c\":60,\"Title\":null},"
                        + "{\"attributes\":{\"type\":\"Lead\"},\"id\":\"00Q5g0000000001EAA\",\"MQL_Score__c\":87}]}");
        assertThat(sent.getHeader("Sforce-Auto-Assign")).isEqualTo("FALSE");
        assertThat(sent.getHeader("Sforce-Duplicate-Rule-Header")).isEqualTo("allowSave=true");
        assertThat(sent.getHeader("Sforce-Call-Options")).isEqualTo("client=mql-engine");
    }

    @Test
    void answersAreTakenByPositionAsFailedOnesNameNoId() {
        answers(refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "jane@acme.example is sales-owned") + "," + DONE);

        List<WriteResult> results = org.salesforce().write(List.of(score(SECOND, "5"), score(FIRST, "10")));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Applied.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(WriteResult.Refused.class, refused -> {
            assertThat(refused.ref()).isEqualTo(Org.lead(FIRST));
            assertThat(refused.fix()).isEqualTo(Fix.RECORD);
            assertThat(refused.remedy()).doesNotContain("jane");
        });
    }

    @Test
    @DisplayName("F.1 case 33: locked rows of an account go together, and are sent again alone")
    void onlyLockedRowsAreSentAgainHoweverDeepTheLockIsTold() {
        answers(
                DONE + ","
                        + refused(
                                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                                "MyTrigger: execution of AfterUpdate caused by: UNABLE_TO_LOCK_ROW"),
                refused("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"),
                DONE);

        List<WriteResult> results = org.salesforce().write(List.of(score(FIRST, "5"), score(SECOND, "10")));

        assertThat(results).hasOnlyElementsOfType(WriteResult.Applied.class);
        assertThat(updates()).hasSize(3);
        assertThat(updates().get(1).getBodyAsString()).contains(SECOND).doesNotContain(FIRST);
        assertThat(org.time().slept().toMillis()).isBetween(3_000L, 3_750L);
    }

    @Test
    void aRowThatStaysLockedIsLeftToTheNextRun() {
        String locked = refused("UNABLE_TO_LOCK_ROW", "");
        answers(DONE + "," + locked, locked);

        assertThat(org.salesforce()
                        .write(List.of(score(FIRST, "5"), score(SECOND, "10")))
                        .get(1))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.NEXT_RUN));
        assertThat(updates()).hasSize(5);
    }

    @Test
    void whatIsTooMuchForTheOrgsOwnCodeIsSentInSmallerCalls() {
        String tooMuch = refused("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "Apex CPU time limit exceeded");
        List<String> fifty = java.util.Collections.nCopies(50, DONE);
        List<Write> writes = IntStream.range(100, 200)
                .mapToObj(i -> score("00Q5g0000000" + i + "EAA", "5"))
                .toList();
        answers(String.join(",", java.util.Collections.nCopies(100, tooMuch)), String.join(",", fifty));

        assertThat(org.salesforce().write(writes)).hasOnlyElementsOfType(WriteResult.Applied.class);
        assertThat(updates()).hasSize(3);
    }

    @Test
    void eachErrorIsSortedByWhereItsRemedyLies() {
        Map<String, Fix> expected = Map.of(
                "ENTITY_IS_DELETED", Fix.GONE,
                "STRING_TOO_LONG", Fix.MAPPING,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", Fix.MAPPING,
                "INVALID_FIELD_FOR_INSERT_UPDATE", Fix.RIGHTS,
                "INSUFFICIENT_ACCESS_OR_READONLY", Fix.RIGHTS,
                "ENTITY_IS_LOCKED", Fix.NEXT_RUN,
                "DUPLICATES_DETECTED", Fix.RECORD,
                "REQUIRED_FIELD_MISSING", Fix.RECORD);
        org.server().stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll")).willReturn(Org.json(200, Org.page(0, ""))));
        expected.forEach((code, fix) -> {
            org.server()
                    .stubFor(patch(urlPathEqualTo(Org.UPDATE))
                            .willReturn(Org.json(200, "[" + DONE + "," + refused(code, "") + "]")));
            assertThat(org.salesforce()
                            .write(List.of(score(FIRST, "5"), score(SECOND, "10")))
                            .get(1))
                    .as(code)
                    .isInstanceOfSatisfying(WriteResult.Refused.class, refused -> {
                        assertThat(refused.fix()).isEqualTo(fix);
                        assertThat(refused.code()).isEqualTo(code);
                    });
        });
    }

    @Test
    @DisplayName("F.1 case 7: a lead converted meanwhile is read again, so that its contact is written")
    void aConvertedLeadIsReadAgainSoThatItsContactIsWritten() {
        answers(DONE + "," + refused("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"));

        assertThat(org.salesforce()
                        .write(List.of(score(FIRST, "5"), score(SECOND, "10")))
                        .get(1))
                .isInstanceOf(WriteResult.Stale.class);
    }

    @Test
    void whatWasReadLongAgoIsComparedTwoThousandToACall() {
        String now = Org.record(FIRST, ", \"Status\": \"Working - Contacted\"") + ","
                + Org.record(SECOND, ", \"Status\": \"MQL\", \"MQL_Score__c\": 10.0") + ",null";
        org.server().stubFor(post(urlPathEqualTo(Org.UPDATE + "/Lead")).willReturn(Org.json(200, "[" + now + "]")));
        org.server().stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll")).willReturn(Org.json(200, Org.page(0, ""))));
        List<Write> writes = new ArrayList<>();
        for (String id : List.of(FIRST, SECOND, "00Q5g0000000003EAA")) {
            writes.add(
                    Org.write(id, Map.of("MQL_Score__c", "10"), Map.of("Status", "MQL"), Org.NOW.minusSeconds(3600)));
        }

        List<WriteResult> results = org.salesforce().write(writes);

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Stale.class,
                        stale -> assertThat(stale.current()).containsEntry("Status", "Working - Contacted"));
        assertThat(results.get(1)).isInstanceOf(WriteResult.Unchanged.class);
        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.GONE));
        assertThat(updates()).isEmpty();
    }

    @Test
    void aSingleRowIsWrittenOnTheConditionThatNobodyChangedIt() {
        String row = Org.DATA + "/sobjects/Lead/" + FIRST;
        org.inTurn(
                "row",
                () -> patch(urlPathEqualTo(row)),
                aResponse().withStatus(412),
                aResponse().withStatus(204));
        org.server()
                .stubFor(post(urlPathEqualTo(Org.UPDATE + "/Lead"))
                        .willReturn(Org.json(200, "[" + Org.record(FIRST, ", \"Status\": \"MQL\"") + "]")));

        List<WriteResult> results = org.salesforce()
                .write(List.of(Org.write(FIRST, Map.of("MQL_Score__c", "10"), Map.of("Status", "MQL"), Org.NOW)));

        assertThat(results).singleElement().isInstanceOf(WriteResult.Applied.class);
        assertThat(org.sent(row))
                .extracting(request -> request.getHeader("If-Unmodified-Since"))
                .containsExactly("Sat, 21 Nov 2026 09:59:59 GMT", "Fri, 20 Nov 2026 08:00:00 GMT");
    }

    @Test
    void aFieldTheOrgDoesNotShowIsRefusedWithoutACall() {
        List<WriteResult> results =
                org.salesforce().write(List.of(Org.write(FIRST, Map.of("NotThere__c", "1"), Map.of(), Org.NOW)));

        assertThat(results)
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.RIGHTS));
        assertThat(org.salesforce().calls().write()).isZero();
    }

    @Test
    void theAllowanceOfTheDayStopsTheRunAndLeavesAReserve() {
        org.server()
                .stubFor(patch(urlPathEqualTo(Org.UPDATE))
                        .willReturn(Org.json(200, "[" + DONE + "," + DONE + "]")
                                .withHeader(
                                        "Sforce-Limit-Info", "api-usage=90/100; per-app-api-usage=17/250(appName=x)")));
        org.salesforce().write(List.of(score(FIRST, "5"), score(SECOND, "10")));

        assertThat(org.salesforce().limits()).anySatisfy(limit -> {
            assertThat(limit.allowed()).isEqualTo(100);
            assertThat(limit.left()).isEqualTo(10);
        });
        CrmException e = catchThrowableOfType(
                CrmException.class, () -> org.salesforce().write(List.of(score(FIRST, "6"), score(SECOND, "11"))));
        assertThat(e.next()).isEqualTo(CrmException.Next.RESUME_LATER);
        assertThat(e.resumesAt())
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(Org.NOW.plusSeconds(3600), Org.NOW.plusSeconds(3660)));
    }

    @Test
    void aCrowdedOrgIsWaitedForAndAnExhaustedOneIsNot() {
        org.inTurn(
                "update",
                () -> patch(urlPathEqualTo(Org.UPDATE)),
                Org.refused(
                        403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
                Org.json(200, "[" + DONE + "," + DONE + "]"),
                Org.refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        assertThat(org.salesforce().write(List.of(score(FIRST, "5"), score(SECOND, "10"))))
                .hasOnlyElementsOfType(WriteResult.Applied.class);
        assertThat(org.time().slept().toSeconds()).isGreaterThanOrEqualTo(5);

        CrmException e = catchThrowableOfType(
                CrmException.class, () -> org.salesforce().write(List.of(score(FIRST, "6"), score(SECOND, "11"))));

        assertThat(e.next()).isEqualTo(CrmException.Next.RESUME_LATER);
    }
}
