package dev.mql.app.notify;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.Channel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent by HMAC-SHA256, as https://www.standardwebhooks.com lays down, so that receivers verify it with a
 * library that exists in their language.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;

    /** @throws UserError where the channel's secret is not set, or is no key */
    static Signature of(Channel channel) {
        String where = "notify." + channel.name();
        return new Signature(channel.secret().value(where), where);
    }

    /**
     * @param secret {@code whsec_} and the key in Base64, at least 24 bytes of it
     * @throws UserError where it is none
     */
    Signature(String secret, String where) {
        byte[] bytes = decoded(secret);
        if (bytes.length < 24) {
            throw new UserError(
                    "the secret is no key of 24 bytes or more",
                    where,
                    "make one: echo whsec_$(openssl rand -base64 32)");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    private static byte[] decoded(String secret) {
        try {
            return secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** @param seconds since 1970, of this very sending: a receiver refuses what is too old */
    Map<String, String> headers(String id, long seconds, String body) {
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                "v1," + mac(id + "." + seconds + "." + body));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
