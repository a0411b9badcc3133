package dev.mql.app.workspace;

import dev.mql.crm.Schema;
import dev.mql.store.Store;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The CRM's schema as it was last seen, kept in the store so that people can be explained without a call. */
final class SchemaText {

    private static final String KEY = "schema";
    private static final String AT = "schema seen";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SchemaText() {}

    static void keep(Store store, String crm, Schema schema, Instant at) {
        store.switches().note(crm, KEY, MAPPER.writeValueAsString(schema));
        store.switches().note(crm, AT, at.toString());
    }

    /** The one seen last, if it was seen after an instant. */
    static Optional<Schema> since(Store store, String crm, Instant instant) {
        return store.switches()
                .note(crm, AT)
                .filter(at -> Instant.parse(at).isAfter(instant))
                .flatMap(at -> last(store, crm));
    }

    static Optional<Schema> last(Store store, String crm) {
        return store.switches().note(crm, KEY).flatMap(SchemaText::read);
    }

    /** A text another version of mql wrote is no loss: the CRM is asked again. */
    private static Optional<Schema> read(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, Schema.class));
        } catch (JacksonException otherVersion) {
            return Optional.empty();
        }
    }
}
