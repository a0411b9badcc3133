package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.http.Call;
import dev.mql.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guard over all other tests must itself be able to fail. */
class ApiSchemasTest {

    private static final String BASE = "https://api.hubapi.com";
    private static final String CONTACTS = BASE + "/crm/objects/2026-09/contacts";

    private final ApiSchemas schemas = new ApiSchemas();

    private static Call get(String url) {
        return Call.get("look", url, Call.Kind.LOOK, "burst");
    }

    private static Call post(String url, String body) {
        return Call.post("look", url, Call.Kind.LOOK, "burst", body);
    }

    private static Reply reply(int status, String body) {
        return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesACallTheApiDoesNotHaveForAViolation() {
        assertThat(schemas.check(get(BASE + "/crm/objects/2026-09/contacts/1/secrets"), reply(200, "{}")))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("the API has no"));
    }

    @Test
    void takesAParameterTheCallDoesNotHaveForAViolation() {
        assertThat(schemas.check(get(CONTACTS + "?limit=100&propertys=email"), reply(200, "{\"results\": []}")))
                .singleElement()
                .asString()
                .contains("propertys");
    }

    @Test
    void holdsBodiesAndAnswersToTheirSchemas() {
        assertThat(schemas.check(
                        post(CONTACTS + "/batch/update", "{\"inputs\": [{\"id\": 7, \"properties\": {\"a\": \"b\"}}]}"),
                        reply(200, "{\"status\": \"COMPLETE\"}")))
                .anyMatch(violation -> violation.contains("asked"))
                .anyMatch(violation -> violation.contains("was answered"));
        assertThat(schemas.check(get(CONTACTS), reply(404, "{\"category\": \"OBJECT_NOT_FOUND\"}")))
                .singleElement()
                .asString()
                .contains("was refused");
    }

    @Test
    void holdsFormsToTheirFields() {
        Call renewal = new Call(
                "renew",
                "POST",
                BASE + "/oauth/2026-09/token",
                Call.Kind.LOOK,
                "burst",
                true,
                Map.of(),
                new Call.Content("application/x-www-form-urlencoded", "grant_type=password&client_id=a%22b"));

        assertThat(schemas.check(renewal, reply(400, "{\"message\": \"no\"}")))
                .anyMatch(violation -> violation.contains("grant_type"))
                .anyMatch(violation -> violation.contains("refresh_token"));
    }

    @Test
    void leavesDamagedAnswersAlone() {
        assertThat(schemas.check(get(CONTACTS), reply(200, "{\"results\": [{\"id\"")))
                .isEmpty();
    }
}
