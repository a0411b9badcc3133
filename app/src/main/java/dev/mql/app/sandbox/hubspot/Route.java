package dev.mql.app.sandbox.hubspot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One endpoint: method, path without version, the limit it counts against, the scopes of which it needs one, and what it does. */
record Route(
        String method,
        List<String> template,
        Bucket bucket,
        Function<Request, List<String>> scopes,
        Function<Request, Reply> handler) {

    /** Which limit a call counts against, besides the daily one. */
    enum Bucket {
        TEN_SECONDLY,
        SEARCH,
        ASSOCIATIONS,
        NONE
    }

    static Route of(String line, Function<Request, List<String>> scopes, Function<Request, Reply> handler) {
        return of(line, Bucket.TEN_SECONDLY, scopes, handler);
    }

    static Route of(
            String line, Bucket bucket, Function<Request, List<String>> scopes, Function<Request, Reply> handler) {
        int space = line.indexOf(' ');
        List<String> template = Arrays.stream(line.substring(space + 1).split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return new Route(line.substring(0, space), template, bucket, scopes, handler);
    }

    String name() {
        return method + " /" + String.join("/", template);
    }

    /** The variable parts, or null where the path is another's. */
    @Nullable
    Map<String, String> match(Path path) {
        if (path.segments().size() != template.size()) {
            return null;
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            String given = path.segments().get(i);
            if (wanted.startsWith("{")) {
                places.put(wanted.substring(1, wanted.length() - 1), given);
            } else if (!wanted.equals(given)) {
                return null;
            }
        }
        return places;
    }

    /** Literal segments win over variable ones: `contacts/search` is no contact of that id. */
    int literals() {
        return (int)
                template.stream().filter(segment -> !segment.startsWith("{")).count();
    }
}
