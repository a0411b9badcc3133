package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.http.RefreshToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one HubSpot account.
 *
 * @param baseUrl {@code https://api.hubapi.com}, or a sandbox, a proxy, a simulator
 * @param apiVersion {@code 2026-09}, {@code 2026-03}, or {@code v3} for the paths from before dated versions
 * @param reserve the share of every limit left to other apps of the account, from 0 to below 1
 * @param quotaReserve the same of the daily quota
 * @param timeout for a whole exchange; HubSpot's edge gives up after 100 s
 * @param lookBack how much earlier than asked for changes are read, beyond the overlap the core asks for by itself; for an
 *     account whose search index lags by more than that
 * @param backward whether a lifecycle stage may be moved back, by clearing it first, which fires workflows twice
 * @param webhooks how requests from HubSpot are known
 */
public record HubSpotConfig(
        String baseUrl,
        String apiVersion,
        Credential credential,
        double reserve,
        double quotaReserve,
        Duration timeout,
        Duration lookBack,
        boolean backward,
        Webhooks webhooks) {

    public static final String DEFAULT_BASE_URL = "https://api.hubapi.com";
    public static final String DEFAULT_API_VERSION = "2026-09";

    private static final Pattern VERSION = Pattern.compile("v3|\\d{4}-\\d{2}(-beta)?");

    /** @throws CrmException where the URL or the version cannot be one */
    public HubSpotConfig {
        if (!isHttp(baseUrl)) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "crm.hubspot.base_url is no http or https URL",
                    "write " + DEFAULT_BASE_URL + ", or the address of your proxy or sandbox");
        }
        if (!VERSION.matcher(apiVersion).matches()) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "crm.hubspot.api_version is none of HubSpot's",
                    "write " + DEFAULT_API_VERSION + ", 2026-03 or v3");
        }
        if (reserve < 0 || reserve >= 1 || quotaReserve < 0 || quotaReserve >= 1) {
            throw new IllegalArgumentException("a reserve is a share from 0 to below 1");
        }
    }

    /** The usual settings. */
    public static HubSpotConfig of(String baseUrl, Credential credential) {
        return new HubSpotConfig(
                baseUrl,
                DEFAULT_API_VERSION,
                credential,
                0.2,
                0.1,
                Duration.ofSeconds(110),
                Duration.ZERO,
                false,
                Webhooks.NONE);
    }

    public HubSpotConfig withApiVersion(String version) {
        return new HubSpotConfig(
                baseUrl, version, credential, reserve, quotaReserve, timeout, lookBack, backward, webhooks);
    }

    public HubSpotConfig withReserve(double share, double quotaShare) {
        return new HubSpotConfig(
                baseUrl, apiVersion, credential, share, quotaShare, timeout, lookBack, backward, webhooks);
    }

    public HubSpotConfig withTimeout(Duration limit) {
        return new HubSpotConfig(
                baseUrl, apiVersion, credential, reserve, quotaReserve, limit, lookBack, backward, webhooks);
    }

    public HubSpotConfig withLookBack(Duration length) {
        return new HubSpotConfig(
                baseUrl, apiVersion, credential, reserve, quotaReserve, timeout, length, backward, webhooks);
    }

    public HubSpotConfig withBackward(boolean allowed) {
        return new HubSpotConfig(
                baseUrl, apiVersion, credential, reserve, quotaReserve, timeout, lookBack, allowed, webhooks);
    }

    public HubSpotConfig withWebhooks(Webhooks known) {
        return new HubSpotConfig(
                baseUrl, apiVersion, credential, reserve, quotaReserve, timeout, lookBack, backward, known);
    }

    private static boolean isHttp(String url) {
        try {
            URI parsed = new URI(url);
            @Nullable String scheme = parsed.getScheme();
            return parsed.getHost() != null
                    && scheme != null
                    && (scheme.toLowerCase(Locale.ROOT).equals("http")
                            || scheme.toLowerCase(Locale.ROOT).equals("https"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * How requests from HubSpot are known.
     *
     * @param secret the app's client secret, asked for each request; blank where there is none and all are refused
     * @param older {@code v1}, {@code v2}: signatures accepted besides the third version, whose requests can be replayed
     */
    public record Webhooks(Supplier<String> secret, Set<String> older) {

        public static final Webhooks NONE = new Webhooks(() -> "", Set.of());

        public Webhooks {
            older = Set.copyOf(older);
        }

        @Override
        public String toString() {
            return "webhooks";
        }
    }

    /** What proves who we are. Its text shows nothing of it. */
    public sealed interface Credential {

        /**
         * A service key, or the token of a private app.
         *
         * @param source asked before each call, so that a rotated token needs no restart
         */
        record Token(Supplier<String> source) implements Credential {
            @Override
            public String toString() {
                return "a token";
            }
        }

        /** An installed OAuth app: access tokens are fetched and renewed. */
        record OAuth(String clientId, String clientSecret, RefreshToken refreshToken) implements Credential {

            /** A refresh token that another one replaces in this process only. */
            public OAuth(String clientId, String clientSecret, String refreshToken) {
                this(clientId, clientSecret, RefreshToken.inMemory(refreshToken));
            }

            @Override
            public String toString() {
                return "an OAuth app";
            }
        }

        static Credential token(String token) {
            return new Token(() -> token);
        }
    }
}
