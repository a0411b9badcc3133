package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.mapping.normal.Glob;
import dev.mql.mapping.normal.Memo;
import dev.mql.model.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The mapping's lines about touches of one source. Touches that agree in what the lines ask for are looked up once. */
final class TouchSection {

    private record Line(ActivitySource.Touches source, List<Condition> conditions) {}

    private record Condition(String attribute, List<Glob> globs) {}

    private final List<Line> lines = new ArrayList<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final Memo<ActivitySource.Touches> memo = new Memo<>();

    void add(ActivitySource.Touches source) {
        List<Condition> conditions = source.where().stream()
                .filter(fit -> !fit.patterns().equals(List.of(ActivitySource.Fit.PAST)))
                .map(fit -> new Condition(fit.attribute(), Glob.all(fit.patterns())))
                .toList();
        lines.add(new Line(source, conditions));
        conditions.forEach(condition -> asked.add(condition.attribute()));
    }

    /** The first line that fits. */
    Optional<ActivitySource.Touches> line(Item.Touch touch) {
        return memo.read(
                key(touch.attributes()),
                () -> lines.stream()
                        .filter(line -> fits(touch, line))
                        .findFirst()
                        .map(Line::source));
    }

    /** All that a line may ask for; equal for two touches only where all of it is equal. */
    private String key(Map<String, String> attributes) {
        if (asked.size() == 1) {
            String text = attributes.get(asked.first());
            return text == null ? "" : "=" + text;
        }
        StringBuilder key = new StringBuilder();
        for (String attribute : asked) {
            String text = attributes.get(attribute);
            key.append(text == null ? -1 : text.length()).append('=').append(text);
        }
        return key.toString();
    }

    private static boolean fits(Item.Touch touch, Line line) {
        for (Condition condition : line.conditions()) {
            String text = touch.attributes().get(condition.attribute());
            if (text == null) {
                return false;
            }
            String compared = compared(condition.attribute(), text);
            if (condition.globs().stream().noneMatch(glob -> glob.matchesFolded(compared))) {
                return false;
            }
        }
        return true;
    }

    private static String compared(String attribute, String text) {
        return Folding.fold(attribute.contains("url") ? Glob.path(text) : text);
    }
}
