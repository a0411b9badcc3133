package dev.mql.hubspot;

import dev.mql.crm.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as HubSpot does. */
public final class SignedEvents {

    private final String secret;
    private final String url;

    public SignedEvents(String secret, String url) {
        this.secret = secret;
        this.url = url;
    }

    /** The headers of a POST signed at this instant. */
    public Map<String, String> headers(byte[] body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            mac.update(utf8("POST" + url));
            mac.update(body);
            mac.update(utf8(Long.toString(at.toEpochMilli())));
            return headers(Base64.getEncoder().encodeToString(mac.doFinal()), at);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> headers(String signature, Instant at) {
        return Map.of(
                "X-HubSpot-Signature-v3", signature, "X-HubSpot-Request-Timestamp", Long.toString(at.toEpochMilli()));
    }

    public Delivery delivery(String body, String account, Instant at) {
        return delivery(utf8(body), account, at);
    }

    Delivery delivery(byte[] body, String account, Instant at) {
        return new Delivery("POST", url, headers(body, at), body, account, at);
    }

    /** One event about a contact; {@code fields} are more of its JSON fields. */
    public static String event(String account, String type, long contact, long at, String fields) {
        return "{\"eventId\":1,\"subscriptionId\":2,\"appId\":11,\"attemptNumber\":0,\"portalId\":" + account
                + ",\"occurredAt\":" + at + ",\"subscriptionType\":\"" + type + "\",\"objectId\":" + contact
                + (fields.isEmpty() ? "" : ",") + fields + "}";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
