package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits and refusals of single endpoints, as strict as HubSpot's documents and recorded answers have them. */
final class StrictnessTest extends SandboxTest {

    @ParameterizedTest
    @CsvSource({
        "/crm/objects/2026-09/contacts, 100",
        "/crm/objects/2026-09/contacts?propertiesWithHistory=email, 50",
        "/crm/owners/2026-09, 500",
        "/marketing/v3/forms, 100",
        "/marketing/campaigns/2026-09, 100",
        "/marketing/marketing-events/2026-09, 100",
        "/events/event-occurrences/2026-09?eventType=e_visited_page, 100",
        "/email/public/v1/events, 1000",
        "/crm/lists/2026-09/51/memberships, 250"
    })
    void aPageHoldsSoManyAndNotOneMore(String path, int most) throws Exception {
        restart(config(), loader -> loader.list("51", "Target accounts", List.of()));
        String limit = path + (path.contains("?") ? "&" : "?") + "limit=";

        assertThat(api.get(limit + most).status()).isEqualTo(200);
        assertThat(api.get(limit + (most + 1)).status()).isEqualTo(400);
        assertThat(api.get(limit + "0").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "contacts/batch/read, '', 100",
        "contacts/batch/read, '\"propertiesWithHistory\":[\"email\"],', 50",
        "contacts/batch/update, '', 100",
        "contacts/batch/archive, '', 100"
    })
    void aBatchHoldsSoManyAndNotOneMore(String path, String more, int most) throws Exception {
        for (int inputs : new int[] {most, most + 1}) {
            String body = "{" + more + "\"inputs\":["
                    + IntStream.rangeClosed(1, inputs)
                            .mapToObj(i ->
                                    "{\"id\":\"" + i + "\"" + (path.endsWith("update") ? ",\"properties\":{}}" : "}"))
                            .collect(Collectors.joining(","))
                    + "]}";
            assertThat(api.post("/crm/objects/2026-09/" + path, body).status())
                    .isEqualTo(inputs > most ? 400 : path.endsWith("archive") ? 204 : 207);
        }
    }

    @Test
    void associationsAreReadForAThousandFiveHundredAtATime() throws Exception {
        long company = sandbox.by(KIM).create(ObjectType.COMPANY, Map.of("name", "Big"));
        for (int i = 0; i < 501; i++) {
            sandbox.by(KIM).link(ObjectType.COMPANY, company, ObjectType.CONTACT, contact("p" + i + "@a.example"));
        }
        String path = "/crm/associations/2026-09/companies/contacts/batch/read";

        Api.Answer first = api.post(path, "{'inputs':[{'id':'" + company + "'}]}");
        String after = first.body()
                .path("results")
                .path(0)
                .path("paging")
                .path("next")
                .path("after")
                .asString();
        Api.Answer second = api.post(path, "{'inputs':[{'id':'" + company + "','after':'" + after + "'}]}");

        assertThat(first.body().path("results").path(0).path("to").size()).isEqualTo(500);
        assertThat(second.body().path("results").path(0).path("to").size()).isOne();
        assertThat(api.post(path, ids(1000)).status()).isEqualTo(207);
        assertThat(api.post(path, ids(1001)).status()).isEqualTo(400);
    }

    private static String ids(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{'id':'" + (900_000 + i) + "'}")
                .collect(Collectors.joining(",", "{'inputs':[", "]}"));
    }

    @Test
    void aSearchTakesEighteenFiltersAndThreeThousandCharacters() throws Exception {
        String filter = "{'propertyName':'email','operator':'HAS_PROPERTY'}";
        String six = "{'filters':[" + String.join(",", List.of(filter, filter, filter, filter, filter, filter)) + "]}";
        String three = String.join(",", List.of(six, six, six));

        assertThat(search("{'filterGroups':[" + three + "]}").status()).isEqualTo(200);
        assertThat(search("{'filterGroups':[" + three + ",{'filters':[" + filter + "]}]}")
                        .status())
                .isEqualTo(400);
        assertThat(search("{'query':'" + "x".repeat(3000) + "'}").status()).isEqualTo(200);
        assertThat(search("{'query':'" + "x".repeat(3001) + "'}").status()).isEqualTo(400);
    }

    private Api.Answer search(String body) throws Exception {
        return api.post(CONTACTS + "/search", body);
    }

