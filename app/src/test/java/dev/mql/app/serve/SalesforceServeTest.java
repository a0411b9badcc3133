package dev.mql.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Surroundings;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Examples;
import dev.mql.app.workspace.Token;
import dev.mql.app.workspace.Workspace;
import dev.mql.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that Salesforce's outbound messages tell of changes. */
class SalesforceServeTest {

    private static final String PATH = "8Jq2-unguessable";
    private static final String ORGANISATION = "00D5g0000000001";
    private static final String FAKE = "somebody@mailinator.com";

    @TempDir
    Path folder;

    private final SalesforceSandbox org = SalesforceSandbox.start(OrgConfig.standard());
    private final HttpClient client = HttpClient.newHttpClient();
    private String lead = "";
    private Server server;

    @BeforeEach
    void begin() throws IOException {
        org.setup().deployMql();
        lead = org.automation()
                .create(
                        "Lead",
                        Map.of(
                                "LastName", "Weber",
                                "Company", "Northwind",
                                "Title", "VP Marketing",
                                "Email", "dana@northwind.example",
                                "Country", "Germany",
                                "NumberOfEmployees", "400"));
        String campaign = org.automation().create("Campaign", Map.of("Name", "Website: Contact us", "Type", "Other"));
        org.automation()
                .create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Responded"));
        Path settings = folder.resolve("mql.yaml");
        Files.writeString(
                settings,
                "crm: {salesforce: {login_url: \"" + org.baseUrl() + "\", currency: EUR, client_id: " + org.clientId()
                        + ", client_secret: " + org.clientSecret() + ", webhook_path: " + PATH + "}}\n");
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        Files.writeString(
                folder.resolve("mapping-salesforce.yaml"),
                Examples.text("acme/mapping-salesforce.yaml")
                        .replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all")
                        .replaceFirst("(?m)^mode: \\w+", "mode: live")
                        .replaceFirst("(?m)^live_from:.*\\R", ""));
        Terminal terminal = Terminal.in(folder);
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
        assertThat(terminal.run("sync")).as(terminal.err()).isZero();
        Files.writeString(
                settings,
                "serve: {port: 0, public_url: \"https://mql.example.com\", token: \"sha256:" + Token.hash("t")
                        + "\"}\n",
                StandardOpenOption.APPEND);
        server = served();
        org.calls().clear();
    }

    private Server served() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                InstantSource.system(),
                nowhere,
                nowhere,
                new BufferedReader(new StringReader("")),
                false);
        Server started = new Server(() -> Workspace.open(folder, surroundings), surroundings, 1_000_000);
        started.start();
        return started;
    }

    @AfterEach
    void end() {
        server.close();
        org.close();
    }

    private int told(String path, String organisation, String... ids) {
        StringBuilder notifications = new StringBuilder();
        for (String id : ids) {
            notifications
                    .append("<Notification><Id>04l000000000001AAA</Id><sObject xsi:type=\"sf:Lead\"")
                    .append(" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>")
                    .append(id)
                    .append("</sf:Id></sObject></Notification>");
        }
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
                + "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>" + organisation
                + "</OrganizationId><ActionId>04k000000000001AAA</ActionId><SessionId xsi:nil=\"true\"/>"
                + notifications + "</notifications></soapenv:Body></soapenv:Envelope>";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/webhooks/salesforce/" + path))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private long waiting() {
        try (Store store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"))) {
            return store.queue().length("salesforce").records();
        }
    }

    private String verdict() {
        return org.value(lead, "MQL_Verdict__c").orElse("");
    }

    private long writes() {
        return org.calls().count(call -> call.endpoint().startsWith("PATCH"));
    }

    @Test
    @DisplayName("F.1 case 12: messages that come twice, late or forged change nothing more")
    void duplicatesAndDisorderAreHarmlessAndForgedMessagesChangeNothing() {
        assertThat(verdict()).isEqualTo("mql");
        org.automation().edit("Lead", lead, Map.of("Email", FAKE));

        assertThat(told(PATH, ORGANISATION, lead, lead, lead.substring(0, 15))).isEqualTo(200);

        Served.eventually("the verdict", () -> verdict().equals("disqualified"));
        Served.eventually("an empty queue", () -> waiting() == 0);
        long written = writes();
        for (int i = 0; i < 20; i++) {
            assertThat(told(PATH, ORGANISATION, lead)).isEqualTo(200);
        }
        Served.eventually("an empty queue", () -> waiting() == 0);
        assertThat(writes()).isEqualTo(written);
        int calls = org.calls().count();
        assertThat(told("guessed", ORGANISATION, lead)).isEqualTo(404);
        assertThat(told(PATH, "00D000000000000AAA", lead)).isEqualTo(403);
        assertThat(waiting()).isZero();
        assertThat(org.calls().count()).isEqualTo(calls);
    }

    @Test
    @DisplayName("F.1 case 13: an own write that comes back as a message is looked at, and nothing is written again")
    void anOwnWriteThatComesBackIsNotAnswered() {
        org.automation().edit("Lead", lead, Map.of("Email", FAKE));
        told(PATH, ORGANISATION, lead);
        Served.eventually("the verdict", () -> verdict().equals("disqualified"));
        Served.eventually("an empty queue", () -> waiting() == 0);
        long written = writes();

        assertThat(told(PATH, ORGANISATION, lead)).isEqualTo(200);

        Served.eventually("a look", () -> waiting() == 0);
        assertThat(writes()).isEqualTo(written);
    }
}
