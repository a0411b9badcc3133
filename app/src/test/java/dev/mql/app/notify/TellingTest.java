package dev.mql.app.notify;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.applied;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.verdict;
import static dev.mql.store.Given.writing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.notify.Telling.Told;
import dev.mql.app.workspace.Settings.Channel;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.decide.Briefing;
import dev.mql.decide.HandoffEvent;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import dev.mql.store.Dossier;
import dev.mql.store.MemoryStore;
import dev.mql.store.Message;
import dev.mql.store.Outbox;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.Store;
import dev.mql.store.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TellingTest {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Secret SECRET = new Secret("whsec_" + KEY, "");
    private static final Briefing BRIEFING = new Briefing(
            61_590_000,
            "B2",
            "VP <!channel> & more, 340 employees.",
            "revenue",
            "45000 EUR",
            "Acme MQL (3f9a12c)",
            "17",
            "no_budget");
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store = new MemoryStore();
    private final Ear ear = new Ear();
    private final List<Duration> slept = new ArrayList<>();
    private Instant now = NOON;

    @AfterEach
    void close() {
        ear.close();
    }

    @Test
    void aWebhookGetsOneSignedRequestAnEventWithTheEventsOwnId() {
        Telling telling = telling(webhook());
        telling.listen();
        happen(1, new HandoffEvent.Qualified(NOON.toEpochMilli(), true, NOON.toEpochMilli() + 3_600_000));
        happen(2, new HandoffEvent.Rejected(NOON.toEpochMilli(), false));

        assertThat(telling.tell()).isEqualTo(new Told(2, 0));

        assertThat(ear.heard()).hasSize(2).allSatisfy(TellingTest::isSigned);
        assertThat(ear.heard())
                .extracting(heard -> heard.headers().get("webhook-id"))
                .isEqualTo(all().stream().map(Message::id).toList());
        JsonNode qualified = JSON.readTree(ear.heard().get(0).body());
        assertThat(qualified.get("type").asString()).isEqualTo("mql.qualified");
        assertThat(qualified.get("timestamp").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(qualified.get("data").toString())
                .isEqualTo("{\"event\":\"" + all().get(0).id()
                        + "\",\"crm\":\"hubspot\",\"object\":\"contacts\",\"record\":\"1\",\"raised_hand\":true,"
                        + "\"answer_by\":\"2026-11-23T13:00:00Z\",\"score\":61.5,\"grade\":\"B2\","
                        + "\"reason\":\"VP <!channel> & more, 340 employees.\",\"ask_for\":\"revenue\",\"value\":\"45000 EUR\","
                        + "\"definition\":\"Acme MQL (3f9a12c)\",\"owner\":\"17\"}");
        JsonNode rejected = JSON.readTree(ear.heard().get(1).body()).get("data");
        assertThat(rejected.get("rejected_why").asString()).isEqualTo("no_budget");
        assertThat(rejected.get("in_time").asBoolean()).isFalse();
    }

    @Test
    void whatArrivedIsNotToldAgain() {
        Telling telling = telling(webhook());
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        telling.tell();
        assertThat(telling.tell()).isEqualTo(new Told(0, 0));
        assertThat(ear.heard()).hasSize(1);
    }

    @Test
    void whatMayHaveArrivedIsSentAgainWithTheSameId() {
        Telling telling = telling(webhook());
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        ear.answers(500, 503, 429);

        assertThat(telling.tell()).isEqualTo(new Told(1, 0));

        assertThat(ear.heard()).extracting(Ear.Heard::status).containsExactly(500, 503, 429, 204);
        assertThat(ear.heard())
                .extracting(heard -> heard.headers().get("webhook-id"))
                .containsOnly(all().get(0).id());
        assertThat(slept).anyMatch(pause -> pause.toMillis() >= 500).anyMatch(pause -> pause.toMillis() >= 1000);
    }

    @Test
    void whatIsRefusedKeepsNobodyBackAndIsGivenUpAfterItsLimit() {
        Telling telling = telling(webhook());
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        happen(2, new HandoffEvent.Weakened(5));
        ear.answers(400);
        assertThat(telling.tell()).isEqualTo(new Told(1, 1));
        for (int i = 1; i < Trouble.LIMIT; i++) {
            now = now.plus(Duration.ofHours(9));
            ear.answers(400);
            assertThat(telling.tell()).isEqualTo(new Told(0, 1));
        }
        now = now.plus(Duration.ofDays(9));
        assertThat(telling.tell()).isEqualTo(new Told(0, 0));
        assertThat(store.outbox().missed(CRM)).extracting(Outbox.Missed::dead).containsExactly(1L);

        assertThat(store.outbox().retry(CRM, Optional.empty())).isOne();
        assertThat(telling.tell()).isEqualTo(new Told(1, 0));
    }

    @Test
    void aReceiverThatIsAwayIsAskedOnce() {
        Telling telling = telling(webhook());
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        happen(2, new HandoffEvent.Weakened(5));
        ear.close();

        assertThat(telling.tell()).isEqualTo(new Told(0, 1));

        assertThat(store.outbox().missed(CRM)).singleElement().satisfies(missed -> {
            assertThat(missed.failure().code()).isEqualTo("NO_ANSWER");
            assertThat(missed.failure().remedy()).doesNotContain("hook");
        });
    }

    @Test
    void aReceiverThatRefusesEverythingIsLeftAloneAfterAFew() {
        Telling telling = telling(webhook());
        telling.listen();
        for (int i = 1; i <= 9; i++) {
            happen(i, new HandoffEvent.Weakened(5));
        }
        ear.answers(401, 401, 401, 401, 401, 401, 401, 401, 401);
        assertThat(telling.tell()).isEqualTo(new Told(0, 3));
        assertThat(ear.heard()).hasSize(3);
    }

    @Test
    void aChatGetsOneTextForAllThatHappenedWhichCannotCallAnybody() {
        Telling telling = telling(chat(Channel.Kind.CHAT, Duration.ZERO));
        telling.listen();
        for (int i = 1; i <= 30; i++) {
            happen(i, new HandoffEvent.Qualified(NOON.toEpochMilli(), false, NOON.toEpochMilli() + 3_600_000));
        }
        happen(31, new HandoffEvent.Breached(NOON.toEpochMilli()));

        assertThat(telling.tell()).isEqualTo(new Told(31, 0));

        assertThat(ear.heard()).hasSize(1);
        String text = JSON.readTree(ear.heard().get(0).body()).get("text").asString();
        assertThat(text)
                .startsWith("mql: 30 for sales, 1 without an answer in time\n• https://crm.example/1 · 61.5 B2 · "
                        + "answer by 23 Nov 14:00: VP &lt;!channel&gt; &amp; more, 340 employees.\n")
                .endsWith("\nand 11 more")
                .hasLineCount(22);
        assertThat(ear.heard().get(0).headers()).doesNotContainKey("webhook-signature");
    }

    @Test
    void teamsGetsACard() {
        Telling telling = telling(chat(Channel.Kind.TEAMS, Duration.ZERO));
        telling.listen();
        happen(1, new HandoffEvent.Accepted(NOON.toEpochMilli(), Stage.SQL, false));
        telling.tell();
        JsonNode card = JSON.readTree(ear.heard().get(0).body()).at("/attachments/0/content");
        assertThat(card.get("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asString()).contains("1 accepted").contains("now sql, late: VP");
    }

    @Test
    void aDigestWaitsUntilItsTimeAndThenTellsEverythingAtOnce() {
        Telling telling = telling(chat(Channel.Kind.CHAT, Duration.ofDays(1)));
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        telling.tell();
        now = NOON.plus(Duration.ofHours(23));
        happen(2, new HandoffEvent.Weakened(5));
        assertThat(telling.tell()).isEqualTo(new Told(0, 0));
        happen(3, new HandoffEvent.Weakened(5));
        now = NOON.plus(Duration.ofHours(24));
        assertThat(telling.tell()).isEqualTo(new Told(2, 0));
        assertThat(ear.heard()).hasSize(2);
    }

    @Test
    void aSecretThatIsNotSetIsAFailureThatNamesTheVariable() {
        Telling telling = telling(new Channel(
                "bus",
                Channel.Kind.WEBHOOK,
                new Secret(ear.url(), ""),
                new Secret("", "BUS_SECRET"),
                EnumSet.allOf(HandoffEvent.Kind.class),
                Duration.ZERO));
        telling.listen();
        happen(1, new HandoffEvent.Weakened(5));
        assertThat(telling.tell()).isEqualTo(new Told(0, 1));
        assertThat(store.outbox().missed(CRM))
                .singleElement()
                .satisfies(missed -> assertThat(missed.failure().remedy()).contains("BUS_SECRET"));
        assertThat(ear.heard()).isEmpty();
    }

    /** What docs/events.md tells receivers to do. */
    private static void isSigned(Ear.Heard heard) {
        String signed =
                heard.headers().get("webhook-id") + "." + heard.headers().get("webhook-timestamp") + "." + heard.body();
        String given = heard.headers().getOrDefault("webhook-signature", "");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            assertThat(given).startsWith("v1,");
            assertThat(MessageDigest.isEqual(expected, Base64.getDecoder().decode(given.substring(3))))
                    .isTrue();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Channel webhook() {
        return new Channel(
                "bus",
                Channel.Kind.WEBHOOK,
                new Secret(ear.url(), ""),
                SECRET,
                EnumSet.allOf(HandoffEvent.Kind.class),
                Duration.ZERO);
    }

    private Channel chat(Channel.Kind kind, Duration every) {
        return new Channel(
                "sales",
                kind,
                new Secret(ear.url(), ""),
                new Secret("", ""),
                EnumSet.allOf(HandoffEvent.Kind.class),
                every);
    }

    private Telling telling(Channel channel) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Telling(
                store.outbox(),
                CRM,
                List.of(channel),
                new Telling.World(
                        clock,
                        slept::add,
                        new SplittableRandom(1),
                        ZoneId.of("Europe/Berlin"),
                        message -> "https://crm.example/" + message.person().id()));
    }

    private List<Message> all() {
        List<Message> all = new ArrayList<>();
        store.outbox().each(CRM, all::add);
        return all;
    }

    private void happen(long id, HandoffEvent event) {
        store.intake().keep(CRM, List.of(row(contact(id), null, "hs_lead_status", "NEW")), NOON, IDENTITY);
        Dossier dossier = store.people().dossier(contact(id)).orElseThrow();
        PlanItem write = writing(dossier, verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, Long.MAX_VALUE));
        PlanItem item = new PlanItem(
                        write.person(),
                        write.ref(),
                        write.verdict(),
                        write.decision().telling(5L, null, List.of(event)),
                        write.changes(),
                        write.expected(),
                        write.readAt(),
                        write.state(),
                        null)
                .telling(BRIEFING);
        Plan plan = store.journal()
                .draft(new Plan.Basis(
                        CRM, "r-1", "v1:d1", "m1", "s1", NOON, store.people().revision(), Plan.Covers.DUE, false));
        store.journal().add(plan.id(), List.of(item));
        store.journal().seal(plan.id(), new TreeMap<>());
        store.journal().settle(plan.id(), List.of(applied(item)), NOON);
    }
}
