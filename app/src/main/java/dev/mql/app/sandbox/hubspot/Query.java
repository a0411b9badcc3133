package dev.mql.app.sandbox.hubspot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request's query parameters. A name the endpoint does not know and a value of the wrong type are refused. */
final class Query {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> families = new ArrayList<>();

    Query(@Nullable String raw) {
        for (String pair : Objects.requireNonNullElse(raw, "").split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Names that begin like this are known, too. */
    Query or(String... beginnings) {
        families.addAll(List.of(beginnings));
        return this;
    }

    Query only(String... names) {
        Set<String> known = Set.of(names);
        for (String name : values.keySet()) {
            if (!known.contains(name) && families.stream().noneMatch(name::startsWith)) {
                throw Refusal.validation("Unknown query parameter: " + name);
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        List<String> given = values.get(name);
        return given == null ? otherwise : given.get(given.size() - 1);
    }

    /** A list may come as `a,b` or as a repeated parameter, as the official clients send it. */
    List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String given : values.getOrDefault(name, List.of())) {
            for (String item : given.split(",", -1)) {
                if (!item.isBlank()) {
                    all.add(item.strip());
                }
            }
        }
        return all;
    }

    boolean flag(String name) {
        String given = text(name, "false");
        if (!given.equals("true") && !given.equals("false")) {
            throw Refusal.validation("Invalid boolean value for parameter " + name + ": " + given);
        }
        return given.equals("true");
    }

    int limit(int otherwise, int most) {
        int limit = (int) number("limit", otherwise);
        if (limit < 1 || limit > most) {
            throw Refusal.validation("limit must be between 1 and " + most + " (given: " + limit + ")");
        }
        return limit;
    }

    long number(String name, long otherwise) {
        String given = text(name, Long.toString(otherwise));
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw Refusal.validation("Invalid number for parameter " + name + ": " + given);
        }
    }
}
