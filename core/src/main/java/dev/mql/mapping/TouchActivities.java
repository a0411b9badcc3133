package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.model.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Touches to activities: the first line of their section that fits. */
final class TouchActivities {

    /** Attributes by which people know what was touched, best first. */
    private static final List<String> NAMES =
            List.of("name", "Campaign.Name", "hs_url_path", "Subject", "hs_meeting_outcome", "state", "Status");

    private final Map<String, TouchSection> bySource = new HashMap<>();

    TouchActivities(List<ActivitySource> sources) {
        for (ActivitySource source : sources) {
            if (source instanceof ActivitySource.Touches touches) {
                bySource.computeIfAbsent(touches.source(), name -> new TouchSection())
                        .add(touches);
            }
        }
    }

    List<Activity> of(List<Item.Touch> touches) {
        List<Activity> activities = new ArrayList<>();
        for (Item.Touch touch : touches) {
            line(touch).ifPresent(line -> activities.add(activity(touch, line)));
        }
        return activities;
    }

    /** Each form, path or campaign once for each type it means. */
    List<Touched> touched(List<Item.Touch> touches) {
        Map<List<String>, Touched> counted = new LinkedHashMap<>();
        for (Item.Touch touch : touches) {
            String type = typeOf(touch).orElse(null);
            Touched one = new Touched(touch.source(), kind(touch), type, 1);
            counted.merge(
                    List.of(one.source(), one.name(), String.valueOf(type)),
                    one,
                    (all, more) -> new Touched(all.source(), all.name(), type, all.touches() + more.touches()));
        }
        return List.copyOf(counted.values());
    }

    /** Campaigns and meetings are known by what kind they are and how they ended; anything else by its name. */
    private static String kind(Item.Touch touch) {
        SortedMap<String, String> attributes = touch.attributes();
        String outcome = attributes.get("hs_meeting_outcome");
        if (outcome != null) {
            return outcome;
        }
        String name = attributes.getOrDefault("Campaign.Type", name(touch));
        String state = attributes.getOrDefault("state", attributes.getOrDefault("Status", ""));
        return state.isEmpty() || state.equals(name) ? name : name + ", " + state;
    }

    Optional<String> typeOf(Item.Touch touch) {
        return line(touch).map(ActivitySource.Touches::type);
    }

    private Optional<ActivitySource.Touches> line(Item.Touch touch) {
        TouchSection section = bySource.get(touch.source());
        return section == null ? Optional.empty() : section.line(touch);
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
