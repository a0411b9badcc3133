package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.hubspot.SignedEvents;
import dev.mql.store.Selection;
import dev.mql.store.Store;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does with what it is told, asked and shown. */
class ServeTest {

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void begin() throws IOException {
        SeedData seed = loader -> {
            Served.contacts(10).fill(loader);
            loader.form("f-1", "Demo request");
        };
        served = new Served(folder, Served.PLENTY, seed, "").start();
        served.hubspot().calls().clear();
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void writesWithinSecondsWhatAWebhookLeadsTo() {
        learnTheSchema();
        served.hubspot().by(Served.KIM).submit(1, "Demo request");
        assertThat(served.told(Served.edited(1))).isEqualTo(204);
        Served.eventually("the status", () -> served.status(1).equals("MQL"));
        assertThat(served.hubspot().calls().count()).isLessThanOrEqualTo(3);
    }

    @Test
    void case12_duplicatesAndDisorderAreHarmlessAndReplayedOrForgedEventsChangeNothing() {
        served.hubspot().by(Served.KIM).submit(1, "Demo request");
        String later = Served.event("contact.propertyChange", 1, "\"propertyName\":\"jobtitle\"");
        String created = SignedEvents.event(Served.ACCOUNT, "contact.creation", 1, 1, "");
        byte[] body = ("[" + later + "," + created + "," + later + "]").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = served.signed(body, Instant.now());
        assertThat(served.post("/webhooks/hubspot", headers, body).statusCode()).isEqualTo(204);
        Served.eventually("the status", () -> served.status(1).equals("MQL"));
        Served.eventually("an empty queue", () -> served.waiting() == 0);
        int calls = served.hubspot().calls().count();
        for (int i = 0; i < 20; i++) {
            assertThat(served.post("/webhooks/hubspot", headers, body).statusCode())
                    .isEqualTo(204);
        }
        byte[] forged = Served.edited(2).getBytes(StandardCharsets.UTF_8);
        assertThat(served.post("/webhooks/hubspot", headers, forged).statusCode())
                .isEqualTo(401);
        Map<String, String> late = served.signed(forged, Instant.now().minus(Duration.ofMinutes(6)));
        assertThat(served.post("/webhooks/hubspot", late, forged).statusCode()).isEqualTo(401);
        assertThat(served.waiting()).isZero();
        assertThat(served.hubspot().calls().count()).isEqualTo(calls);
    }

    @Test
    void case13_anOwnWriteThatComesBackIsRecognisedAndNothingIsWrittenAgain() {
        served.hubspot().by(Served.KIM).submit(1, "Demo request");
        served.told(Served.edited(1));
        Served.eventually("the status", () -> served.status(1).equals("MQL"));
        Served.eventually("an empty queue", () -> served.waiting() == 0);
        int calls = served.hubspot().calls().count();
        String byApp = "\"propertyName\":\"hs_lead_status\",\"propertyValue\":\"MQL\",\"changeSource\":\"INTEGRATION\","
                + "\"sourceId\":\"11\"";
        String byValue = "\"propertyName\":\"hs_lead_status\",\"propertyValue\":\"MQL\",\"changeSource\":\"CRM_UI\"";
        for (String fields : new String[] {byApp, byValue}) {
            assertThat(served.told("[" + Served.event("contact.propertyChange", 1, fields) + "]"))
                    .isEqualTo(204);
            assertThat(served.waiting()).isZero();
        }
        assertThat(served.hubspot().calls().count()).isEqualTo(calls);
        String somebody = "\"propertyName\":\"hs_lead_status\",\"propertyValue\":\"OPEN\"";
        served.told("[" + Served.event("contact.propertyChange", 1, somebody) + "]");
        Served.eventually("a look", () -> served.hubspot().calls().count() > calls && served.waiting() == 0);
        assertThat(served.hubspot().calls().count(call -> call.uri().endsWith("/batch/update")))
                .isOne();
    }

    @Test
    void forgetsWhoWasErasedAndFollowsADeletion() {
        served.hubspot().by(Served.KIM).privacyDelete(1);
        served.hubspot().by(Served.KIM).archive(ObjectType.CONTACT, 2);
        assertThat(served.told("[" + Served.event("contact.privacyDeletion", 1, "") + ","
                        + Served.event("contact.deletion", 2, "") + "]"))
                .isEqualTo(204);
        Served.eventually("an empty queue", () -> served.waiting() == 0);
        try (Store store = served.store()) {
            assertThat(store.people().count("hubspot", new Selection.Everyone()))
                    .isEqualTo(8);
            assertThat(store.people().withEmail("hubspot", "p1@firm1.example")).isEmpty();
        }
    }

    @Test
    void evaluatesOnePersonForWhoShowsTheToken() {
        learnTheSchema();
        served.hubspot().by(Served.KIM).submit(3, "Demo request");
        HttpResponse<String> answer = served.ask("/v1/contacts/hubspot/3/evaluate");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"verdict\":\"mql\"")
                .contains("\"written\":1")
                .contains("\"reasons\"");
        assertThat(served.status(3)).isEqualTo("MQL");
        assertThat(served.hubspot().calls().count()).isLessThanOrEqualTo(3);
        assertThat(served.post("/v1/contacts/hubspot/3/evaluate", Map.of(), new byte[0])
                        .statusCode())
                .isEqualTo(401);
        assertThat(served.post("/v1/runs/hubspot", Map.of("Authorization", "Bearer wrong"), new byte[0])
                        .statusCode())
                .isEqualTo(401);
        assertThat(served.ask("/v1/contacts/hubspot/99/evaluate").statusCode()).isEqualTo(404);
        assertThat(served.ask("/v1/contacts/salesforce/3/evaluate").body()).contains("name one of hubspot");
        assertThat(served.ask("/v1/contacts/hubspot/..%2F3/evaluate").statusCode())
                .isBetween(400, 404);
    }

