package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** That whatever is exchanged with a sandbox is held to the schemas without the test saying so. */
class SchemaWitnessTest extends SandboxTest {

    private void search(String agent, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + CONTACTS + "/search"))
                .header("Authorization", "Bearer " + sandbox.token())
                .header("User-Agent", agent)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void takesARequestOfTheAdaptersThatIsNotAsTheApiSaysForAViolation() throws Exception {
        search("mql", "{\"limit\": \"many\", \"filterGroups\": []}");

        assertThat(SchemaWitness.violations()).anyMatch(violation -> violation.contains("search asked: /limit"));
    }

    @Test
    void leavesAloneWhatOthersAsk() throws Exception {
        search("a test of the sandbox", "{\"limit\": \"many\"}");

        assertThat(SchemaWitness.violations()).isEmpty();
    }

    @Test
    void takesAnAnswerThatIsNotAsTheApiSaysForAViolation() throws Exception {
        sandbox.faults().add(dev.mql.app.sandbox.http.Fault.status(200, "{\"results\": 7}"));
        search("a test of the sandbox", "{}");

        assertThat(SchemaWitness.violations()).anyMatch(violation -> violation.contains("was answered: /results"));
    }
}
