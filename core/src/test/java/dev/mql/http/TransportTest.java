package dev.mql.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.mql.crm.Calls;
import dev.mql.crm.CrmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransportTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicReference<String> token = new AtomicReference<>("first");
    private final Transport transport = Transport.authorised(settings(Duration.ofSeconds(2)), tokens());

    @AfterEach
    void close() {
        transport.close();
    }

    private Transport.Settings settings(Duration timeout) {
        Limits limits = new Limits(0.2, "daily", 0.1, time, time).with("all", 100, Duration.ofSeconds(10));
        return new Transport.Settings(
                new PlainVendor(), limits, timeout, "test", Exchanges.UNHEARD, time, time, new SplittableRandom(1));
    }

    private Tokens tokens() {
        return Tokens.supplied(token::get);
    }

    private static Call read() {
        return Call.get(
                "read something", Call.url(SERVER.baseUrl(), "/things", Map.of("q", "a b")), Call.Kind.READ, "all");
    }

    private static Call create() {
        return Call.post(
                        "create something",
                        Call.url(SERVER.baseUrl(), "/things", Map.of()),
                        Call.Kind.WRITE,
                        "all",
                        "{}")
                .once();
    }

    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            SERVER.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state(i))
                    .willReturn(answers[i])
                    .willSetStateTo(state(Math.min(i + 1, answers.length - 1))));
        }
    }

    private static String state(int answer) {
        return answer == 0 ? Scenario.STARTED : "after " + answer;
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    @Test
    void sendsTheTokenAndGivesTheBody() {
        answers(status(200).withBody("hello"));

        assertThat(transport.exchange(read(), Reply::text)).isEqualTo("hello");
        SERVER.verify(1, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer first")));
        assertThat(transport.calls()).isEqualTo(new Calls(1, 0, 0, 0, 0));
    }

    @Test
    void backsOffFurtherEachTimeTheServerFails() {
        answers(status(502), status(503), status(200));

        transport.exchange(read(), Reply::text);

        assertThat(time.slept()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(1900));
        assertThat(transport.calls()).isEqualTo(new Calls(3, 0, 0, 0, 2));
    }

    @Test
    void givesUpAfterFiveAttemptsAndSaysWhatToDo() {
        answers(status(500));

        CrmException e = catchThrowableOfType(CrmException.class, () -> transport.exchange(read(), Reply::text));

        assertThat(e.next()).isEqualTo(CrmException.Next.TRY_AGAIN);
        assertThat(e).hasMessage("Plain answers 500 again and again (read something)");
        SERVER.verify(5, anyRequestedFor(anyUrl()));
    }

    @Test
    void neverRepeatsWhatCreatesSomethingOnceItMayHaveArrived() {
        answers(status(502), status(200));

        assertThat(catchThrowableOfType(CrmException.class, () -> transport.exchange(create(), Reply::text)))
                .isNotNull();
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void repeatsEvenACreationThatWasRefusedForALimit() {
        answers(status(429), status(201));

        transport.exchange(create(), Reply::text);

        assertThat(transport.calls()).isEqualTo(new Calls(0, 2, 0, 1, 1));
    }

    @Test
    @DisplayName("F.1 case 6: waits as long as the server asks, whether in seconds or as a date")
    void waitsAsLongAsTheServerAsksWhetherInSecondsOrAsADate() {
        answers(
                status(429).withHeader("Retry-After", "7"),
                status(429).withHeader("Retry-After", "Sat, 21 Nov 2026 10:00:30 GMT"),
                status(200));

        transport.exchange(read(), Reply::text);

        assertThat(time.instant())
                .isBetween(Instant.parse("2026-11-21T10:00:30Z"), Instant.parse("2026-11-21T10:00:34Z"));
    }

    @Test
    void sendsAPostOnceWhenTheServerAnswers503AndRetryAfterZero() {
        answers(status(503).withHeader("Retry-After", "0"));

        assertThat(catchThrowableOfType(CrmException.class, () -> transport.exchange(create(), Reply::text)))
                .isNotNull();
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void renewsARefusedTokenOnceAndSendsOnceMore() {
        SERVER.stubFor(any(anyUrl()).willReturn(status(401)));
        SERVER.stubFor(any(anyUrl())
                .withHeader("Authorization", equalTo("Bearer second"))
                .willReturn(status(200).withBody("in")));
        Tokens rotating = new Tokens() {
            @Override
            public String token() {
                return String.valueOf(token.get());
            }

            @Override
            public boolean renew(String refused) {
                return token.compareAndSet("first", "second");
            }
        };

        try (Transport renewing = Transport.authorised(settings(Duration.ofSeconds(2)), rotating)) {
            assertThat(renewing.exchange(read(), Reply::text)).isEqualTo("in");
            token.set("third");
            assertThat(catchThrowableOfType(CrmException.class, () -> renewing.exchange(read(), Reply::text))
                            .next())
                    .isEqualTo(CrmException.Next.FIX_CREDENTIAL);
        }
    }

    @Test
    void asksAgainForAnAnswerThatIsCutOff() {
        answers(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                status(200).withBody("{\"half\":"),
                status(200).withBody("whole"));

        String text = transport.exchange(read(), reply -> {
            if (reply.text().startsWith("{")) {
                throw new GarbledException("cut off");
            }
            return reply.text();
        });

        assertThat(text).isEqualTo("whole");
        assertThat(transport.calls().retried()).isEqualTo(3);
    }

    @Test
    void endsAnAnswerThatDripsTooSlowly() {
        answers(status(200).withBody("slow").withChunkedDribbleDelay(4, 1600));

        try (Transport impatient = Transport.authorised(settings(Duration.ofMillis(200)), tokens())) {
            CrmException e = catchThrowableOfType(CrmException.class, () -> impatient.exchange(read(), Reply::text));
            assertThat(e).hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void namesTheHostThatCannotBeReachedAndNothingElseOfTheAddress() {
        Call call = Call.get("read something", "http://127.0.0.1:1/secret/path?email=a", Call.Kind.READ, "all");

        CrmException e = catchThrowableOfType(CrmException.class, () -> transport.exchange(call, Reply::text));

        assertThat(e).hasMessage("Plain cannot be reached (read something): 127.0.0.1:1 accepts no connection");
        assertThat(e.remedy()).startsWith("check the network");
    }

    @Test
    void doesNotFollowARedirectWithTheToken() {
        answers(status(302).withHeader("Location", "http://127.0.0.1:1/elsewhere"));

        assertThat(transport.exchange(read(), Reply::status)).isEqualTo(302);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void stopsBeforeTheReserveOfTheQuotaAndSaysWhenItGoesOn() {
        Instant reset = Instant.parse("2026-11-22T00:00:00Z");
        Limits limits = new Limits(0.2, "daily", 0.1, time, time).with("all", 100, Duration.ofSeconds(10));
        limits.quota(1000, 101, reset);
        limits.admit("all");

        CrmException e = catchThrowableOfType(CrmException.class, () -> limits.admit("all"));

        assertThat(e.next()).isEqualTo(CrmException.Next.RESUME_LATER);
        assertThat(e.resumesAt()).contains(reset);
        time.pass(Duration.ofDays(1));
        limits.admit("all");
    }

    /** A vendor without manners of its own. */
    private final class PlainVendor implements Vendor {

        @Override
        public String name() {
            return "Plain";
        }

        @Override
        public Ruling rule(Call call, Reply reply) {
            return switch (reply.status()) {
                case 401 ->
                    new Ruling.Renew(
                            new CrmException(CrmException.Next.FIX_CREDENTIAL, "the token was refused", "renew it"));
                case 429 -> new Ruling.Limited(reply.retryAfter(time).orElse(Duration.ofSeconds(1)));
                case 500, 502, 503 -> new Ruling.Failed();
                default -> new Ruling.Deliver();
            };
        }

        @Override
        public void learn(Call call, Reply reply, Limits limits) {}
    }
}
