package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages over a list with an opaque cursor, as the families beside CRM objects have them. */
final class Paging {
    private Paging() {}

    static <T> ObjectNode page(List<T> all, Query query, int usual, int most, Function<T, JsonNode> json) {
        int limit = query.limit(usual, most);
        int start = offset(query.text("after", ""));
        int end = Math.min(all.size(), start + limit);
        ObjectNode page = Json.object();
        ArrayNode results = page.putArray("results");
        for (int i = start; i < end; i++) {
            results.add(json.apply(all.get(i)));
        }
        if (end < all.size()) {
            String after =
                    Base64.getEncoder().encodeToString(Integer.toString(end).getBytes(StandardCharsets.UTF_8));
            page.putObject("paging").putObject("next").put("after", after).put("link", "https://api.hubapi.com/");
        }
        return page;
    }

    private static int offset(String after) {
        if (after.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(new String(Base64.getDecoder().decode(after), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Refusal.validation("The paging cursor is not valid.");
        }
    }
}
