package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mql.file.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor underlines by the JSON schemas the reader refuses too; the examples please both. */
class MappingSchemaTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "schema");
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce"})
    void acceptsTheExample(String crm) throws IOException {
        String text = Files.readString(Acme.EXAMPLES.resolve("mapping-" + crm + ".yaml"));

        assertThat(schema(crm).validate(text, InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{facts: {contact.email: contacts.email}}",
                "{crm: hubspot}",
                "{crm: pipedrive, facts: {}}",
                "{crm: hubspot, facts: {}, mode: test}",
                "{crm: hubspot, facts: {}, live_from: soon}",
                "{crm: hubspot, facts: {}, tempo: 3}",
                "{crm: hubspot, facts: {contact.email: email}}",
                "{crm: hubspot, facts: {Contact Email: contacts.email}}",
                "{crm: hubspot, facts: {x: {form: contacts.email}}}",
                "{crm: hubspot, facts: {x: {from: contacts.email, as: mail}}}",
                "{crm: hubspot, facts: {x: {count: tickets}}}",
                "{crm: hubspot, facts: {outcome: {deals: {at: closedate}}}}",
                "{crm: hubspot, facts: {}, scope: {created_within: three years}}",
                "{crm: hubspot, facts: {}, pace: {batch: 500}}",
                "{crm: hubspot, facts: {}, activities: {form: {demo_request: Demo*}}}",
                "{crm: hubspot, facts: {}, activities: {forms: {Demo Request: Demo*}}}",
                "{crm: hubspot, facts: {}, activities: {forms: {demo_request: []}}}",
                "{crm: hubspot, facts: {}, activities: {counters: {email_click: {total: contacts.hs_email_click}}}}",
                "{crm: hubspot, facts: {}, activities: {otherwise: drop}}",
                "{crm: hubspot, facts: {}, stages: {hs_lead_status: {engine: {NEW: led}}}}",
                "{crm: hubspot, facts: {}, stages: {hs_lead_status: {engine: {OPEN_DEAL: opportunity}}}}",
                "{crm: hubspot, facts: {}, write: {mql_score: {value: points}}}",
                "{crm: hubspot, facts: {}, write: {mql_score: {value: score, steps_of: 0}}}",
                "{crm: hubspot, facts: {}, write: {mql_score: {value: score, policy: sometimes}}}",
                "{crm: hubspot, facts: {}, write: {hs_lead_status: {stages: {sql: IN_PROGRESS}}}}"
            })
    void refusesWhatTheReaderRefuses(String text) throws IOException {
        assertThat(schema("hubspot").validate(text, InputFormat.YAML)).isNotEmpty();
        assertThat(MappingFile.read(text, new Mistakes("mapping-hubspot.yaml"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{crm: salesforce, facts: {contact.email: Lead.Email}}",
                "{crm: salesforce, facts: {contact.email: {as: text}}}",
                "{crm: salesforce, facts: {}, people: {converted: perhaps}}",
                "{crm: salesforce, facts: {}, people: {lead_to_account: {by: name, with: Account.Website}}}",
                "{crm: salesforce, facts: {}, scope: {Lead: some}}",
                "{crm: salesforce, facts: {}, stages: {Status: {engine: {New: lead}}}}",
                "{crm: salesforce, facts: {}, activities: {Campaign: {demo_request: Demo*}}}"
            })
    void refusesWhatTheReaderRefusesOfSalesforce(String text) throws IOException {
        assertThat(schema("salesforce").validate(text, InputFormat.YAML)).isNotEmpty();
        assertThat(MappingFile.read(text, new Mistakes("mapping-salesforce.yaml")))
                .isEmpty();
    }

    private Schema schema(String crm) throws IOException {
        return registry.getSchema(Files.readString(SCHEMAS.resolve("mapping-" + crm + ".json")), InputFormat.JSON);
    }
}
