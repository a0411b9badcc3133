package dev.mql.app.check;

import dev.mql.app.workspace.Crowd;
import dev.mql.app.workspace.Desk;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Reasons;
import dev.mql.mapping.Touched;
import dev.mql.model.Facts;
import dev.mql.store.Dossier;
import dev.mql.sync.Sight;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What everybody in the store tells of the mapping and the definition: who filled what, which rules fire, what people
 * touched. Costs no call; each person is looked at once.
 */
final class Survey {

    /** People touch any number of pages; more names than that nobody reads. */
    private static final int NAMES = 5_000;

    private static final List<Duration> BACK =
            List.of(Duration.ZERO, Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(90));

    private final SortedMap<String, Long> fired = new TreeMap<>();
    private final SortedMap<String, Long> known = new TreeMap<>();
    private final Map<List<String>, Touched> touched = new HashMap<>();
    private long people;

    private Survey() {}

    static Survey of(Desk desk) {
        Sight sight = desk.sight();
        long now = desk.clock().instant().toEpochMilli();
        List<Long> instants = BACK.stream().map(back -> now - back.toMillis()).toList();
        return Crowd.each(desk, Survey::new, (survey, dossier) -> survey.add(sight, dossier, instants), Survey::with);
    }

    private void add(Sight sight, Dossier dossier, List<Long> instants) {
        people++;
        Facts facts = sight.facts(dossier.records());
        facts.properties().forEach((fact, observations) -> {
            if (observations.get(observations.size() - 1).value().isPresent()) {
                known.merge(fact, 1L, Long::sum);
            }
        });
        Set<String> rules = new HashSet<>();
        instants.forEach(instant -> collect(sight.reasons(facts, instant), rules));
        rules.forEach(rule -> fired.merge(rule, 1L, Long::sum));
        sight.touched(dossier.records()).forEach(this::count);
    }

    private Survey with(Survey later) {
        people += later.people;
        later.fired.forEach((rule, count) -> fired.merge(rule, count, Long::sum));
        later.known.forEach((fact, count) -> known.merge(fact, count, Long::sum));
        later.touched.values().forEach(this::count);
        return this;
    }

    private static void collect(Reasons reasons, Set<String> rules) {
        rules.addAll(reasons.stops());
        reasons.parts().stream()
                .filter(part -> part.state() == Part.State.FIRED)
                .forEach(part -> rules.add(part.rule()));
    }

    private void count(Touched one) {
        List<String> key = List.of(one.source(), one.type().orElse(""), one.name());
        if (touched.size() >= NAMES && !touched.containsKey(key)) {
            Touched others = new Touched(one.source(), "(others)", one.typeOrNull(), one.touches());
            merge(List.of(others.source(), others.type().orElse(""), others.name()), others);
        } else {
            merge(key, one);
        }
    }

    private void merge(List<String> key, Touched one) {
        touched.merge(
                key,
                one,
                (all, more) -> new Touched(all.source(), all.name(), all.typeOrNull(), all.touches() + more.touches()));
    }

    long people() {
        return people;
    }

    /** Of how many people a rule gave points, or a {@code never} stopped them. */
    long fired(String rule) {
        return fired.getOrDefault(rule, 0L);
    }

    /** Of how many people a fact is known. */
    long known(String fact) {
        return known.getOrDefault(fact, 0L);
    }

    /** Per source what nobody mapped first, then what was touched most. */
    List<Touched> touched() {
        return touched.values().stream()
                .sorted(java.util.Comparator.comparing(Touched::source)
                        .thenComparing(one -> one.type().isPresent())
                        .thenComparing(java.util.Comparator.comparingLong(Touched::touches)
                                .reversed())
                        .thenComparing(Touched::name))
                .toList();
    }
}
