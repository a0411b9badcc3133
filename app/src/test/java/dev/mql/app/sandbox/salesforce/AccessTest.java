package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class AccessTest extends SandboxTest {
    private static final String TOKEN = "/services/oauth2/token";
    private static final String CLIENT = "&client_id=sandbox-consumer-key&client_secret=sandbox-consumer-secret";

    @Test
    void givesASessionForClientCredentials() throws Exception {
        Api.Answer answer = api.form(TOKEN, "grant_type=client_credentials" + CLIENT);
        assertThat(answer.body().has("expires_in")).isFalse();
        assertThat(answer.body().path("instance_url").asString())
                .isEqualTo(sandbox.baseUrl().toString());
        Api app = new Api(sandbox, answer.body().path("access_token").asString());
        assertThat(app.get("limits").status()).isEqualTo(200);
        assertThat(answer.header("Sforce-Limit-Info")).isEmpty();
    }

    @Test
    void refusesWrongClientsInTheWordsOfOAuth() throws Exception {
        assertThat(error("grant_type=client_credentials&client_id=x&client_secret=y"))
                .isEqualTo("invalid_client_id");
        assertThat(error("grant_type=client_credentials&client_id=sandbox-consumer-key&client_secret=y"))
                .isEqualTo("invalid_client");
        assertThat(error("grant_type=password" + CLIENT)).isEqualTo("unsupported_grant_type");
    }

    private String error(String form) throws Exception {
        Api.Answer answer = api.form(TOKEN, form);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().path("error").asString();
    }

    @Test
    void verifiesTheSignatureAudienceAndLifeOfAnAssertion() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        restart(config().withAccess(config().access().withPublicKey(keys.getPublic())));
        long soon = TestClock.START.plusSeconds(120).getEpochSecond();
        String login = "https://login.salesforce.com";
        assertThat(api.form(TOKEN, assertion(keys, login, soon)).status()).isEqualTo(200);
        assertThat(error(assertion(keys, sandbox.baseUrl().toString(), soon))).isEqualTo("invalid_grant");
        assertThat(error(assertion(keys, login, soon + 600))).isEqualTo("invalid_grant");
        assertThat(error(assertion(generator.generateKeyPair(), login, soon))).isEqualTo("invalid_grant");
    }

    private static String assertion(KeyPair keys, String audience, long expires) throws Exception {
        String signed = part("{\"alg\":\"RS256\"}") + "."
                + part("{\"iss\":\"sandbox-consumer-key\",\"sub\":\"integration@acme.example\",\"aud\":\"" + audience
                        + "\",\"exp\":" + expires + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + signed + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void locksOutWhoeverDoesNotKeepARotatedRefreshToken() throws Exception {
        restart(config().withAccess(config().access().withRotation()));
        String form = "grant_type=refresh_token" + CLIENT + "&refresh_token=";
        Api.Answer first = api.form(TOKEN, form + "sandbox-refresh-token");
        String next = first.body().path("refresh_token").asString();
        assertThat(next).isNotEmpty();
        assertThat(error(form + "sandbox-refresh-token")).isEqualTo("invalid_grant");
        assertThat(api.form(TOKEN, form + next).status()).isEqualTo(200);
    }

    @Test
    void endsASessionThatIsNotUsedForTwoHours() throws Exception {
        clock.pass(Duration.ofMinutes(119));
        assertThat(api.get("limits").status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(119));
        assertThat(api.get("limits").status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(121));
        Api.Answer late = api.get("limits");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.error()).isEqualTo("INVALID_SESSION_ID");
        assertThat(late.header("WWW-Authenticate")).isEqualTo("Token");
    }

    @Test
    void endsAllSessionsAtOnceAndTakesAnotherLogin() throws Exception {
        sandbox.expireSessions();
        assertThat(api.get("limits").error()).isEqualTo("INVALID_SESSION_ID");
        assertThat(new Api(sandbox).get("limits").status()).isEqualTo(200);
    }

    @Test
    void listsVersionsWithoutASessionAndRefusesOthers() throws Exception {
        Api nobody = new Api(sandbox, "");
        assertThat(nobody.get("/services/data").body().path(33).toString())
                .isEqualTo("{\"label\":\"Summer '25\",\"url\":\"/services/data/v64.0\",\"version\":\"64.0\"}");
        assertThat(api.get("/services/data/v25.0/limits").error()).isEqualTo("UNSUPPORTED_API_VERSION");
        assertThat(api.get("/services/data/v99.0/limits").status()).isEqualTo(404);
    }

    @Test
    void countsRequestsAndStopsAtTheAllowance() throws Exception {
        restart(config().withDailyRequests(100));
        sandbox.limits().consume(98);
        assertThat(api.get("sobjects").header("Sforce-Limit-Info")).isEqualTo("api-usage=99/100");
        assertThat(api.get("limits")
                        .body()
                        .path("DailyApiRequests")
                        .path("Remaining")
                        .asInt())
                .isZero();
        Api.Answer refused = api.get("limits");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path(0).path("message").asString()).isEqualTo("TotalRequests Limit exceeded.");
        clock.pass(Duration.ofHours(25));
        assertThat(new Api(sandbox).get("limits").status()).isEqualTo(200);
    }
}
