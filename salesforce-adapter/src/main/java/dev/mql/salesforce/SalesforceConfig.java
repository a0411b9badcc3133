package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.RefreshToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one Salesforce org.
 *
 * @param loginUrl {@code https://acme.my.salesforce.com}: where tokens come from; the API's own address comes with them
 * @param apiVersion {@code 64.0}
 * @param currency ISO code of the org's amounts, where it has one currency and so names none; empty if nobody said
 * @param scope by object, conditions that go into the queries of a whole reading
 * @param reserve the share of the daily requests left to others, from 0 to below 1
 * @param timeout for a whole exchange; Salesforce itself gives up after ten minutes
 * @param bulkFrom from about so many rows on a reading costs less as a Bulk job, whose creation and polls cost about nine
 *     requests, than as REST pages of 2,000
 * @param metadataOrNull the folder that bootstrapping writes, to be deployed by an admin; null where it writes none
 * @param webhooks how requests from Salesforce are known
 */
public record SalesforceConfig(
        String loginUrl,
        String apiVersion,
        Credential credential,
        String currency,
        Map<String, List<Limit>> scope,
        double reserve,
        Duration timeout,
        int bulkFrom,
        @Nullable Path metadataOrNull,
        Webhooks webhooks) {

    public static final String DEFAULT_LOGIN_URL = "https://login.salesforce.com";
    public static final String DEFAULT_API_VERSION = "64.0";

    /** Reference, section 9: 1 + polls + n / 50,000 requests by Bulk against n / 2,000 by REST. */
    private static final int BREAK_EVEN = 18_000;

    private static final Pattern VERSION = Pattern.compile("\\d{2}\\.0");

    /** @throws CrmException where the URL or the version cannot be one */
    public SalesforceConfig {
        if (!loginUrl.matches("https?://[^/\\s]+/?")) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "crm.salesforce.login_url is not the address of a Salesforce host",
                    "write https://YOURDOMAIN.my.salesforce.com: Setup > My Domain shows it");
        }
        if (!VERSION.matcher(apiVersion).matches()) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "crm.salesforce.api_version is no version of the API",
                    "write " + DEFAULT_API_VERSION);
        }
        if (reserve < 0 || reserve >= 1) {
            throw new IllegalArgumentException("a reserve is a share from 0 to below 1");
        }
        scope = Map.copyOf(scope);
    }

    /** The usual settings. */
    public static SalesforceConfig of(String loginUrl, Credential credential) {
        return new SalesforceConfig(
                loginUrl,
                DEFAULT_API_VERSION,
                credential,
                "",
                Map.of(),
                0.2,
                Duration.ofMinutes(10),
                BREAK_EVEN,
                null,
                Webhooks.NONE);
    }

    public SalesforceConfig withApiVersion(String version) {
        return new SalesforceConfig(
                loginUrl, version, credential, currency, scope, reserve, timeout, bulkFrom, metadataOrNull, webhooks);
    }

    public SalesforceConfig withCurrency(String code) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, code, scope, reserve, timeout, bulkFrom, metadataOrNull, webhooks);
    }

    public SalesforceConfig withScope(Map<String, List<Limit>> limits) {
        return new SalesforceConfig(
                loginUrl,
                apiVersion,
                credential,
                currency,
                limits,
                reserve,
                timeout,
                bulkFrom,
                metadataOrNull,
                webhooks);
    }

    public SalesforceConfig withWebhooks(Webhooks known) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, currency, scope, reserve, timeout, bulkFrom, metadataOrNull, known);
    }

    /**
     * How requests from Salesforce are known.
     *
     * @param path the last part of the address that outbound messages are sent to, which nobody can guess; blank where none
     *     are
     * @param secret what callouts are signed with; blank where none are
     * @param url the whole address that outbound messages are sent to; blank where nothing of ours is reached from outside
     */
    public record Webhooks(Supplier<String> path, Supplier<String> secret, Supplier<String> url) {

        public static final Webhooks NONE = new Webhooks(() -> "", () -> "");

        public Webhooks(Supplier<String> path, Supplier<String> secret) {
            this(path, secret, () -> "");
        }

        @Override
        public String toString() {
            return "webhooks";
        }
    }

    public SalesforceConfig withReserve(double share) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, currency, scope, share, timeout, bulkFrom, metadataOrNull, webhooks);
    }

    public SalesforceConfig withTimeout(Duration limit) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, currency, scope, reserve, limit, bulkFrom, metadataOrNull, webhooks);
    }

    public SalesforceConfig withBulkFrom(int rows) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, currency, scope, reserve, timeout, rows, metadataOrNull, webhooks);
    }

    public SalesforceConfig withMetadata(Path folder) {
        return new SalesforceConfig(
                loginUrl, apiVersion, credential, currency, scope, reserve, timeout, bulkFrom, folder, webhooks);
    }

    public Optional<Path> metadata() {
        return Optional.ofNullable(metadataOrNull);
    }

    /** A condition on the rows of an object. */
    public sealed interface Limit {

        /** By the API's name, relations with dots: {@code RecordType.DeveloperName}. */
        String field();

        /** A date or an instant at most so long ago. */
        record Within(String field, Duration length) implements Limit {}

        record OneOf(String field, List<String> values) implements Limit {}

        record NoneOf(String field, List<String> values) implements Limit {}
    }

    /** What proves who we are. Its text shows nothing of it. */
    public sealed interface Credential {

        String clientId();

        /** The app's own: works at the org's My Domain only, and runs as the user the app names. */
        record ClientCredentials(String clientId, String clientSecret) implements Credential {
            @Override
            public String toString() {
                return "client credentials";
            }
        }

        /**
         * A key whose certificate the app has.
         *
         * @param audience {@code https://login.salesforce.com}, or {@code https://test.salesforce.com} for a sandbox org;
         *     never the My Domain
         * @param privateKey PKCS #8 in PEM
         */
        record JwtBearer(String clientId, String username, String audience, String privateKey) implements Credential {
            @Override
            public String toString() {
                return "a signed assertion";
            }
        }

        /**
         * What a user granted once.
         *
         * @param token told each new one before it is used: where the app rotates them, the old one is worth nothing from
         *     then on
         */
        record Granted(String clientId, String clientSecret, RefreshToken token) implements Credential {
            @Override
            public String toString() {
                return "a refresh token";
            }
        }
    }
}
