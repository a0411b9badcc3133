package dev.mql.app.sandbox.salesforce;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One endpoint: method, path behind the version, and what it does; {@code open} ones need no session and count for nothing. */
record Route(String method, List<String> template, boolean open, Function<Request, Reply> handler) {
    static Route of(String line, Function<Request, Reply> handler) {
        return new Route(line.substring(0, line.indexOf(' ')), template(line), false, handler);
    }

    static Route open(String line, Function<Request, Reply> handler) {
        return new Route(line.substring(0, line.indexOf(' ')), template(line), true, handler);
    }

    private static List<String> template(String line) {
        return Arrays.stream(line.substring(line.indexOf(' ') + 1).split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    String name() {
        return method + " /" + String.join("/", template);
    }

    /** The variable parts, or null where the path is another's. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return null;
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            if (wanted.startsWith("{")) {
                places.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
            } else if (!wanted.equals(segments.get(i))) {
                return null;
            }
        }
        return places;
    }

    /** Literal segments win over variable ones. */
    int literals() {
        return (int)
                template.stream().filter(segment -> !segment.startsWith("{")).count();
    }
}
