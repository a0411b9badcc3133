package dev.mql.salesforce;

import dev.mql.http.GarbledException;
import dev.mql.http.Reply;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jackson as this adapter uses it. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** An object or a list; Salesforce's edge and its login page answer HTML. */
    static JsonNode tree(Reply reply) throws IOException {
        return tree(reply.body());
    }

    static JsonNode tree(byte[] body) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree == null || !tree.isContainer()) {
                throw garbled();
            }
            return tree;
        } catch (JacksonException e) {
            throw garbled();
        }
    }

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
