package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.file.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whole mappings shown on the page about mappings are ones, and mean what the page says. */
class MappingDocsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(crm: .*?)```", Pattern.DOTALL);
    private static final Schema PLAIN =
            new Schema(new Schema.Account("4711", "Europe/Berlin", "EUR", ""), Map.of(), Map.of(), Map.of(), List.of());

    @Test
    void theWholeExampleLoadsAndReadsListsMailsEventsAndLeads() throws IOException {
        List<String> examples = BLOCK.matcher(Files.readString(DOCS.resolve("mapping.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).singleElement().satisfies(text -> {
            Mistakes mistakes = new Mistakes("mapping.md");
            Mapping mapping = MappingFile.read(text, mistakes).orElseThrow(() -> new AssertionError(mistakes.list()));
            Wanted wanted = Wants.of(mapping, PLAIN);
            assertThat(mistakes.list()).isEmpty();
            assertThat(wanted.read().get("lists")).containsExactlyInAnyOrder("Target accounts 2026", "Saw our prices");
            assertThat(wanted.streams()).contains("emails", "events");
            assertThat(wanted.read().get("contacts"))
                    .contains(
                            "hs_latest_open_lead_date",
                            "hs_latest_qualified_lead_date",
                            "hs_latest_disqualified_lead_date");
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(DOCS.resolve("schema/mapping-hubspot.json")), InputFormat.JSON)
                            .validate(text, InputFormat.YAML))
                    .isEmpty();
        });
    }
}
