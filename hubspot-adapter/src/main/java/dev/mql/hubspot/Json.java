package dev.mql.hubspot;

import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Jackson as this adapter uses it: pages by token, everything small as a tree. */
final class Json {

    /** A page of 200 records may hold several texts of 64 KB each; the default ends one text at 20 MB, far above. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** For people to read. */
    static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    static JsonParser parser(byte[] body) {
        return MAPPER.createParser(body);
    }

    /** The answer as a tree. */
    static JsonNode tree(Reply reply) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(reply.body());
            if (tree == null || !tree.isObject()) {
                throw new GarbledException("no JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw garbled();
        }
    }

    /** A list somebody sent; empty where the text is none, or is nested or long beyond all measure. */
    static Optional<JsonNode> list(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isArray);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** For answers that need not be JSON, as those of an edge or a proxy. */
    static JsonNode treeOrEmpty(Reply reply) {
        try {
            return tree(reply);
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }

    /** Without the cause: Jackson's message quotes the answer. */
    static GarbledException garbled() {
        return new GarbledException("no whole JSON");
    }

    /** A field's text, numbers and booleans included; empty where it is absent or null. */
    static String string(JsonNode node, String field) {
        return string(node.path(field));
    }

    static String string(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asString("");
    }
}
