package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.mapping.normal.Glob;
import dev.mql.model.Activity;
import dev.mql.model.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Touches to activities: the first line of their section that fits. */
final class TouchActivities {

    /** Attributes by which people know what was touched, best first. */
    private static final List<String> NAMES =
            List.of("name", "Campaign.Name", "hs_url_path", "Subject", "hs_meeting_outcome", "state", "Status");

    private record Line(ActivitySource.Touches source, List<Condition> conditions) {}

    private record Condition(String attribute, List<Glob> globs) {}

    private final Map<String, List<Line>> bySource = new HashMap<>();

    TouchActivities(List<ActivitySource> sources) {
        for (ActivitySource source : sources) {
            if (source instanceof ActivitySource.Touches touches) {
                bySource.computeIfAbsent(touches.source(), name -> new ArrayList<>())
                        .add(new Line(touches, conditions(touches)));
            }
        }
    }

    List<Activity> of(List<Item.Touch> touches) {
        List<Activity> activities = new ArrayList<>();
        for (Item.Touch touch : touches) {
            line(touch).ifPresent(line -> activities.add(activity(touch, line.source())));
        }
        return activities;
    }

    List<Unmapped> unmapped(List<Item.Touch> touches) {
        Map<String, Unmapped> counted = new TreeMap<>();
        for (Item.Touch touch : touches) {
            if (line(touch).isEmpty()) {
                Unmapped one = new Unmapped(touch.source(), name(touch), 1);
                counted.merge(
                        one.source() + '\n' + one.name(),
                        one,
                        (all, more) -> new Unmapped(all.source(), all.name(), all.touches() + more.touches()));
            }
        }
        return List.copyOf(counted.values());
    }

    private static List<Condition> conditions(ActivitySource.Touches source) {
        return source.where().stream()
                .filter(fit -> !fit.patterns().equals(List.of(ActivitySource.Fit.PAST)))
                .map(fit -> new Condition(fit.attribute(), Glob.all(fit.patterns())))
                .toList();
    }

    private Optional<Line> line(Item.Touch touch) {
        List<Line> lines = bySource.getOrDefault(touch.source(), List.of());
        Map<String, String> folded = new HashMap<>();
        for (Line line : lines) {
            if (fits(touch, line, folded)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Item.Touch touch, Line line, Map<String, String> folded) {
        for (Condition condition : line.conditions()) {
            String text = touch.attributes().get(condition.attribute());
            if (text == null) {
                return false;
            }
            String compared = folded.computeIfAbsent(condition.attribute(), name -> compared(name, text));
            if (condition.globs().stream().noneMatch(glob -> glob.matchesFolded(compared))) {
                return false;
            }
        }
        return true;
    }

    private static String compared(String attribute, String text) {
        return Folding.fold(attribute.contains("url") ? Glob.path(text) : text);
    }

    private static Activity activity(Item.Touch touch, ActivitySource.Touches source) {
        String asset = source.asset().map(name -> touch.attributes().get(name)).orElse(null);
        String known = asset == null && source.type().equals(ActivitySource.NOTHING) ? name(touch) : asset;
        return new Activity(source.type(), touch.at(), touch.source(), touch.id(), known, touch.attributes());
    }

    private static String name(Item.Touch touch) {
        return NAMES.stream()
                .filter(name -> touch.attributes().containsKey(name))
                .findFirst()
                .map(name -> touch.attributes().get(name))
                .orElse(touch.source());
    }
}
