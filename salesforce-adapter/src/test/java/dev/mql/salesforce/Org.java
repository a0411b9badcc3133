package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.model.Ref;
import dev.mql.salesforce.SalesforceConfig.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Salesforce of canned answers and an adapter that talks to it. */
final class Org implements BeforeEachCallback, AfterEachCallback {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final String DATA = "/services/data/v64.0";
    static final String TOKEN = "/services/oauth2/token";
    static final String UPDATE = DATA + "/composite/sobjects";
    static final String LEAD = "00Q5g0000000001EAA";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private JumpingTime time = new JumpingTime(NOW);
    private Salesforce salesforce = openNew();

    private Salesforce openNew() {
        if (!server.isRunning()) {
            server.start();
        }
        return open(config());
    }

    Salesforce open(SalesforceConfig config) {
        return new Salesforce(config, time, time, new SplittableRandom(7), Exchanges.UNHEARD);
    }

    SalesforceConfig config() {
        return SalesforceConfig.of(server.baseUrl(), new Credential.ClientCredentials("key", "s&cret"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
        time = new JumpingTime(NOW);
        salesforce = open(config());
        server.stubFor(any(anyUrl())
                .atPriority(10)
                .willReturn(json(418, "[{\"errorCode\": \"NOT_STUBBED\", \"message\": \"\"}]")));
        server.stubFor(post(urlPathEqualTo(TOKEN)).atPriority(9).willReturn(json(200, granted("one"))));
        server.stubFor(post(urlPathEqualTo(DATA + "/composite"))
                .withRequestBody(matchingJsonPath("$.compositeRequest[?(@.url =~ /.*describe/)]"))
                .atPriority(8)
                .willReturn(json(200, describes())));
        server.stubFor(get(urlPathEqualTo(DATA + "/limits/recordCount"))
                .atPriority(9)
                .willReturn(json(200, "{\"sObjects\": []}")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        salesforce.close();
    }

    /** An answer of the token endpoint. */
    String granted(String token) {
        return "{\"access_token\": \"" + token + "\", \"instance_url\": \"" + server.baseUrl()
                + "\", \"id\": \"https://login.salesforce.com/id/00D5g0000000001EAA/0055g0000000001AAA\"}";
    }

    private static String describes() {
        String common = field("Id", "id", "") + "," + field("SystemModstamp", "datetime", "") + ","
                + field("IsDeleted", "boolean", "") + "," + field("CreatedDate", "datetime", "") + ",";
        String person = common + field("MasterRecordId", "reference", "") + "," + field("Email", "email", "") + ","
                + field("Title", "string", "") + "," + field("MQL_Score__c", "double", "") + ","
                + field("MQL_Since__c", "datetime", "") + "," + field("HasOptedOutOfEmail", "boolean", "") + ",";
        return "{\"compositeResponse\": ["
                + object(
                        "Lead",
                        person + field("IsConverted", "boolean", "") + ","
                                + field("ConvertedContactId", "reference", "") + ","
                                + field("ConvertedDate", "date", "") + ","
                                + field("Status", "picklist", "") + ","
                                + field("RecordTypeId", "reference", "RecordType"))
                + "," + object("Contact", person + field("AccountId", "reference", "Account"))
                + "," + object("Account", common + field("Name", "string", ""))
                + "," + object("RecordType", common + field("DeveloperName", "string", ""))
                + "," + object("Campaign", common + field("Name", "string", ""))
                + ","
                + object(
                        "CampaignMember",
                        common + field("CampaignId", "reference", "Campaign") + ","
                                + field("LeadId", "reference", "") + "," + field("ContactId", "reference", "") + ","
                                + field("FirstRespondedDate", "date", "") + "," + field("Status", "picklist", ""))
                + "," + object("Task", common + field("WhoId", "reference", "") + "," + field("Subject", "string", ""))
                + hidden("Event") + hidden("Opportunity") + hidden("OpportunityContactRole") + hidden("User")
                + "]}";
    }

    private static String hidden(String name) {
        return ", {\"referenceId\": \"" + name
                + "\", \"httpStatusCode\": 404, \"body\": [{\"errorCode\": \"NOT_FOUND\"}]}";
    }

    private static String object(String name, String fields) {
        return "{\"referenceId\": \"" + name + "\", \"httpStatusCode\": 200, \"body\": {\"fields\": [" + fields + "]}}";
    }

    /** @param related the object referred to, which is the name of the relation as well; or empty */
    private static String field(String name, String type, String related) {
        return "{\"name\": \"" + name + "\", \"label\": \"" + name + "\", \"type\": \"" + type
                + "\", \"updateable\": true, \"length\": 255"
                + (related.isEmpty()
                        ? ""
                        : ", \"relationshipName\": \"" + related + "\", \"referenceTo\": [\"" + related + "\"]")
                + "}";
    }

    Salesforce salesforce() {
        return salesforce;
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
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body);
    }

    static ResponseDefinitionBuilder refused(int status, String code, String message) {
        return json(status, "[{\"errorCode\": \"" + code + "\", \"message\": \"" + message + "\"}]");
    }

    /** Answers one after the other; the last one stays. */
    void inTurn(String name, Supplier<MappingBuilder> request, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(request.get()
                    .inScenario(name)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(
                            answers.length == 1 ? Scenario.STARTED : "after " + Math.min(i + 1, answers.length - 1)));
        }
    }

    List<LoggedRequest> sent(String path) {
        return server.findAll(WireMock.anyRequestedFor(urlPathEqualTo(path)));
    }

    static Ref lead(String id) {
        return new Ref("salesforce", "Lead", id);
    }

    static Write write(String id, Map<String, String> values, Map<String, String> expected, Instant readAt) {
        return new Write(lead(id), new TreeMap<>(values), new TreeMap<>(expected), readAt.toEpochMilli(), "t-" + id);
    }

    /** A query's answer; {@code next} empty at the end. */
    static String page(int total, String next, String... records) {
        return "{\"totalSize\": " + total + ", \"done\": " + next.isEmpty()
                + (next.isEmpty() ? "" : ", \"nextRecordsUrl\": \"" + next + "\"") + ", \"records\": ["
                + String.join(",", records) + "]}";
    }

    static String record(String id, String more) {
        return "{\"attributes\": {\"type\": \"Lead\"}, \"Id\": \"" + id
                + "\", \"SystemModstamp\": \"2026-11-20T08:00:00.000+0000\", \"IsDeleted\": false" + more + "}";
    }

    List<Item> read(String stream, Set<String> properties, ReadMode mode) {
        List<Item> items = new ArrayList<>();
        List<Checkpoint> open = new ArrayList<>(salesforce.start(new Stream(stream), properties, mode));
        while (!open.isEmpty()) {
            Page page = salesforce.next(open.remove(0));
            items.addAll(page.items());
            page.next().ifPresent(open::add);
        }
        return items;
    }
}
