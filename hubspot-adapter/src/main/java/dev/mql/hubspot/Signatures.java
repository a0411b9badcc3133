package dev.mql.hubspot;

import dev.mql.crm.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether HubSpot signed a request (https://developers.hubspot.com/docs/api/webhooks/validating-requests). Only the third
 * version says when it was signed; the first two are accepted only where the settings name them, and never where a
 * third one came too.
 */
final class Signatures {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** What HubSpot decodes of a URL before signing it; its own SDKs sign it as it is. Both are accepted. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    private static final Pattern ENCODED = Pattern.compile("%(?:2[1478ACF9]|3[ABF]|40)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MILLIS = Pattern.compile("\\d{1,18}");

    private final HubSpotConfig.Webhooks webhooks;

    Signatures(HubSpotConfig.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    boolean genuine(Delivery delivery) {
        String third = delivery.header("x-hubspot-signature-v3").orElse("");
        if (!third.isEmpty()) {
            return third(delivery, third);
        }
        String given = delivery.header("x-hubspot-signature").orElse("");
        String version = delivery.header("x-hubspot-signature-version").orElse("v1");
        return !given.isEmpty()
                && webhooks.older().contains(version)
                && switch (version) {
                    case "v1" -> same(given, digest(delivery, ""));
                    case "v2" -> same(given, digest(delivery, delivery.method() + delivery.url()));
                    default -> false;
                };
    }

    private boolean third(Delivery delivery, String given) {
        String stamp = delivery.header("x-hubspot-request-timestamp").orElse("");
        if (!MILLIS.matcher(stamp).matches()
                || Math.abs(delivery.receivedAt().toEpochMilli() - Long.parseLong(stamp)) > WINDOW.toMillis()) {
            return false;
        }
        // Both are computed whatever comes, so that the time taken says nothing of which one fits.
        boolean raw = same(given, code(delivery, delivery.url(), stamp));
        boolean decoded = same(given, code(delivery, decoded(delivery.url()), stamp));
        return raw || decoded;
    }

    private static String decoded(String url) {
        return ENCODED.matcher(url)
                .replaceAll(found ->
                        Matcher.quoteReplacement(DECODED.get(found.group().toUpperCase(Locale.ROOT))));
    }

    private String code(Delivery delivery, String url, String stamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(webhooks.secret().get()), "HmacSHA256"));
            mac.update(bytes(delivery.method() + url));
            mac.update(delivery.body());
            mac.update(bytes(stamp));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private String digest(Delivery delivery, String before) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes(webhooks.secret().get()));
            sha.update(bytes(before));
            sha.update(delivery.body());
            return HexFormat.of().formatHex(sha.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** In a time that does not depend on where they differ. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(bytes(given), bytes(right));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
