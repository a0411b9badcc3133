package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Test;
import dev.mql.model.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The activities a definition speaks of, numbered while it is compiled: each list of patterns that several rules share is
 * one stream.
 */
final class Streams {

    /** A pattern of a stream: which attributes an activity of its type must have. */
    record Where(String attribute, Test test, Check check) {

        private static final String ASSET = "asset";

        int of(Activity activity) {
            String text = attribute.equals(ASSET)
                    ? activity.assetOrNull()
                    : activity.attributes().get(attribute);
            return check.of(Checks.read(text, test, activity.at()), Span.at(activity.at()));
        }
    }

    /** A stream that wants activities of one type; any of the alternatives will do. */
    record Listener(int stream, List<List<Where>> alternatives) {

        /** All activities of the type are wanted. */
        boolean wantsAll() {
            return alternatives.stream().anyMatch(List::isEmpty);
        }

        /** A {@link Kleene} value: unknown where the attribute asked for is not known of the activity. */
        int wants(Activity activity) {
            int wanted = Kleene.FALSE;
            for (List<Where> alternative : alternatives) {
                int all = Kleene.TRUE;
                for (Where where : alternative) {
                    all = Kleene.and(all, where.of(activity));
                }
                wanted = Kleene.or(wanted, all);
            }
            return wanted;
        }
    }

    private final Checks checks;
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<List<ActivityPattern>, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<Listener>> listeners = new HashMap<>();

    Streams(Checks checks) {
        this.checks = checks;
    }

    int number(List<ActivityPattern> patterns) {
        Integer known = numbers.get(patterns);
        if (known != null) {
            return known;
        }
        int stream = numbers.size();
        numbers.put(List.copyOf(patterns), stream);
        Map<String, List<List<Where>>> alternatives = new LinkedHashMap<>();
        for (ActivityPattern pattern : patterns) {
            alternatives
                    .computeIfAbsent(pattern.type(), type -> new ArrayList<>())
                    .add(wheres(pattern));
        }
        alternatives.forEach((type, wheres) -> {
            typeNumber(type);
            listeners.computeIfAbsent(type, any -> new ArrayList<>()).add(new Listener(stream, List.copyOf(wheres)));
        });
        return stream;
    }

    boolean speaksOf(String type) {
        return types.containsKey(type);
    }

    int typeNumber(String type) {
        Integer known = types.get(type);
        if (known == null) {
            known = types.size();
            types.put(type, known);
        }
        return known;
    }

    List<Where> wheres(ActivityPattern pattern) {
        List<Where> wheres = new ArrayList<>();
        pattern.where()
                .forEach((attribute, test) -> wheres.add(new Where(
                        attribute, test, isPage(attribute) ? checks.compileForPage(test) : checks.compile(test))));
        return List.copyOf(wheres);
    }

    private static boolean isPage(String attribute) {
        return attribute.equals("page") || attribute.equals("url");
    }

    Map<String, Integer> types() {
        // Asked for each activity of each person: faster than an immutable copy, and never changed from here on.
        return new HashMap<>(types);
    }

    /** The patterns of each stream, by number. */
    List<List<ActivityPattern>> patterns() {
        return List.copyOf(numbers.keySet());
    }

    /** Who wants activities of a type, by the type's number. */
    Listener[][] listeners() {
        @Nullable Listener[][] byType = new Listener[types.size()][];
        types.forEach((type, number) ->
                byType[number] = listeners.getOrDefault(type, List.of()).toArray(new Listener[0]));
        return byType;
    }
}
