package dev.mql.salesforce;

import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Salesforce sends on changes. Outbound messages of a Flow come as SOAP to an address nobody can guess and name
 * the organisation; callouts of Flow or Apex come as JSON, {@code {"ids": [...]}}, signed with HMAC-SHA256 over timestamp,
 * a full stop and the body. Of neither more than the ids is believed.
 */
final class OutboundMessages {

    private static final int MOST_BYTES = 1_048_576;
    private static final int MOST_IDS = 200;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{18}");
    private static final Pattern MILLIS = Pattern.compile("\\d{1,18}");

    /** The organisation's id without the three characters that only guard its case. */
    private static final int CASE_SENSITIVE = 15;

    private static final Map<String, String> TYPES =
            Map.of("00Q", "Lead", "003", "Contact", "001", "Account", "006", "Opportunity");

    private static final Hearing.Reply ACK = new Hearing.Reply(
            200,
            "text/xml; charset=utf-8",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                    + "<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>"
                    + "</notificationsResponse></soapenv:Body></soapenv:Envelope>");

    private final SalesforceConfig.Webhooks webhooks;

    OutboundMessages(SalesforceConfig.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Hearing hear(Delivery delivery) {
        if (!delivery.method().equals("POST")) {
            return new Hearing.Refused(405, "not a POST");
        }
        if (delivery.size() > MOST_BYTES) {
            return new Hearing.Refused(413, "more than 1 MB");
        }
        String signature = delivery.header("x-mql-signature").orElse("");
        return signature.isEmpty() ? soap(delivery) : json(delivery, signature);
    }

    private Hearing soap(Delivery delivery) {
        String path = webhooks.path().get();
        String asked = delivery.url().replaceFirst("\\?.*", "");
        String last = asked.substring(asked.lastIndexOf('/') + 1);
        if (path.isBlank() || !same(path, last)) {
            return new Hearing.Refused(404, "not the address Salesforce was given");
        }
        return delivery.text()
                .flatMap(OutboundEnvelope::read)
                .map(envelope -> {
                    if (!same(organisation(envelope.organisation()), organisation(delivery.account()))) {
                        return new Hearing.Refused(403, "another organisation");
                    }
                    return heard(envelope.ids(), delivery, ACK);
                })
                .orElseGet(() -> new Hearing.Refused(400, "no outbound message"));
    }

    private Hearing json(Delivery delivery, String signature) {
        if (!isSigned(delivery, signature)) {
            return new Hearing.Refused(401, "not signed, or not in the last five minutes");
        }
        if (delivery.text().isEmpty()) {
            return new Hearing.Refused(400, "not UTF-8");
        }
        try {
            JsonNode ids = Json.tree(delivery.body()).path("ids");
            return ids.isArray()
                    ? heard(ids.valueStream().map(id -> id.asString("")).toList(), delivery, Hearing.Reply.NO_CONTENT)
                    : new Hearing.Refused(400, "no list of ids");
        } catch (IOException notJson) {
            return new Hearing.Refused(400, "not JSON");
        }
    }

    private static Hearing heard(List<String> ids, Delivery delivery, Hearing.Reply reply) {
        if (ids.size() > MOST_IDS) {
            return new Hearing.Refused(400, "more than " + MOST_IDS + " records");
        }
        long at = delivery.receivedAt().toEpochMilli();
        List<Notice> notices = ids.stream()
                .filter(id -> ID.matcher(id).matches() && TYPES.containsKey(id.substring(0, 3)))
                .map(id -> new Ref("salesforce", TYPES.getOrDefault(id.substring(0, 3), ""), Ids.normal(id)))
                .map(ref -> Notice.of(ref, Notice.Kind.CHANGED, at))
                .toList();
        return new Hearing.Heard(notices, reply);
    }

    private boolean isSigned(Delivery delivery, String given) {
        String secret = webhooks.secret().get();
        String stamp = delivery.header("x-mql-timestamp").orElse("");
        if (secret.isBlank() || !MILLIS.matcher(stamp).matches()) {
            return false;
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(stamp));
        boolean inTime = Duration.between(at, delivery.receivedAt()).abs().compareTo(WINDOW) <= 0;
        return same(given, code(secret, stamp, delivery.body())) && inTime;
    }

    private static String code(String secret, String stamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((stamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static String organisation(String id) {
        return id.length() < CASE_SENSITIVE ? id : id.substring(0, CASE_SENSITIVE);
    }

    /** In a time that does not depend on where they differ; nothing is the same as nothing. */
    private static boolean same(String one, String other) {
        return !one.isEmpty()
                && MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
