package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records.Version;
import dev.mql.mapping.normal.Amounts;
import dev.mql.mapping.normal.Moments;
import dev.mql.model.Activity;
import dev.mql.model.Ref;
import dev.mql.model.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Activities that only show in how a record changed: new values of dates, and rises of counters. */
final class RowActivities {

    /** Of a greater jump the rest is left out: after a long pause it says nothing about when, and a million objects would not help. */
    static final int LARGEST_JUMP = 50;

    private final List<ActivitySource> sources;
    private final ZoneId zone;

    RowActivities(List<ActivitySource> sources, ZoneId zone) {
        this.sources = sources.stream()
                .filter(source -> !(source instanceof ActivitySource.Touches))
                .toList();
        this.zone = zone;
    }

    List<Activity> of(Timeline timeline) {
        List<Activity> activities = new ArrayList<>();
        if (!sources.isEmpty()) {
            List<Version> own = timeline.own();
            for (ActivitySource source : sources) {
                if (source instanceof ActivitySource.Dates dates) {
                    dates.dates().forEach(path -> dates(dates.type(), path, timeline, activities));
                } else if (source instanceof ActivitySource.Counter counter) {
                    counter(counter, own, activities);
                }
            }
        }
        return activities;
    }

    /** Of the person's own records, and of the lists the person is on: since when is a date as well. */
    private void dates(String type, Path path, Timeline timeline, List<Activity> activities) {
        Set<Instant> seen = new HashSet<>();
        List<Version> versions = path.object().equals(Dialect.LISTS) ? timeline.of(Dialect.LISTS) : timeline.own();
        for (Version version : versions) {
            moment(version.row(), path)
                    .filter(seen::add)
                    .ifPresent(at -> activities.add(new Activity(
                            type, at.toEpochMilli(), "dates", path + ":" + at.toEpochMilli(), null, new TreeMap<>())));
        }
    }

    /**
     * At first sight a counter is one activity at its last date, whatever its total: when the others were nobody knows.
     * From then on each rise is that many. The n-th is the n-th for ever, so that reading again changes nothing.
     */
    private void counter(ActivitySource.Counter counter, List<Version> own, List<Activity> activities) {
        Map<Ref, Long> before = new HashMap<>();
        for (Version version : own) {
            Optional<Long> total = total(version.row(), counter.total());
            Optional<Instant> last = moment(version.row(), counter.last());
            if (total.isPresent()) {
                Long known = before.put(version.row().ref(), total.get());
                long from = known == null ? total.get() - 1 : Math.max(known, total.get() - LARGEST_JUMP);
                for (long n = Math.max(0, from) + 1; last.isPresent() && n <= total.get(); n++) {
                    String id = version.row().ref().id() + ":" + counter.total() + ":" + n;
                    activities.add(new Activity(
                            counter.type(), last.get().toEpochMilli(), "counters", id, null, new TreeMap<>()));
                }
            }
        }
    }

    private static Optional<Long> total(Item.Row row, Path path) {
        return text(row, path).flatMap(Amounts::number).map(quantity -> quantity.low() / Value.MICROS);
    }

    private Optional<Instant> moment(Item.Row row, Path path) {
        return text(row, path).flatMap(text -> Moments.read(text, zone));
    }

    private static Optional<String> text(Item.Row row, Path path) {
        return row.ref().type().equals(path.object())
                ? row.property(path.property()).filter(filled -> !filled.isBlank())
                : Optional.empty();
    }
}
