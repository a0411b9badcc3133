package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What HubSpot says of the token we use, asked once for each look at the account: the app it belongs to, by which our own
 * writes are known in a history, the account, and what it may do. It may not say for service keys; then whatever is tried shows it. Such questions count
 * against no limit.
 */
final class OurToken {

    private static final Logger LOG = LoggerFactory.getLogger(OurToken.class);

    private final Transport open;
    private final Supplier<Call> question;
    private @Nullable Known known;

    private record Known(String app, String account, Optional<Set<String>> scopes) {

        static final Known NOTHING = new Known("", "", Optional.empty());
    }

    private OurToken(Transport open, Supplier<Call> question) {
        this.open = open;
        this.question = question;
    }

    /** A private app's token, or a service key. */
    static OurToken given(Transport open, String url, Supplier<String> token) {
        return new OurToken(
                open,
                () -> Call.post(
                        "read the token's app",
                        url,
                        Call.Kind.LOOK,
                        Buckets.BURST,
                        Json.text(Json.object().put("tokenKey", token.get()))));
    }

    /** A token that an OAuth app was granted. */
    static OurToken granted(Transport open, String url, HubSpotConfig.Credential.OAuth app, Supplier<String> token) {
        return new OurToken(
                open,
                () -> OAuthTokens.form(
                        "read what the token may do",
                        url,
                        Map.of(
                                "token", token.get(),
                                "token_type_hint", "access_token",
                                "client_id", app.clientId(),
                                "client_secret", app.clientSecret())));
    }

    /** The id of our app; empty where HubSpot does not tell. */
    String app() {
        return known().app();
    }

    /** The id of the account; empty where HubSpot does not tell. */
    String account() {
        return known().account();
    }

    /** It may do something else by now. */
    synchronized void askAgain() {
        known = null;
    }

    /** Whether it holds a scope; yes where HubSpot does not tell. */
    boolean may(String scope) {
        return known().scopes().map(all -> all.contains(scope)).orElse(true);
    }

    private synchronized Known known() {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    /** What cannot be found out now is asked again by the next look, not by each call. */
    private Known ask() {
        try {
            return open.exchange(question.get(), reply -> reply.successful() ? said(Json.tree(reply)) : Known.NOTHING);
        } catch (CrmException unsaid) {
            if (unsaid.next() == CrmException.Next.RESUME_LATER) {
                throw unsaid;
            }
            LOG.debug("HubSpot does not say what the token may do", unsaid);
            return Known.NOTHING;
        }
    }

    private static Known said(JsonNode answer) {
        Set<String> scopes = new TreeSet<>();
        answer.path("scopes").forEach(scope -> scopes.add(Json.string(scope)));
        return new Known(
                either(answer, "appId", "app_id"),
                either(answer, "hubId", "hub_id"),
                scopes.isEmpty() ? Optional.empty() : Optional.of(scopes));
    }

    /** A private app's answer and an OAuth app's spell it differently. */
    private static String either(JsonNode answer, String name, String other) {
        String value = Json.string(answer, name);
        return value.isEmpty() ? Json.string(answer, other) : value;
    }
}
