package dev.mql.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.mql.crm.Item;
import dev.mql.crm.Write;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.http.Tokens;
import dev.mql.http.Transport;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A HubSpot of canned answers and an adapter that talks to it; every exchange is checked against the API's schemas. */
final class Portal implements BeforeEachCallback, AfterEachCallback {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final String CONTACT_PROPERTIES = """
            {"results": [
              {"name": "email", "label": "Email", "type": "string", "fieldType": "text"},
              {"name": "jobtitle", "label": "Job Title", "type": "string", "fieldType": "text"},
              {"name": "mql_score", "label": "MQL score", "type": "number", "fieldType": "number"},
              {"name": "mql_evaluated_at", "label": "MQL evaluated at", "type": "datetime", "fieldType": "date"},
              {"name": "hs_calculated_form_submissions", "label": "Forms", "type": "string", "fieldType": "text",
               "calculated": true},
              {"name": "hs_lead_status", "label": "Lead Status", "type": "enumeration", "fieldType": "radio",
               "options": [
                 {"label": "New", "value": "NEW", "displayOrder": 0, "hidden": false},
                 {"label": "Asistió", "value": "Asistió", "displayOrder": 1, "hidden": true},
                 {"label": "Open", "value": "OPEN", "displayOrder": -1, "hidden": false}],
               "modificationMetadata": {"readOnlyValue": false, "readOnlyOptions": false}},
              {"name": "lifecyclestage", "label": "Lifecycle Stage", "type": "enumeration", "fieldType": "radio",
               "options": [
                 {"label": "Lead", "value": "lead", "displayOrder": 1, "hidden": false},
                 {"label": "MQL", "value": "marketingqualifiedlead", "displayOrder": 2, "hidden": false},
                 {"label": "Customer", "value": "customer", "displayOrder": 5, "hidden": false}]}
            ]}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private JumpingTime time = new JumpingTime(NOW);
    private HubSpot hubSpot = open(HubSpotConfig.Credential.token("pat-test"));

    private HubSpot open(HubSpotConfig.Credential credential) {
        if (!server.isRunning()) {
            server.start();
        }
        return open(HubSpotConfig.of(server.baseUrl(), credential));
    }

    HubSpot open(HubSpotConfig config) {
        ApiSchemas schemas = new ApiSchemas();
        return new HubSpot(
                config,
                time,
                time,
                new SplittableRandom(7),
                (call, reply) -> violations.addAll(schemas.check(call, reply)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        violations.clear();
        time = new JumpingTime(NOW);
        hubSpot = open(HubSpotConfig.of(server.baseUrl(), HubSpotConfig.Credential.token("pat-test")));
        server.stubFor(any(anyUrl())
                .atPriority(10)
                .willReturn(aResponse().withStatus(418).withBody("{\"message\": \"not stubbed\"}")));
        server.stubFor(get(urlPathEqualTo("/crm/properties/2026-09/contacts"))
                .atPriority(9)
                .willReturn(json(200, CONTACT_PROPERTIES)));
        server.stubFor(get(urlPathEqualTo("/marketing/v3/forms"))
                .atPriority(9)
                .willReturn(json(
                        200,
                        "{\"results\": [{\"id\": \"f-1\", \"name\": \"Demo request\",\"formType\": \"hubspot\"}]}")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        hubSpot.close();
        if (!violations.isEmpty()) {
            throw new AssertionError("not as the API's schemas say:\n" + String.join("\n", violations));
        }
    }

    HubSpot hubSpot() {
        return hubSpot;
    }

    HubSpotConfig config() {
        return HubSpotConfig.of(server.baseUrl(), HubSpotConfig.Credential.token("pat-test"));
    }

    /** What is below the adapter, for tests of its parts. */
    Api api() {
        HubSpotConfig config = config();
        Transport transport = Transport.authorised(
                new Transport.Settings(
                        new HubSpotRules(time),
                        Buckets.limits(config, time, time),
                        config.timeout(),
                        "test",
                        Exchanges.UNHEARD,
                        time,
                        time,
                        new SplittableRandom(7)),
                Tokens.supplied(() -> "pat-test"));
        return new Api(transport, config.baseUrl(), new Paths(config.apiVersion()));
    }

    JumpingTime time() {
        return time;
    }

    WireMockServer server() {
        return server;
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=utf-8")
                .withBody(body);
    }

    void onGet(String path, int status, String body) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(json(status, body)));
    }

    void onPost(String path, int status, String body) {
        server.stubFor(post(urlPathEqualTo(path)).willReturn(json(status, body)));
    }

    /** Answers one after the other; the last one stays. */
    void onPost(String path, List<String> bodies) {
        inTurn(() -> post(urlPathEqualTo(path)), path, bodies);
    }

    void onGet(String path, List<String> bodies) {
        inTurn(() -> get(urlPathEqualTo(path)), path, bodies);
    }

    /** @param bodies each with its status in front where that is not 200: {@code "400 {...}"} */
    private void inTurn(Supplier<MappingBuilder> request, String path, List<String> bodies) {
        for (int i = 0; i < bodies.size(); i++) {
            String body = bodies.get(i);
            boolean plain = body.startsWith("{") || body.startsWith("<");
            int status = plain ? 200 : Integer.parseInt(body.substring(0, 3));
            server.stubFor(request.get()
                    .inScenario(path)
                    .whenScenarioStateIs(state(i))
                    .willReturn(json(status, plain ? body : body.substring(4)))
                    .willSetStateTo(state(Math.min(i + 1, bodies.size() - 1))));
        }
    }

    private static String state(int answer) {
        return answer == 0 ? Scenario.STARTED : "after " + answer;
    }

    /** What was sent to a path, oldest first. */
    List<String> bodies(String path) {
        List<String> bodies = new ArrayList<>();
        for (ServeEvent event : server.getAllServeEvents()) {
            if (event.getRequest().getUrl().startsWith(path)) {
                bodies.add(0, event.getRequest().getBodyAsString());
            }
        }
        return bodies;
    }

    List<String> urls() {
        List<String> urls = new ArrayList<>();
        server.getAllServeEvents()
                .forEach(event -> urls.add(0, event.getRequest().getUrl()));
        return urls;
    }

    static Ref contact(String id) {
        return new Ref("hubspot", "contacts", id);
    }

    /** A write of what was read just now. */
    static Write write(String id, Map<String, String> values, Map<String, String> expected) {
        return new Write(contact(id), new TreeMap<>(values), new TreeMap<>(expected), NOW.toEpochMilli(), "run1-" + id);
    }

    static <T extends Item> List<T> only(Class<T> kind, List<Item> items) {
        return items.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static void verifyNever(WireMockServer server, String path) {
        server.verify(0, WireMock.anyRequestedFor(urlPathEqualTo(path)));
    }

    /** A contact as HubSpot answers it. */
    static String record(String id, String properties) {
        return "{\"id\": \"" + id + "\", \"properties\": {" + properties
                + "}, \"createdAt\": \"2026-01-02T03:04:05Z\","
                + " \"updatedAt\": \"2026-11-01T00:00:00Z\", \"archived\": false}";
    }

    /** The answer to a batch. */
    static String results(String... records) {
        return "{\"status\": \"COMPLETE\", \"results\": [" + String.join(",", records) + "]}";
    }

    /** A new score of somebody who had 10. */
    static Write score(String id, String score) {
        return write(id, Map.of("mql_score", score), Map.of("mql_score", "10"));
    }
}
