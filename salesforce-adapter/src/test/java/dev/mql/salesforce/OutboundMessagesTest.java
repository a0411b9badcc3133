package dev.mql.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundMessagesTest {

    private static final String ORGANISATION = "00D5g000004abcDEAQ";
    private static final String URL = "https://mql.example.com/webhooks/salesforce/";
    private static final String PATH = "8Jq2-unguessable";
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final OutboundMessages messages =
            new OutboundMessages(new SalesforceConfig.Webhooks(() -> PATH, () -> "callout-secret"));

    @Test
    void tellsTheRecordsOfAnOutboundMessageAndAcknowledges() {
        Hearing hearing = soap(PATH, envelope(ORGANISATION, "00Q5g00000AAAAAEA4", "00Q5g00000BBBBBEA4"));
        assertThat(notices(hearing))
                .extracting(Notice::ref)
                .containsExactly(
                        new Ref("salesforce", "Lead", "00Q5g00000AAAAAEA4"),
                        new Ref("salesforce", "Lead", "00Q5g00000BBBBBEA4"));
        Hearing.Reply reply = ((Hearing.Heard) hearing).reply();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).startsWith("text/xml");
        assertThat(reply.body()).contains("<Ack>true</Ack>");
    }

    @Test
    void answersOnlyAtItsAddressAndForItsOrganisation() {
        String envelope = envelope(ORGANISATION, "00Q5g00000AAAAAEA4");
        assertThat(status(soap("guessed", envelope))).isEqualTo(404);
        assertThat(status(soap("", envelope))).isEqualTo(404);
        assertThat(status(soap(PATH, envelope("00D5g000004xyzDEAQ", "00Q5g00000AAAAAEA4"))))
                .isEqualTo(403);
        assertThat(status(soap(PATH, envelope("00D5g000004abcD", "00Q5g00000AAAAAEA4"))))
                .as("15 of its 18 characters")
                .isZero();
        OutboundMessages closed = new OutboundMessages(SalesforceConfig.Webhooks.NONE);
        assertThat(status(closed.hear(delivery("", Map.of(), envelope)))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<a/>",
                "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"/>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>"
            })
    void refusesWhatIsNoOutboundMessage(String text) {
        assertThat(status(soap(PATH, text))).isEqualTo(400);
    }

    @Test
    void expandsNoEntityAndGoesNoDeeperThanAMessageDoes() {
        String bomb = "<!DOCTYPE l [<!ENTITY a \"00Q5g00000AAAAAEA4\"><!ENTITY b \"&a;&a;&a;\">]>"
                + envelope(ORGANISATION, "&b;");
        assertThat(status(soap(PATH, bomb))).isEqualTo(400);
        String deep = envelope(ORGANISATION, "00Q5g00000AAAAAEA4")
                .replace("<OrganizationId>", "<x>".repeat(50_000) + "<OrganizationId>");
        assertThat(status(soap(PATH, deep))).isEqualTo(400);
        assertThat(status(
                        soap(PATH, envelope(ORGANISATION, "00Q5g00000AAAAAEA4").substring(0, 400))))
                .isEqualTo(400);
        assertThat(status(soap(PATH, "x".repeat(1_048_577)))).isEqualTo(413);
    }

    @Test
    void leavesOutIdsOfObjectsItHasNoUseForAndWhatIsNoId() {
        assertThat(notices(soap(PATH, envelope(ORGANISATION, "5005g00000AAAAAEA4", "../00Q", "0035g00000AAAAAEA4"))))
                .extracting(notice -> notice.ref().type())
                .containsExactly("Contact");
    }

    @Test
    void hearsASignedCalloutForFiveMinutes() {
        String body = "{\"ids\":[\"00Q5g00000AAAAAEA4\",\"0015g00000AAAAAEA4\"]}";
        assertThat(notices(callout("callout-secret", NOW.minusSeconds(299), body)))
                .extracting(notice -> notice.ref().type())
                .containsExactly("Lead", "Account");
        assertThat(status(callout("callout-secret", NOW.minusSeconds(301), body)))
                .isEqualTo(401);
        assertThat(status(callout("callout-secret", NOW.plusSeconds(301), body)))
                .isEqualTo(401);
        assertThat(status(callout("another", NOW, body))).isEqualTo(401);
        assertThat(status(callout("callout-secret", NOW, "{}"))).isEqualTo(400);
        assertThat(status(callout("callout-secret", NOW, "[".repeat(100_000)))).isEqualTo(400);
    }

    private static String envelope(String organisation, String... ids) {
        StringBuilder text =
                new StringBuilder("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
                        + "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>"
                        + organisation
                        + "</OrganizationId><SessionId xsi:nil=\"true\"/>");
        for (String id : ids) {
            text.append("<Notification><Id>04l5g00000AAAAAEA4</Id><sObject xsi:type=\"sf:Lead\""
                            + " xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>")
                    .append(id)
                    .append("</sf:Id></sObject></Notification>");
        }
        return text.append("</notifications></soapenv:Body></soapenv:Envelope>").toString();
    }

    private Hearing soap(String path, String text) {
        return messages.hear(delivery(path, Map.of("Content-Type", "text/xml; charset=utf-8"), text));
    }

    private Hearing callout(String secret, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(utf8(at.toEpochMilli() + "." + body)));
            return messages.hear(delivery(
                    "", Map.of("X-MQL-Signature", signature, "X-MQL-Timestamp", "" + at.toEpochMilli()), body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Delivery delivery(String path, Map<String, String> headers, String body) {
        return new Delivery("POST", URL + path, headers, utf8(body), ORGANISATION, NOW);
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
