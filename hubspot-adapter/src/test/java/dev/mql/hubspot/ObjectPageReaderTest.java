package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers that say less, or say it otherwise, than HubSpot's documents promise; connectors have met all of them. */
class ObjectPageReaderTest {

    private static ObjectPage read(String json) throws IOException {
        return ObjectPageReader.read(new Reply(200, Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takesTheTimeOfAChangeFromThePropertiesWhereNothingElseTellsIt() throws IOException {
        ObjectPage page = read("""
                {"results": [
                  {"id": "1", "properties": {"lastmodifieddate": "2026-11-01T00:00:00Z"}},
                  {"id": "2", "properties": {"hs_lastmodifieddate": "1793491200000"}},
                  {"id": "3", "properties": {}}]}""");

        long first = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
        assertThat(page.results()).extracting(Found::updatedAt).containsExactly(first, 1_793_491_200_000L, 0L);
    }

    @Test
    void readsNumbersWhereTextsWerePromised() throws IOException {
        Found found = read("""
                        {"results": [{"id": 101, "properties": {"mql_score": 72.5, "hs_email_optout": false}}]}""").results().get(0);

        assertThat(found.id()).isEqualTo("101");
        assertThat(found.properties()).containsEntry("mql_score", "72.5").containsEntry("hs_email_optout", "false");
    }

    @Test
    void takesAnEmptyTextForNothing() throws IOException {
        Found found = read("""
                        {"results": [{"id": "1", "properties": {"email": "", "jobtitle": null}}]}""").results().get(0);

        assertThat(found.properties()).isEmpty();
        assertThat(found.emptied()).containsExactlyInAnyOrder("email", "jobtitle");
    }

    @Test
    void passesOverWhatIsNullOrUnknown() throws IOException {
        ObjectPage page = read("""
                {"brandNew": {"a": [1, {"b": 2}]}, "total": null, "errors": null, "paging": null,
                 "results": [{"id": "1", "brandNew": [{}], "properties": {"email": "a@b.co"}, "associations": {}}]}""");

        assertThat(page.results()).hasSize(1);
        assertThat(page.after()).isEmpty();
        assertThat(page.total()).isNegative();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    void tellsAPageWithoutResultsFromAnEmptyOne() throws IOException {
        assertThat(read("{\"results\": []}").resultsPresent()).isTrue();
        assertThat(read("{\"results\": null}").resultsPresent()).isFalse();
        assertThat(read("{}").resultsPresent()).isFalse();
    }

    @Test
    void refusesHalfAnAnswer() {
        assertThatThrownBy(() -> read("{\"results\": [{\"id\": \"1\"")).isInstanceOf(IOException.class);
    }
}
