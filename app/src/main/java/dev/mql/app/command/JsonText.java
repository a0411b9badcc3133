package dev.mql.app.command;

import dev.mql.app.Surroundings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the one JSON object of {@code --json}. */
final class JsonText {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    static void print(Object json, Surroundings surroundings) {
        surroundings.out().println(MAPPER.writeValueAsString(json));
    }
}
