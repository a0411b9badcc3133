package dev.mql.app.workspace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code mql.yaml}: which CRMs, which store.
 *
 * @param hubspotOrNull null where no HubSpot is connected
 * @param salesforceOrNull null where no Salesforce is connected
 * @param store where what was read and decided is kept
 * @param reservePercent the share of a CRM's daily quota that is left to others
 */
public record Settings(
        @Nullable HubSpotConnection hubspotOrNull,
        @Nullable SalesforceConnection salesforceOrNull,
        StorePlace store,
        int reservePercent) {

    public Optional<HubSpotConnection> hubspot() {
        return Optional.ofNullable(hubspotOrNull);
    }

    public Optional<SalesforceConnection> salesforce() {
        return Optional.ofNullable(salesforceOrNull);
    }

    /**
     * A text of {@code mql.yaml} that may have needed a variable nobody set. It is asked for only by commands that call
     * the CRM, so that {@code explain} and {@code lint} work without a secret.
     *
     * @param text what it says; empty where a variable is missing
     * @param missing the variable's name; empty where nothing is missing
     */
    public record Secret(String text, String missing) {

        @Override
        public String toString() {
            return missing.isEmpty() ? "(set)" : "(needs " + missing + ")";
        }
    }

    /**
     * Where the store is.
     *
     * @param url a JDBC URL, its file inside the workspace where it is relative
     * @param user empty where none is named
     * @param password an empty text where none is named
     */
    public record StorePlace(String url, String user, Secret password) {

        /** The URL without what follows its question mark, which may be a password. */
        public String place() {
            return url.replaceFirst("\\?.*", "");
        }

        @Override
        public String toString() {
            return place();
        }
    }

    /** @param oauthOrNull used in place of the token where it is given */
    public record HubSpotConnection(
            String baseUrl, Secret token, @Nullable OAuth oauthOrNull, String apiVersion) {

        public Optional<OAuth> oauth() {
            return Optional.ofNullable(oauthOrNull);
        }
    }

    public record OAuth(Secret clientId, Secret clientSecret, Secret refreshToken) {}

    /**
     * By the app's own credentials, unless one of the other two ways is given.
     *
     * @param currency of an org that has only one, which it does not tell; empty if nobody said
     * @param jwtOrNull a user and the key that speaks for it
     * @param refreshTokenOrNull what a user granted once
     */
    public record SalesforceConnection(
            String loginUrl,
            String apiVersion,
            String currency,
            Secret clientId,
            Secret clientSecret,
            @Nullable Jwt jwtOrNull,
            @Nullable Secret refreshTokenOrNull) {

        public Optional<Jwt> jwt() {
            return Optional.ofNullable(jwtOrNull);
        }

        public Optional<Secret> refreshToken() {
            return Optional.ofNullable(refreshTokenOrNull);
        }
    }

    /** @param privateKeyFile inside the workspace where it is relative */
    public record Jwt(String username, String audience, String privateKeyFile) {}
}
