package dev.mql.app.check;

import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Serving;
import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Whether what the CRM tells by webhook would arrive: the address it calls is called with a forged signature, which the
 * server behind it has to refuse just as this workspace would.
 */
final class WebhookCheck {

    private static final String SUBJECT = "webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED = 401;
    private static final String FORGED = "sha256=00";
    private static final String SIGNATURE = "x-mql-signature";

    private WebhookCheck() {}

    static Finding of(Desk desk, FilePlaces places) {
        Serving serving = desk.workspace().settings().serving();
        String crm = Wording.crm(desk.crmName());
        if (serving.publicUrl().isEmpty()) {
            return Finding.ok(
                    SUBJECT, "not used, mql.yaml has no serve.public_url: each run asks " + crm + " what changed");
        }
        String url = serving.webhookUrl(desk.crmName());
        if (expected(desk, url) != REFUSED) {
            return Finding.note(
                            SUBJECT,
                            "nothing " + crm
                                    + " signs can be told from a forgery, so nothing is heard: each run asks what changed",
                            "write crm." + desk.crmName()
                                    + ".webhook_secret into mql.yaml, or take serve.public_url out")
                    .at(places.ofServing());
        }
        return answered(url, serving, crm).at(places.ofServing());
    }

    private static int expected(Desk desk, String url) {
        Delivery forged = new Delivery(
                "POST",
                url,
                Map.of(SIGNATURE, FORGED),
                "[]".getBytes(StandardCharsets.UTF_8),
                "",
                desk.clock().instant());
        return desk.crm().notices(forged) instanceof Hearing.Refused refused ? refused.status() : 0;
    }

    private static Finding answered(String url, Serving serving, String crm) {
        String forward = "start mql serve, and let your proxy forward " + url + " to " + serving.host() + ":"
                + serving.port() + "; until then each run asks " + crm + " what changed";
        try {
            int status = post(url);
            if (status == REFUSED) {
                return Finding.ok(SUBJECT, url + " is reached, and refuses what " + crm + " did not sign");
            }
            return status < 300
                    ? Finding.note(
                            SUBJECT,
                            url + " takes what nobody signed (" + status + "): mql serve does not answer there",
                            forward)
                    : Finding.note(
                            SUBJECT,
                            url + " answers " + status + " where mql serve refuses a forgery with " + REFUSED,
                            forward + ", started after the last change of mql.yaml");
        } catch (IOException | IllegalArgumentException unreachable) {
            return Finding.note(SUBJECT, "nobody answers at " + url, forward);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.note(SUBJECT, url + " was not asked to the end", forward);
        }
    }

    private static int post(String url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header(SIGNATURE, FORGED)
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
