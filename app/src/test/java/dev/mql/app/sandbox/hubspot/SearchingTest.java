package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchingTest extends SandboxTest {
    private Api.Answer search(String body) throws Exception {
        return api.post(CONTACTS + "/search", body);
    }

    private List<String> ids(String filter) throws Exception {
        Api.Answer answer = search("{'filterGroups':[{'filters':[" + filter + "]}],'limit':200}");
        assertThat(answer.status()).as(filter).isEqualTo(200);
        return answer.body()
                .path("results")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    @Test
    void comparesByTheTypeOfTheProperty() throws Exception {
        String a = Long.toString(contact("anna@a.example", "jobtitle", "VP Marketing", "hs_lead_status", "NEW"));
        String b = Long.toString(contact("ben@b.example", "jobtitle", "Engineer"));
        assertThat(ids("{'propertyName':'jobtitle','operator':'EQ','value':'vp marketing'}"))
                .containsExactly(a);
        assertThat(ids("{'propertyName':'jobtitle','operator':'IN','values':['engineer']}"))
                .containsExactly(b);
        assertThat(ids("{'propertyName':'jobtitle','operator':'IN','values':['Engineer']}"))
                .isEmpty();
        assertThat(ids("{'propertyName':'jobtitle','operator':'CONTAINS_TOKEN','value':'market*'}"))
                .containsExactly(a);
        assertThat(ids("{'propertyName':'hs_lead_status','operator':'HAS_PROPERTY'}"))
                .containsExactly(a);
        assertThat(ids("{'propertyName':'hs_lead_status','operator':'NOT_HAS_PROPERTY'}"))
                .containsExactly(b);
        assertThat(ids("{'propertyName':'hs_lead_status','operator':'NEQ','value':'OPEN'}"))
                .containsExactly(a);
        assertThat(ids("{'propertyName':'hs_object_id','operator':'GT','value':'" + a + "'}"))
                .containsExactly(b);
    }

    @Test
    void findsWhatChangedSinceAnInstantInMillisecondsOrIso() throws Exception {
        contact("a@a.example");
        clock.pass(Duration.ofMinutes(5));
        String late = Long.toString(contact("b@a.example"));
        Instant since = clock.instant().minusSeconds(60);
        for (String value : List.of(Long.toString(since.toEpochMilli()), since.toString())) {
            assertThat(ids("{'propertyName':'lastmodifieddate','operator':'GTE','value':'" + value + "'}"))
                    .containsExactly(late);
        }
    }

    @Test
    void missesAChangeUntilTheIndexHasCaughtUp() throws Exception {
        sandbox.searchLag(Duration.ofSeconds(30));
        long id = contact("a@a.example");
        assertThat(search("{}").body().path("total").asInt()).isZero();
        clock.pass(Duration.ofSeconds(30));
        assertThat(search("{}").body().path("total").asInt()).isEqualTo(1);
        sandbox.by(KIM).edit(ObjectType.CONTACT, id, Map.of("jobtitle", "CMO"));
        assertThat(ids("{'propertyName':'jobtitle','operator':'EQ','value':'CMO'}"))
                .isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(ids("{'propertyName':'jobtitle','operator':'EQ','value':'CMO'}"))
                .hasSize(1);
    }

    @Test
    void doesNotMoveTheModificationDateForComputedValues() throws Exception {
        restart(config(), loader -> loader.form("f-1", "Demo request"));
        long id = contact("a@a.example");
        String before = value(id, "lastmodifieddate");
        clock.pass(Duration.ofHours(1));
        sandbox.by(KIM).submit(id, "Demo request");
        sandbox.by(KIM).visit(id, "https://www.acme.example/pricing", "Pricing");
        assertThat(value(id, "lastmodifieddate")).isEqualTo(before);
        long submitted = clock.millis();
        assertThat(value(id, "hs_calculated_form_submissions")).isEqualTo("f-1:" + submitted);
        assertThat(ids("{'propertyName':'recent_conversion_date','operator':'GTE','value':'" + submitted + "'}"))
                .hasSize(1);
    }

    @Test
    void goesNoFurtherThanTenThousand() throws Exception {
        assertThat(search("{'after':'9999','limit':1}").status()).isEqualTo(200);
        assertThat(search("{'after':'10000','limit':1}").status()).isEqualTo(400);
    }

    @Test
    void pagesByOffset() throws Exception {
        for (int i = 0; i < 5; i++) {
            contact("p" + i + "@a.example");
        }
        Api.Answer first = search("{'limit':2}");
        assertThat(first.body().path("paging").path("next").path("after").asString())
                .isEqualTo("2");
        Api.Answer last = search("{'limit':2,'after':'4'}");
        assertThat(last.body().path("results").size()).isEqualTo(1);
        assertThat(last.body().has("paging")).isFalse();
    }

    @Test
    void refusesWhatTheGuideDoesNotAllow() throws Exception {
        String filter = "{'propertyName':'email','operator':'HAS_PROPERTY'}";
        String group = "{'filters':[" + filter + "]}";
        String seven = "{'filters':["
                + String.join(",", List.of(filter, filter, filter, filter, filter, filter, filter)) + "]}";
        for (String body : List.of(
                "{'limit':201}",
                "{'sorts':[{'propertyName':'email'},{'propertyName':'lastname'}]}",
                "{'filterGroups':[" + String.join(",", List.of(group, group, group, group, group, group)) + "]}",
                "{'filterGroups':[" + seven + "]}",
                "{'filterGroups':[{'filters':[{'propertyName':'nonsense','operator':'EQ','value':'1'}]}]}",
                "{'filterGroups':[{'filters':[{'propertyName':'email','operator':'LIKE','value':'1'}]}]}",
                "{'filterGroups':[{'filters':[{'propertyName':'email','operator':'IN','value':'1'}]}]}",
                "{'filterGroups':[{'filters':[{'propertyName':'createdate','operator':'GTE','value':'soon'}]}]}",
                "{'filtergroups':[]}",
                "no json")) {
            assertThat(search(body).status()).as(body).isEqualTo(400);
        }
    }
}
