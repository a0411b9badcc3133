package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.decide.HandoffEvent;
import dev.mql.sync.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code mql.yaml}: which CRMs, which store.
 *
 * @param hubspotOrNull null where no HubSpot is connected
 * @param salesforceOrNull null where no Salesforce is connected
 * @param store where what was read and decided is kept
 * @param reservePercent the share of a CRM's daily quota that is left to others
 * @param channels who is told of hand-off events
 * @param serving what {@code mql serve} listens to and when it runs
 * @param mailDomains where more domains of mail boxes are listed
 * @param definitions which definition files there are
 * @param retention how long the past is kept
 * @param handOffIn the one CRM whose status mql moves, where two are connected; empty if nobody said
 */
public record Settings(
        @Nullable HubSpotConnection hubspotOrNull,
        @Nullable SalesforceConnection salesforceOrNull,
        StorePlace store,
        int reservePercent,
        List<Channel> channels,
        Serving serving,
        MailDomains mailDomains,
        Definitions definitions,
        Retention retention,
        String handOffIn) {

    public Settings {
        channels = List.copyOf(channels);
    }

    /**
     * Text files with domains, one a line.
     *
     * @param freeOrNull whose mail boxes anybody gets; null where no file is named, here as below
     * @param disposableOrNull of mail boxes to throw away
     * @param corporateOrNull that are neither, whatever other lists say
     */
    public record MailDomains(
            @Nullable Path freeOrNull,
            @Nullable Path disposableOrNull,
            @Nullable Path corporateOrNull) {
        static final MailDomains NONE = new MailDomains(null, null, null);
    }

    public Optional<HubSpotConnection> hubspot() {
        return Optional.ofNullable(hubspotOrNull);
    }

    public Optional<SalesforceConnection> salesforce() {
        return Optional.ofNullable(salesforceOrNull);
    }

    /**
     * The definition files, inside the workspace.
     *
     * @param movesStatus the one that moves the lead status
     * @param beside those that only tell what they think, by their names, in file order
     */
    public record Definitions(Path movesStatus, Map<String, Path> beside) {

        static final Definitions ALONE = new Definitions(Path.of("definition.yaml"), Map.of());

        public Definitions {
            beside = Collections.unmodifiableMap(new LinkedHashMap<>(beside));
        }
    }

    /**
     * A text of {@code mql.yaml} that may have needed a variable nobody set. It is asked for only by commands that call
     * the CRM, so that {@code explain} and {@code lint} work without a secret.
     *
     * @param text what it says; empty where a variable is missing
     * @param missing the variable's name; empty where nothing is missing
     */
    public record Secret(String text, String missing) {

        /** @throws UserError where a variable has no value */
        public String value(String where) {
            if (!missing.isEmpty()) {
                throw new UserError(
                        "the variable " + missing + " has no value",
                        where,
                        "set it in the environment or in .env beside mql.yaml");
            }
            return text;
        }

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

    /**
     * @param oauthOrNull used in place of the token where it is given
     * @param webhookSecret what HubSpot signs with: the app's client secret
     * @param olderSignatures {@code v1}, {@code v2}, where they are accepted too
     */
    public record HubSpotConnection(
            String baseUrl,
            Secret token,
            @Nullable OAuth oauthOrNull,
            String apiVersion,
            Secret webhookSecret,
            Set<String> olderSignatures) {

        public HubSpotConnection {
            olderSignatures = Set.copyOf(olderSignatures);
        }

        /** With a token, and without webhooks. */
        static HubSpotConnection of(String baseUrl, String token, String apiVersion) {
            return new HubSpotConnection(
                    baseUrl, new Secret(token, ""), null, apiVersion, new Secret("", ""), Set.of());
        }

        public Optional<OAuth> oauth() {
            return Optional.ofNullable(oauthOrNull);
        }
    }

    /** @param tokenFile where a refresh token is kept that HubSpot gave in place of this one */
    public record OAuth(Secret clientId, Secret clientSecret, Secret refreshToken, Path tokenFile) {}

    /**
     * By the app's own credentials, unless one of the other two ways is given.
     *
     * @param currency of an org that has only one, which it does not tell; empty if nobody said
     * @param jwtOrNull a user and the key that speaks for it
     * @param refreshTokenOrNull what a user granted once
     * @param webhookPath the last part of the address outbound messages are sent to
     * @param webhookSecret what callouts are signed with
     */
    public record SalesforceConnection(
            String loginUrl,
            String apiVersion,
            String currency,
            Secret clientId,
            Secret clientSecret,
            @Nullable Jwt jwtOrNull,
            @Nullable Secret refreshTokenOrNull,
            Secret webhookPath,
            Secret webhookSecret) {

        public Optional<Jwt> jwt() {
            return Optional.ofNullable(jwtOrNull);
        }

        public Optional<Secret> refreshToken() {
            return Optional.ofNullable(refreshTokenOrNull);
        }
    }

    /** @param privateKeyFile inside the workspace where it is relative */
    public record Jwt(String username, String audience, String privateKeyFile) {}

    /**
     * Somebody who is told of hand-off events.
     *
     * @param secret signs what a webhook gets; chats have none
     * @param events the kinds that are told
     * @param every how much time lies between two messages at least; zero for after every run
     */
    public record Channel(
            String name, Kind kind, Secret url, Secret secret, Set<HandoffEvent.Kind> events, Duration every) {

        public Channel {
            events = Set.copyOf(events);
        }

        public enum Kind {
            /** JSON, signed, one request an event. */
            WEBHOOK,
            /** One text with everything that happened: Slack, Mattermost, Google Chat. */
            CHAT,
            /** The same as an Adaptive Card. */
            TEAMS;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
