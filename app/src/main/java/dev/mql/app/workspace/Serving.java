package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.file.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@code mql.yaml} says of {@code mql serve}.
 *
 * @param host the address to listen on
 * @param port 0 takes a free one
 * @param publicUrl as the CRMs call it, {@code https://mql.example.com}; empty where no CRM does
 * @param tokenHash SHA-256 of the token that callers of the API show, in hexadecimal; empty where nobody may call it
 * @param behindProxy whether the last address of {@code X-Forwarded-For} is the caller's
 * @param schedules by CRM
 * @param lacking secrets whose variables nobody set: only {@code mql serve} asks for them
 */
public record Serving(
        String host,
        int port,
        String publicUrl,
        String tokenHash,
        boolean behindProxy,
        Map<String, Timetable> schedules,
        Alerting alerting,
        List<Mistake> lacking) {

    public Serving {
        schedules = Map.copyOf(schedules);
        lacking = List.copyOf(lacking);
    }

    /** @throws UserError where a secret it takes to serve has no value */
    public Serving complete() {
        if (!lacking.isEmpty()) {
            throw UserError.inFiles(lacking.stream().map(Mistake::toString).toList());
        }
        return this;
    }

    /** Behind which address webhooks of a CRM come in. */
    public String webhookUrl(String crm) {
        return webhookUrl(publicUrl, crm);
    }

    /** The same for any public URL. */
    public static String webhookUrl(String publicUrl, String crm) {
        return publicUrl.replaceAll("/+$", "") + "/webhooks/" + crm;
    }

    /**
     * Whom to tell what went wrong.
     *
     * @param error what somebody has to act on
     * @param warning what goes on by itself, or can wait
     * @param silentAfter how long a CRM may be without a successful run
     */
    public record Alerting(Receiver error, Receiver warning, Duration silentAfter) {}

    /**
     * @param url told by a POST of JSON; may be empty
     * @param command told on its standard input; may be empty
     */
    public record Receiver(String url, List<String> command) {

        public static final Receiver NOBODY = new Receiver("", List.of());

        public Receiver {
            command = List.copyOf(command);
        }

        /** An address may hold a secret. */
        @Override
        public String toString() {
            return url.isEmpty() ? (command.isEmpty() ? "nobody" : command.get(0)) : "a URL";
        }
    }
}
