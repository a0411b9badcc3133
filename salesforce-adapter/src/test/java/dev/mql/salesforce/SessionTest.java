package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.CrmException;
import dev.mql.http.RefreshToken;
import dev.mql.salesforce.SalesforceConfig.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionTest {

    @RegisterExtension
    final Org org = new Org();

    @BeforeEach
    void people() {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .atPriority(9)
                        .willReturn(Org.json(200, composite(Org.page(0, ""), Org.page(0, "")))));
    }

    private static String composite(String... bodies) {
        return IntStream.range(0, bodies.length)
                .mapToObj(
                        i -> "{\"referenceId\": \"q" + i + "\", \"httpStatusCode\": 200, \"body\": " + bodies[i] + "}")
                .collect(Collectors.joining(",", "{\"compositeResponse\": [", "]}"));
    }

    private List<String> forms() {
        return org.sent(Org.TOKEN).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    @Test
    void clientCredentialsGoIntoAFormEncoded() {
        org.salesforce().find("a@b.co", Set.of());

        assertThat(forms()).containsExactly("grant_type=client_credentials&client_id=key&client_secret=s%26cret");
    }

    @Test
    void anAssertionIsSignedForTheLoginHostAndTwoMinutes() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Credential.JwtBearer credential =
                new Credential.JwtBearer("key", "mql@acme.example", "https://login.salesforce.com", pem);
        try (Salesforce salesforce = org.open(SalesforceConfig.of(org.server().baseUrl(), credential))) {
            salesforce.find("a@b.co", Set.of());
        }

        String assertion = forms().get(0).replaceFirst("^grant_type=urn%3A[a-zA-Z%0-9-]*&assertion=", "");
        String[] parts = assertion.split("\\.", -1);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"iss\":\"key\",\"sub\":\"mql@acme.example\",\"aud\":\"https://login.salesforce.com\",\"exp\":"
                                + Org.NOW.plusSeconds(120).getEpochSecond() + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void aRotatedRefreshTokenIsHandedOverBeforeItIsUsed() {
        org.inTurn(
                "tokens",
                () -> post(urlPathEqualTo(Org.TOKEN)),
                Org.json(200, org.granted("one").replace("}", ", \"refresh_token\": \"second\"}")),
                Org.json(200, org.granted("two").replace("}", ", \"refresh_token\": \"third\"}")));
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer one"))
                        .willReturn(Org.refused(401, "INVALID_SESSION_ID", "Session expired or invalid")));
        Kept token = new Kept("first");
        Credential.Granted credential = new Credential.Granted("key", "", token);
        try (Salesforce salesforce = org.open(SalesforceConfig.of(org.server().baseUrl(), credential))) {
            salesforce.find("a@b.co", Set.of());
        }

        assertThat(token.all).containsExactly("first", "second", "third");
        assertThat(forms())
                .containsExactly(
                        "grant_type=refresh_token&client_id=key&refresh_token=first",
                        "grant_type=refresh_token&client_id=key&refresh_token=second");
    }

    @Test
    void aRefreshTokenAnotherProcessUsedUpMeanwhileIsAskedForAgain() {
        Kept token = new Kept("first");
        org.server()
                .stubFor(post(urlPathEqualTo(Org.TOKEN))
                        .atPriority(1)
                        .withRequestBody(containing("refresh_token=first"))
                        .willReturn(Org.json(400, "{\"error\": \"invalid_grant\", \"error_description\": \"used\"}")));
        org.server()
                .stubFor(post(urlPathEqualTo(Org.TOKEN))
                        .atPriority(2)
                        .withRequestBody(containing("refresh_token=second"))
                        .willReturn(Org.json(200, org.granted("one"))));
        token.nextTime = "second";
        Credential.Granted credential = new Credential.Granted("key", "", token);

        try (Salesforce salesforce = org.open(SalesforceConfig.of(org.server().baseUrl(), credential))) {
            assertThat(salesforce.find("a@b.co", Set.of())).isEmpty();
        }
    }

    /** A place for a refresh token that other processes write to as well. */
    private static final class Kept implements RefreshToken {

        private final List<String> all = new ArrayList<>();
        private String nextTime = "";

        private Kept(String first) {
            all.add(first);
        }

        @Override
        public String current() {
            String now = all.get(all.size() - 1);
            if (!nextTime.isEmpty()) {
                replace(nextTime);
                nextTime = "";
            }
            return now;
        }

        @Override
        public void replace(String next) {
            all.add(next);
        }
    }

    @Test
    void manyThreadsThatMeetAnEndedSessionLogInOnce() throws Exception {
        org.inTurn(
                "tokens",
                () -> post(urlPathEqualTo(Org.TOKEN)),
                Org.json(200, org.granted("one")),
                Org.json(200, org.granted("two")));
        org.salesforce().find("a@b.co", Set.of());
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer one"))
                        .willReturn(Org.refused(401, "INVALID_SESSION_ID", "Session expired or invalid")));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> org.salesforce().find("a@b.co", Set.of()).size());
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(forms()).hasSize(2);
    }

    @Test
    void aSessionThatMayNotUseTheApiIsNotRenewed() {
        org.server()
                .stubFor(get(urlPathEqualTo("/services/data"))
                        .willReturn(Org.refused(
                                401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API")));

        CrmException e =
                catchThrowableOfType(CrmException.class, () -> org.salesforce().describe());

        assertThat(e.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        assertThat(forms()).hasSize(1);
    }

    @Test
    void theLoginHostThatGivesNoTokenIsTold() {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.TOKEN))
                        .willReturn(Org.json(
                                400,
                                "{\"error\": \"invalid_grant\", \"error_description\": \"request not supported on this"
                                        + " domain\"}")));

        CrmException e =
                catchThrowableOfType(CrmException.class, () -> org.salesforce().find("a@b.co", Set.of()));

        assertThat(e.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        assertThat(e.remedy()).contains("My Domain");
    }

    @Test
    void aVersionTheOrgDoesNotServeIsToldWithTheNewestItDoes() {
        org.server()
                .stubFor(get(urlPathEqualTo("/services/data"))
                        .willReturn(Org.json(200, "[{\"version\": \"66.0\"}, {\"version\": \"65.0\"}]")));

        CrmException e =
                catchThrowableOfType(CrmException.class, () -> org.salesforce().describe());

        assertThat(e.next()).isEqualTo(CrmException.Next.FIX_SETTINGS);
        assertThat(e.remedy()).contains("66.0");
    }

    @Test
    void idsOfFifteenCharactersAreSpelledWithEighteen() {
        assertThat(Ids.normal("005XX0000000001")).isEqualTo("005XX0000000001YAA");
        assertThat(Ids.normal("0015g00000aBcDe")).isEqualTo("0015g00000aBcDeAAK");
        assertThat(Ids.normal("00Q5g0000000001EAA")).isEqualTo("00Q5g0000000001EAA");
    }

    @Test
    void noTextOfTheConfigurationShowsASecret() {
        assertThat(org.config().toString()).doesNotContain("s&cret");
        assertThat(new Credential.Granted("key", "s&cret", RefreshToken.inMemory("first")).toString())
                .doesNotContain("s&cret")
                .doesNotContain("first");
    }
}
