package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import dev.mql.crm.Notice.Author;
import dev.mql.crm.Notice.Kind;
import dev.mql.crm.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The vectors are those of HubSpot's documents, and two of our own for what these leave open. */
class WebhooksTest {

    private static final String SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String CREATED =
            "[{\"eventId\":1,\"subscriptionId\":12345,\"portalId\":62515,\"occurredAt\":1564113600000,"
                    + "\"subscriptionType\":\"contact.creation\",\"attemptNumber\":0,\"objectId\":123,"
                    + "\"changeSource\":\"CRM\",\"changeFlag\":\"NEW\",\"appId\":54321}]";
    private static final String URL = "https://mql.example.com/webhooks/hubspot";
    private static final Instant SIGNED = Instant.ofEpochMilli(1_700_000_000_000L);

    private final Webhooks webhooks = webhooks(Set.of());

    @Test
    void acceptsHubSpotsOwnVectorOfTheThirdVersion() {
        Instant at = Instant.ofEpochMilli(1_693_657_560_000L);
        Map<String, String> headers = third("K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=", at);
        Hearing hearing = webhooks.hear(new Delivery(
                "POST",
                "https://www.example.com/webhook_uri",
                headers,
                utf8("{'example_field':'example_value'}"),
                "62515",
                at));
        assertThat(status(hearing)).as("genuine, and then no list of events").isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://mql.example.com/webhooks/hubspot, GyOlt4nIxIwj1BlW21yafwc3uN3KB91RtwkLj4CY88k=",
                "https://mql.example.com/webhooks/hubspot?src=hs%3Aapp%2Fv3&x=%28a%29&sp=%20b,"
                        + " Bu/PAopD65w7tJqftGWsQUxnEzUnAyx3Id53w0gknXE="
            })
    void acceptsTheUrlAsHubSpotDecodesIt(String url, String signature) {
        Hearing hearing = webhooks.hear(
                new Delivery("POST", url, third(signature, SIGNED), utf8(CREATED), "62515", SIGNED.plusSeconds(299)));
        assertThat(notices(hearing))
                .containsExactly(Notice.of(Rows.ref("contacts", "123"), Kind.CHANGED, 1_564_113_600_000L));
    }

    @Test
    void acceptsASignatureForFiveMinutes() {
        Map<String, String> headers = third("GyOlt4nIxIwj1BlW21yafwc3uN3KB91RtwkLj4CY88k=", SIGNED);
        Duration window = Duration.ofMinutes(5);
        for (Instant in : List.of(SIGNED.plus(window), SIGNED.minus(window))) {
            assertThat(status(webhooks.hear(new Delivery("POST", URL, headers, utf8(CREATED), "62515", in))))
                    .isZero();
        }
        for (Instant out :
                List.of(SIGNED.plus(window).plusMillis(1), SIGNED.minus(window).minusMillis(1))) {
            assertThat(status(webhooks.hear(new Delivery("POST", URL, headers, utf8(CREATED), "62515", out))))
                    .isEqualTo(401);
        }
    }

    @Test
    void acceptsOlderSignaturesOnlyWhereTheSettingsSaySo() {
        Map<String, String> first =
                Map.of("X-HubSpot-Signature", "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");
        Map<String, String> second = Map.of(
                "X-HubSpot-Signature", "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900",
                "X-HubSpot-Signature-Version", "v2");
        Delivery v1 = new Delivery("POST", URL, first, utf8(CREATED), "62515", SIGNED);
        Delivery v2 = new Delivery(
                "POST",
                "https://www.example.com/webhook_uri",
                second,
                utf8("{\"example_field\":\"example_value\"}"),
                "62515",
                SIGNED);
        assertThat(status(webhooks.hear(v1))).isEqualTo(401);
        assertThat(status(webhooks.hear(v2))).isEqualTo(401);
        assertThat(status(webhooks(Set.of("v1")).hear(v1))).isZero();
        assertThat(status(webhooks(Set.of("v2")).hear(v2)))
                .as("genuine, and then no list of events")
                .isEqualTo(400);
    }

    @Test
    void believesNoOlderSignatureBesideAWrongThirdOne() {
        Map<String, String> headers = new HashMap<>(third("d3Jvbmc=", SIGNED));
        headers.put("X-HubSpot-Signature", "232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de");
        Delivery delivery = new Delivery("POST", URL, headers, utf8(CREATED), "62515", SIGNED);
        assertThat(status(webhooks(Set.of("v1", "v2")).hear(delivery))).isEqualTo(401);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        Webhooks without = new Webhooks(HubSpotConfig.Webhooks.NONE);
        assertThat(status(without.hear(signed(CREATED)))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[{\"objectId\":1}", "null", "7", "\"text\""})
    void refusesWhatIsNoListOfEventsThoughSigned(String body) {
        assertThat(status(webhooks.hear(signed(body)))).isEqualTo(400);
    }

    @Test
    void refusesMoreThanHubSpotEverSends() {
        assertThat(status(webhooks.hear(signed("[" + "{},".repeat(100) + "{}]"))))
                .isEqualTo(400);
        assertThat(status(webhooks.hear(signed("[" + "{},".repeat(99) + "{}]"))))
                .isZero();
        assertThat(status(webhooks.hear(signed("[\"" + "x".repeat(1_048_576) + "\"]"))))
                .isEqualTo(413);
        assertThat(status(webhooks.hear(signed("[".repeat(500_000))))).isEqualTo(400);
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] body = "[]".getBytes(StandardCharsets.UTF_16);
        assertThat(status(webhooks.hear(signed(body)))).isEqualTo(400);
    }

    @Test
    void tellsBothEndsOfALinkAndAllRecordsOfAMerge() {
        String merge = event("contact.merge", "\"primaryObjectId\":1,\"mergedObjectIds\":[2,3],\"newObjectId\":4");
        String link = event(
                "contact.associationChange",
                "\"associationType\":\"CONTACT_TO_COMPANY\",\"fromObjectId\":5,\"toObjectId\":6");
        assertThat(notices(webhooks.hear(signed("[" + merge + "," + link + "]"))))
                .extracting(Notice::ref)
                .containsExactly(
                        Rows.ref("contacts", "1"),
                        Rows.ref("contacts", "4"),
                        Rows.ref("contacts", "2"),
                        Rows.ref("contacts", "3"),
                        Rows.ref("contacts", "5"),
                        Rows.ref("companies", "6"));
    }

    @Test
    void tellsWhoAskedToBeForgotten() {
        String body = "[" + event("contact.privacyDeletion", "\"objectId\":7") + "]";
        assertThat(notices(webhooks.hear(signed(body))))
                .containsExactly(Notice.of(Rows.ref("contacts", "7"), Kind.ERASED, 1L));
    }

    @Test
    void knowsItsOwnWritesByTheAppTheyComeFrom() {
        String ours = change("\"changeSource\":\"INTEGRATION\",\"sourceId\":\"11\"");
        String another = change("\"changeSource\":\"INTEGRATION\",\"sourceId\":\"12\"");
        String somebody = change("\"changeSource\":\"CRM_UI\",\"sourceId\":\"userId:11\"");
        assertThat(notices(webhooks.hear(signed("[" + ours + "," + another + "," + somebody + "]"))))
                .extracting(Notice::author)
                .containsExactly(Author.OURS, Author.OTHERS, Author.OTHERS);
    }

    @Test
    void leavesOutOtherAccountsOtherObjectsAndUnknownKinds() {
        String account = event("contact.creation", "\"objectId\":1").replace("62515", "4711");
        String ticket = event("ticket.creation", "\"objectId\":2");
        String unknown = event("contact.levitation", "\"objectId\":3");
        String noId = event("contact.creation", "\"objectId\":\"../7\"");
        assertThat(notices(webhooks.hear(
                        signed("[" + String.join(",", account, ticket, unknown, noId, "3", "null") + "]"))))
                .isEmpty();
    }

    @Test
    void theProjectSubscribesToExactlyWhatIsUnderstood() {
        Wanted wanted = new Wanted(
                Map.of("contacts", Set.of("jobtitle"), "companies", Set.of("industry"), "deals", Set.of("dealstage")),
                Set.of("lists"),
                Map.of());
        String file = HubSpot.webhookProject(wanted, URL).get("src/app/webhooks/webhooks-hsmeta.json");
        JsonNode subscriptions =
                Json.list("[" + file + "]").orElseThrow().path(0).path("config").path("subscriptions");
        Map<String, String> typeIds = Map.of("contact", "0-1", "company", "0-2", "deal", "0-3");
        Map<String, Set<String>> told = new TreeMap<>();
        for (JsonNode one : subscriptions.path("crmObjects")) {
            String type = Json.string(one, "subscriptionType");
            String object = Json.string(one, "objectType");
            told.computeIfAbsent(object, name -> new TreeSet<>()).add(type);
            String body = event(
                    type,
                    "\"objectTypeId\":\"" + typeIds.get(object) + "\",\"objectId\":1,\"primaryObjectId\":1,"
                            + "\"fromObjectTypeId\":\"" + typeIds.get(object) + "\",\"fromObjectId\":1,"
                            + "\"propertyName\":\"" + Json.string(one, "propertyName") + "\"");
            assertThat(notices(webhooks.hear(signed("[" + body + "]"))))
                    .as(body)
                    .isNotEmpty();
        }
        Set<String> understood = Set.of(
                "object.creation",
                "object.deletion",
                "object.merge",
                "object.restore",
                "object.associationChange",
                "object.propertyChange");
        assertThat(told)
                .containsOnlyKeys(typeIds.keySet())
                .allSatisfy((object, types) -> assertThat(types).isEqualTo(understood));
        assertThat(subscriptions.path("hubEvents"))
                .singleElement()
                .satisfies(one -> assertThat(notices(webhooks.hear(
                                signed("[" + event(Json.string(one, "subscriptionType"), "\"objectId\":7") + "]"))))
                        .hasSize(1));
    }

    private static String change(String source) {
        return event(
                "contact.propertyChange",
                "\"appId\":11,\"objectId\":1,\"propertyName\":\"jobtitle\",\"propertyValue\":\"CMO\"," + source);
    }

    private static String event(String type, String fields) {
        return "{\"portalId\":62515,\"occurredAt\":1,\"subscriptionType\":\"" + type + "\"," + fields + "}";
    }

    private static Webhooks webhooks(Set<String> older) {
        return new Webhooks(new HubSpotConfig.Webhooks(() -> SECRET, older));
    }

    private static Delivery signed(String body) {
        return signed(utf8(body));
    }

    private static Delivery signed(byte[] body) {
        return new SignedEvents(SECRET, URL).delivery(body, "62515", SIGNED);
    }

    private static Map<String, String> third(String signature, Instant at) {
        return SignedEvents.headers(signature, at);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int status(Hearing hearing) {
        return hearing instanceof Hearing.Refused refused ? refused.status() : 0;
    }

    private static List<Notice> notices(Hearing hearing) {
        return ((Hearing.Heard) hearing).notices();
    }
}
