package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Parsing;
import dev.mql.http.Reply;
import dev.mql.http.Transport;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Salesforce's endpoints as calls. What is refused is an exception here, but where the caller asks for the reply. */
final class Api {

    private final Transport transport;
    private final Session session;
    private final String root;
    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    Api(Transport transport, Session session, String version, Clock clock) {
        this.transport = transport;
        this.session = session;
        this.root = "/services/data/v" + version;
        this.clock = clock;
    }

    Session session() {
        return session;
    }

    /** A path of the API, as composite requests name it too. */
    String path(String below) {
        return root + below;
    }

    JsonNode get(String what, String path, Map<String, String> query, Call.Kind kind) {
        Call call = call(what, "GET", path, query, kind, null);
        return exchange(call, reply -> Json.tree(delivered(call, reply)));
    }

    JsonNode post(String what, String path, JsonNode body, Call.Kind kind) {
        Call call = call(what, "POST", path, Map.of(), kind, body);
        return exchange(call, reply -> Json.tree(delivered(call, reply)));
    }

    Call call(
            String what,
            String method,
            String path,
            Map<String, String> query,
            Call.Kind kind,
            @Nullable JsonNode body) {
        Call call = new Call(
                        what,
                        method,
                        Call.url(session.instance(), path, query),
                        kind,
                        SalesforceRules.REQUESTS,
                        true,
                        Map.of(),
                        body == null ? null : new Call.Content("application/json", Json.text(body)))
                // What lets change events be told apart that we caused ourselves.
                .header("Sforce-Call-Options", "client=mql-engine");
        return kind == Call.Kind.WRITE
                // Without the first, each update of a lead runs the assignment rules and may change its owner.
                ? call.header("Sforce-Auto-Assign", "FALSE").header("Sforce-Duplicate-Rule-Header", "allowSave=true")
                : call;
    }

    <T> T exchange(Call call, Parsing<T> parsing) {
        return transport.exchange(call, reply -> {
            reply.header("date").ifPresent(this::learnTime);
            return parsing.parse(reply);
        });
    }

    /** By the earlier of both clocks: stamps are Salesforce's, and what is read twice does no harm. */
    Instant now() {
        Duration later = ahead;
        return later.isNegative() ? clock.instant().plus(later) : clock.instant();
    }

    private void learnTime(String date) {
        try {
            ahead = Duration.between(clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            ahead = Duration.ZERO;
        }
    }

    static Reply delivered(Call call, Reply reply) {
        if (!reply.successful()) {
            throw refused(call.what(), reply);
        }
        return reply;
    }

    /** One clear sentence for what Salesforce refused, and what to do. */
    static CrmException refused(String what, Reply reply) {
        return refused(what, reply.status(), Complaint.of(reply));
    }

    static CrmException refused(String what, int status, Complaint complaint) {
        String said = "Salesforce refused to " + what + " (" + status + ", " + complaint.details() + ")";
        return switch (complaint.code()) {
            case "INVALID_FIELD", "INVALID_TYPE", "MALFORMED_QUERY" ->
                new CrmException(
                        CrmException.Next.FIX_SETTINGS,
                        said,
                        "run mql check: a field may be missing, or hidden from the integration user by field-level security");
            case "QUERY_TIMEOUT", "QUERY_TOO_COMPLICATED", "OPERATION_TOO_LARGE" ->
                new CrmException(
                        CrmException.Next.TRY_AGAIN,
                        said,
                        "run it again at a quieter hour; if it stays, map fewer formulas and fields of other objects");
            case "API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED", "INSUFFICIENT_ACCESS", "FUNCTIONALITY_NOT_ENABLED" ->
                new CrmException(
                        CrmException.Next.FIX_CREDENTIAL,
                        said,
                        "give the integration user API access and rights on the objects of the mapping");
            case "TXN_SECURITY_METERING_ERROR" ->
                new CrmException(
                        CrmException.Next.FIX_CREDENTIAL,
                        said,
                        "a transaction security policy of the org blocks exports: exempt the integration user");
            case "UNSUPPORTED_API_VERSION" ->
                new CrmException(CrmException.Next.FIX_SETTINGS, said, "write a newer crm.salesforce.api_version");
            default ->
                new CrmException(
                        status == 404 || status == 400 ? CrmException.Next.FIX_SETTINGS : CrmException.Next.PROTOCOL,
                        said,
                        "check crm.salesforce.login_url and api_version; if they are right, report it with the time of day");
        };
    }
}