    @Test
    void whoServesWithoutATokenIsToldHowToMakeOne() throws IOException {
        Path settings = folder.resolve("mql.yaml");
        Files.writeString(settings, Files.readString(settings).replaceFirst(", token: \"sha256:[0-9a-f]+\"", ""));
        served.stop();
        served.start();

        HttpResponse<String> refused = served.ask("/v1/runs/hubspot");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("mql serve --new-token");
    }

    @Test
    void runsWhenAskedFor() {
        served.hubspot().by(Served.KIM).submit(4, "Demo request");
        assertThat(served.ask("/v1/runs/hubspot").statusCode()).isEqualTo(202);
        Served.eventually("the status", () -> served.status(4).equals("MQL"));
    }

    @Test
    void adoptsAChangedDefinitionOnlyWhereItChecks() throws IOException {
        Path definition = folder.resolve("definition.yaml");
        String right = Files.readString(definition);
        Files.writeString(definition, right + "\nnonsense: 1\n");
        HttpResponse<String> refused = served.ask("/v1/reload");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("nonsense");
        served.hubspot().by(Served.KIM).submit(5, "Demo request");
        served.told(Served.edited(5));
        Served.eventually(
                "the status, by the former definition", () -> served.status(5).equals("MQL"));
        Files.writeString(definition, right.replace("did: [demo_request, contact_sales,", "did: [contact_sales,"));
        assertThat(served.ask("/v1/reload").statusCode()).isEqualTo(200);
        assertThat(served.ask("/v1/contacts/hubspot/6/evaluate").body())
                .as("nobody has signed it")
                .contains("\"state\":\"waiting\"");
    }

    @Test
    void canBeLookedAt() {
        served.told(Served.edited(1));
        assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = served.get("/health/ready");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        Served.eventually("the run counted", () -> served.get("/metrics").body().contains("mql_runs_total"));
        assertThat(served.get("/metrics").body())
                .contains("mql_webhook_requests_seconds_count{crm=\"hubspot\",outcome=\"heard\"} 1")
                .contains("mql_queue_records{crm=\"hubspot\"")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("@");
    }

    @Test
    void goesOnAfterARestartWithWhatItHadAcknowledged() {
        served.hubspot().faults().add(Fault.status(403).times(1_000));
        served.hubspot().by(Served.KIM).submit(7, "Demo request");
        assertThat(served.told(Served.edited(7))).isEqualTo(204);
        served.stop();
        assertThat(served.waiting()).isOne();
        served.hubspot().faults().clear();
        served.start();
        Served.eventually("the status", () -> served.status(7).equals("MQL"));
    }

    /** What is asked once by a process: the properties it writes, the names of forms. */
    private void learnTheSchema() {
        served.hubspot().by(Served.KIM).submit(9, "Demo request");
        served.ask("/v1/contacts/hubspot/9/evaluate");
        served.hubspot().calls().clear();
    }
}
