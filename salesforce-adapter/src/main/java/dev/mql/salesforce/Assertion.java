package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A signed claim to be a user (RFC 7523): RS256, good for two minutes, which forgives clocks a minute apart. */
final class Assertion {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private Assertion() {}

    static String signed(SalesforceConfig.Credential.JwtBearer credential, Instant now) {
        String header = encoded("{\"alg\":\"RS256\"}");
        String claims = encoded(Json.text(Json.object()
                .put("iss", credential.clientId())
                .put("sub", credential.username())
                .put("aud", credential.audience())
                .put("exp", now.plus(LIFE).getEpochSecond())));
        String signed = header + "." + claims;
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(credential.privateKey()))));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Without the cause, whose message may quote the key.
            throw new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    "the private key for Salesforce cannot be read",
                    "give an RSA key in PKCS #8: openssl pkcs8 -topk8 -nocrypt -in server.key");
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
