package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ActivityTest extends SandboxTest {
    @Test
    void answersPageViewsOfTheWholeAccountByTime() throws Exception {
        long a = contact("a@a.example");
        long b = contact("b@a.example");
        sandbox.by(KIM).visit(a, "https://www.acme.example/pricing?x=1", "Pricing");
        clock.pass(Duration.ofMinutes(1));
        sandbox.by(KIM).visit(b, "https://www.acme.example/careers", "Careers");
        Api.Answer first =
                api.get("/events/event-occurrences/2026-09?eventType=e_visited_page&limit=1&sort=occurredAt");
        assertThat(first.body()
                        .path("results")
                        .path(0)
                        .path("properties")
                        .path("hs_url_path")
                        .asString())
                .isEqualTo("/pricing");
        String after = first.body().path("paging").path("next").path("after").asString();
        Api.Answer second =
                api.get("/events/event-occurrences/2026-09?eventType=e_visited_page&limit=1&sort=occurredAt&after="
                        + after.replace("=", "%3D"));
        assertThat(second.body().path("results").path(0).path("objectId").asString())
                .isEqualTo(Long.toString(b));
        assertThat(second.body().has("paging")).isFalse();
    }

    @Test
    void answersWhoAttendedAWebinar() throws Exception {
        restart(config(), loader -> loader.marketingEvent("301", "Webinar RevOps", clock.instant()));
        assertThat(api.get("/marketing/marketing-events/2026-09")
                        .body()
                        .path("results")
                        .path(0)
                        .path("eventName")
                        .asString())
                .isEqualTo("Webinar RevOps");
        Api.Answer none = api.get("/marketing/marketing-events/2026-09/participations/301/breakdown?state=ATTENDED");
        assertThat(none.body().path("total").asInt()).isZero();
        assertThat(api.get("/marketing/marketing-events/2026-09/participations/302/breakdown")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void readsAssociationsInBatchesAndCountsNoneAsAnError() throws Exception {
        long with = contact("a@a.example");
        long without = contact("b@a.example");
        long company = sandbox.by(KIM).create(ObjectType.COMPANY, Map.of("name", "Acme"));
        sandbox.by(KIM).link(ObjectType.CONTACT, with, ObjectType.COMPANY, company);
        Api.Answer answer = api.post(
                "/crm/associations/2026-09/contacts/companies/batch/read",
                "{'inputs':[{'id':'" + with + "'},{'id':'" + without + "'}]}");
        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.body()
                        .path("results")
                        .path(0)
                        .path("to")
                        .path(0)
                        .path("associationTypes")
                        .path(0)
                        .path("label")
                        .asString())
                .isEqualTo("Primary");
        assertThat(answer.body().path("errors").path(0).path("subCategory").asString())
                .isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
    }

    @Test
    void computesWhatADealMeansForItsCompany() throws Exception {
        long company = sandbox.by(KIM).create(ObjectType.COMPANY, Map.of("name", "Acme"));
        long deal = sandbox.by(KIM).create(ObjectType.DEAL, Map.of("dealname", "One", "dealstage", "contractsent"));
        sandbox.by(KIM).link(ObjectType.DEAL, deal, ObjectType.COMPANY, company);
        assertThat(sandbox.value(ObjectType.COMPANY, company, "hs_num_open_deals"))
                .contains("1");
        sandbox.by(KIM).edit(ObjectType.DEAL, deal, Map.of("dealstage", "closedwon"));
        assertThat(sandbox.value(ObjectType.DEAL, deal, "hs_is_closed_won")).contains("true");
        assertThat(sandbox.value(ObjectType.COMPANY, company, "hs_num_open_deals"))
                .contains("0");
    }
}
