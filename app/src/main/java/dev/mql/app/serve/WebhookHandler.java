package dev.mql.app.serve;

import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes in what a CRM sends. Acknowledged is only what is kept for good; whatever is not, the CRM sends again. A refusal
 * says nothing but its status.
 */
final class WebhookHandler implements Handler {

    /** HubSpot's largest batch; Salesforce's is smaller. */
    static final int MOST_BYTES = 1_048_576;

    private static final int PIECE = 8_192;
    private static final Duration IN_TIME = Duration.ofSeconds(10);
    private static final int TOO_LATE = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Map<String, Workplace> places;
    private final String publicUrl;
    private final boolean behindProxy;
    private final Mailbox mailbox;
    private final Sources sources;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Seen seen = new Seen();

    WebhookHandler(
            Map<String, Workplace> places,
            String publicUrl,
            boolean behindProxy,
            Mailbox mailbox,
            Sources sources,
            Telemetry telemetry,
            InstantSource clock) {
        this.places = Map.copyOf(places);
        this.publicUrl = publicUrl;
        this.behindProxy = behindProxy;
        this.mailbox = mailbox;
        this.sources = sources;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void handle(Context context) throws IOException {
        Instant began = clock.instant();
        String crm = context.pathParam("crm");
        String outcome = outcome(context, Optional.ofNullable(places.get(crm)), began);
        telemetry.request(places.containsKey(crm) ? crm : "unknown", outcome, Duration.between(began, clock.instant()));
    }

    private String outcome(Context context, Optional<Workplace> place, Instant now) throws IOException {
        String source = source(context);
        if (!sources.admits(source, now)) {
            context.header("Retry-After", "60");
            return refuse(context, TOO_MANY, "limited");
        }
        if (place.isEmpty() || publicUrl.isEmpty()) {
            sources.refused(source, now);
            return refuse(context, NOT_FOUND, "refused");
        }
        Optional<byte[]> came = body(context, now);
        byte[] body = came.orElse(new byte[0]);
        if (came.isEmpty() || body.length > MOST_BYTES) {
            sources.refused(source, now);
            return refuse(context, came.isEmpty() ? TOO_LATE : TOO_LARGE, "refused");
        }
        Map<String, String> headers = headers(context);
        String url = url(context);
        Hearing hearing = place.get().hear("POST", url, headers, body);
        if (hearing instanceof Hearing.Heard heard) {
            return keep(context, place.get(), heard, Seen.digest(url, headers, body));
        }
        sources.refused(source, now);
        return refuse(context, ((Hearing.Refused) hearing).status(), "refused");
    }

    private String keep(Context context, Workplace place, Hearing.Heard heard, ByteBuffer digest) {
        if (seen.contains(digest, clock.instant())) {
            reply(context, heard.reply());
            return "replayed";
        }
        List<Notice> others =
                heard.notices().stream().filter(notice -> !place.caused(notice)).toList();
        if (!mailbox.keep(others)) {
            return refuse(context, UNAVAILABLE, "busy");
        }
        seen.add(digest, clock.instant());
        telemetry.events(place.crm(), others.size(), heard.notices().size() - others.size());
        reply(context, heard.reply());
        return "heard";
    }

    private static void reply(Context context, Hearing.Reply reply) {
        context.status(reply.status());
        if (!reply.type().isEmpty()) {
            context.contentType(reply.type()).result(reply.body());
        }
    }

    /** What is left of a request that was not read to its end must not be taken for the next one. */
    private static String refuse(Context context, int status, String outcome) {
        context.status(status).header("Connection", "close");
        return outcome;
    }

    /** No more than one byte above the limit is ever read; empty where it does not come in time. */
    private Optional<byte[]> body(Context context, Instant began) throws IOException {
        if (context.contentLength() > MOST_BYTES) {
            return Optional.of(new byte[MOST_BYTES + 1]);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        InputStream input = context.bodyInputStream();
        int read = 0;
        while (read >= 0 && body.size() <= MOST_BYTES) {
            if (Duration.between(began, clock.instant()).compareTo(IN_TIME) > 0) {
                return Optional.empty();
            }
            read = input.read(piece, 0, Math.min(PIECE, MOST_BYTES + 1 - body.size()));
            body.write(piece, 0, Math.max(read, 0));
        }
        return Optional.of(body.toByteArray());
    }

    private String url(Context context) {
        String query = context.queryString();
        return publicUrl + context.path() + (query == null ? "" : "?" + query);
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /** Behind a proxy the last address is the one the proxy itself has seen; those before it anybody may write. */
    private String source(Context context) {
        String forwarded = context.header("X-Forwarded-For");
        return behindProxy && forwarded != null
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : context.ip();
    }
}
