package dev.mql.app.serve;

import dev.mql.app.workspace.Serving.Alerting;
import dev.mql.app.workspace.Serving.Receiver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tells people, at the address or by the command the settings name for the severity. */
final class Bell {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REDIRECTION = 300;

    private final Alerting alerting;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Bell(Alerting alerting, InstantSource clock) {
        this.alerting = alerting;
        this.clock = clock;
    }

    /**
     * @param begins whether it begins or is over
     * @return whether it was heard; nobody to be told counts as heard
     */
    boolean rings(String crm, Alarm alarm, boolean begins) {
        LOG.atWarn()
                .addKeyValue("crm", crm)
                .addKeyValue("alarm", alarm.what())
                .addKeyValue("state", begins ? "raised" : "over")
                .log(alarm.text());
        Receiver receiver = alarm.severity() == Alarm.Severity.ERROR ? alerting.error() : alerting.warning();
        String json = json(crm, alarm, begins);
        return (receiver.url().isEmpty() || posts(receiver.url(), json))
                && (receiver.command().isEmpty() || runs(receiver.command(), json));
    }

    private String json(String crm, Alarm alarm, boolean begins) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", "mql");
        json.put("crm", crm);
        json.put("alarm", alarm.what());
        json.put("state", begins ? "raised" : "over");
        json.put("severity", alarm.severity().name().toLowerCase(Locale.ROOT));
        json.put("text", alarm.text());
        json.put("at", clock.instant().toString());
        return MAPPER.writeValueAsString(json);
    }

    private boolean posts(String url, String json) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return heard(status < REDIRECTION, "answered " + status);
        } catch (IOException | IllegalArgumentException unreachable) {
            return heard(false, "cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean runs(List<String> command, String json) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(json.getBytes(StandardCharsets.UTF_8));
            }
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return heard(ended && process.exitValue() == 0, "failed");
        } catch (IOException noSuchCommand) {
            return heard(false, "cannot be run");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean heard(boolean heard, String otherwise) {
        if (!heard) {
            LOG.warn("an alert was not delivered, its receiver {}; it is tried again", otherwise);
        }
        return heard;
    }
}