    @Test
    void anUnknownPropertyIsLeftOutOfAReadAndRefusesAWrite() throws Exception {
        long id = contact("a@a.example");
        String read = "'properties':['email','nonsense']";

        for (Api.Answer answer : List.of(
                api.get(CONTACTS + "?properties=email,nonsense"),
                api.post(CONTACTS + "/batch/read", "{'inputs':[{'id':'" + id + "'}]," + read + "}"),
                search("{" + read + "}"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("results").path(0).path("properties").propertyNames())
                    .contains("email", "hs_object_id", "createdate", "lastmodifieddate")
                    .doesNotContain("nonsense");
        }
        assertThat(code(id, "'nonsense':'1'")).isEqualTo("PROPERTY_DOESNT_EXIST");
        assertThat(code(id, "'num_conversion_events':'1'")).isEqualTo("READ_ONLY_VALUE");
        assertThat(code(id, "'hs_lead_status':'new'")).isEqualTo("INVALID_OPTION");
    }

    private String code(long id, String property) throws Exception {
        return api.patch(CONTACTS + "/" + id, "{'properties':{" + property + "}}")
                .body()
                .path("errors")
                .path(0)
                .path("code")
                .asString();
    }

    @Test
    void aDateIsADayOrMidnightUtc() throws Exception {
        restart(config(), loader -> loader.property(ObjectType.CONTACT, "day", "Day", "date", List.of()));
        long id = contact("a@a.example");

        assertThat(api.patch(CONTACTS + "/" + id, "{'properties':{'day':'1795392000000'}}")
                        .status())
                .isEqualTo(200);
        assertThat(value(id, "day")).isEqualTo("2026-11-23");
        assertThat(code(id, "'day':'1795392000001'")).isEqualTo("INVALID_DATE");
    }

    @Test
    void anIdThatWasMergedAwayLeadsNowhereInABatch() throws Exception {
        long winner = contact("a@a.example");
        long loser = contact("b@b.example");
        sandbox.by(KIM).merge(ObjectType.CONTACT, winner, loser);

        Api.Answer batch = api.post(CONTACTS + "/batch/read", "{'inputs':[{'id':'" + loser + "'}]}");

        assertThat(batch.status()).isEqualTo(207);
        assertThat(batch.body().path("results").isEmpty()).isTrue();
    }

    @Test
    void aBatchIsReadByIdsOrByWhatIsOneRecordsOwn() throws Exception {
        contact("a@a.example");
        String by = "{'idProperty':'%s','inputs':[{'id':'%s'},{'id':'%s'}]}";

        Api.Answer twice = api.post(CONTACTS + "/batch/read", by.formatted("email", "A@a.example", "A@a.example"));

        assertThat(twice.status()).isEqualTo(200);
        assertThat(twice.body().path("results").size()).isOne();
        assertThat(api.post(CONTACTS + "/batch/read", by.formatted("jobtitle", "CMO", "CEO"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRefusalCarriesTheCorrelationIdOfItsHeader() throws Exception {
        Api.Answer refused = api.get(CONTACTS + "/4711");

        assertThat(refused.body().path("category").asString()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(refused.body().path("correlationId").asString())
                .isNotEmpty()
                .isEqualTo(refused.header("X-HubSpot-Correlation-Id"))
                .isNotEqualTo(api.get(CONTACTS + "/4711").header("X-HubSpot-Correlation-Id"));
    }

    @Test
    void anObjectTakesTenPropertiesWithUniqueValues() throws Exception {
        String property = "{'groupName':'contactinformation','name':'key_%d','label':'Key','type':'string',"
                + "'fieldType':'text','hasUniqueValue':true}";
        for (int i = 1; i <= 11; i++) {
            assertThat(api.post("/crm/properties/2026-09/contacts", property.formatted(i))
                            .status())
                    .isEqualTo(i <= 10 ? 201 : 400);
        }
    }

    @Test
    void submissionsOfABlogsCommentsAreNotGiven() throws Exception {
        restart(config(), loader -> {
            loader.form("guid-1", "Demo request");
            loader.form("guid-2", "Comments", "blog_comment");
        });
        String path = "/form-integrations/v1/submissions/forms/";

        assertThat(api.get(path + "guid-1").status()).isEqualTo(200);
        assertThat(api.get(path + "guid-2").body().path("category").asString()).isEqualTo("FORM_TYPE_NOT_ALLOWED");
    }
}
