package dev.mql.app.check;

import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Judging;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Reasons;
import dev.mql.mapping.Touched;
import dev.mql.model.Facts;
import dev.mql.store.Dossier;
import dev.mql.store.Selection;
import java.time.Duration;
import java.util.ArrayList;
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

    /** Of more people only today is looked at, so that a check stays a matter of seconds. */
    private static final long LOOKED_BACK_ON = 20_000;

    private static final List<Duration> BACK =
            List.of(Duration.ZERO, Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(90));

    private final Judging judging;
    private final List<Long> instants = new ArrayList<>();
    private final SortedMap<String, Long> fired = new TreeMap<>();
    private final SortedMap<String, Long> known = new TreeMap<>();
    private final Map<List<String>, Touched> touched = new TreeMap<>(Survey::compare);
    private long people;

    private Survey(Desk desk, long everybody) {
        this.judging = new Judging(desk);
        long now = desk.clock().instant().toEpochMilli();
        (everybody > LOOKED_BACK_ON ? BACK.subList(0, 1) : BACK).forEach(back -> instants.add(now - back.toMillis()));
    }

    static Survey of(Desk desk) {
        Selection everybody = new Selection.Everyone();
        Survey survey = new Survey(desk, desk.store().people().count(desk.crmName(), everybody));
        desk.store().people().each(desk.crmName(), everybody, survey::add);
        return survey;
    }

    private void add(Dossier dossier) {
        people++;
        Facts facts = judging.facts(dossier);
        facts.properties().forEach((fact, observations) -> {
            if (observations.get(observations.size() - 1).value().isPresent()) {
                known.merge(fact, 1L, Long::sum);
            }
        });
        Set<String> rules = new HashSet<>();
        instants.forEach(instant -> collect(judging.reasons(facts, instant), rules));
        rules.forEach(rule -> fired.merge(rule, 1L, Long::sum));
        judging.touched(dossier).forEach(this::count);
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

    private static int compare(List<String> one, List<String> other) {
        return String.join("\n", one).compareTo(String.join("\n", other));
    }

    long people() {
        return people;
    }

    /** {@code in 90 days}, or, of very many people, {@code today}. */
    String when() {
        return instants.size() > 1 ? "within 90 days" : "today";
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
                                .reversed()))
                .toList();
    }
}
