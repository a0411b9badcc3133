package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Definition;
import dev.mql.definition.Rule;
import dev.mql.definition.Views;
import dev.mql.model.Folding;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiled views: personas, education, products and the checklist of a sales-qualified lead. */
final class Profiler {

    private record Persona(String id, List<Clause> when) {}

    private final Definition definition;
    private final List<Persona> personas;
    private final int education;
    private final List<Clause> criteria;
    private final int[] yesTo;
    private final int meetings;

    Profiler(Definition definition, Clauses clauses, Numbers facts, Streams streams) {
        this.definition = definition;
        this.personas = definition.views().personas().stream()
                .map(persona -> compile(persona, clauses))
                .toList();
        this.education = streams.number(definition.views().education());
        this.criteria = definition.sql().when().stream().map(clauses::compile).toList();
        this.yesTo = definition.sql().yesTo().stream().mapToInt(facts::number).toArray();
        this.meetings = streams.number(ActivityPattern.ofTypes(definition.sql().andOne()));
    }

    private static Persona compile(Views.Persona persona, Clauses clauses) {
        List<Clause> when = new ArrayList<>();
        for (Condition condition : persona.when()) {
            when.add(clauses.compile(condition));
        }
        return new Persona(persona.id(), List.copyOf(when));
    }

    Profile profile(Judgement judgement, long flatSince) {
        return new Profile(
                resemblances(judgement),
                learnt(judgement.scene),
                flatSince,
                products(judgement),
                qualification(judgement));
    }

    private List<Profile.Resemblance> resemblances(Judgement judgement) {
        List<Profile.Resemblance> all = new ArrayList<>();
        for (Persona persona : personas) {
            int matched = 0;
            int unknown = 0;
            for (Clause clause : persona.when()) {
                int state = clause.of(judgement.scene, judgement.span);
                matched += state == Kleene.TRUE ? 1 : 0;
                unknown += state == Kleene.UNKNOWN ? 1 : 0;
            }
            all.add(new Profile.Resemblance(
                    persona.id(), matched, unknown, persona.when().size()));
        }
        // Stable: of equal ones the first in the file comes first.
        all.sort(Comparator.comparingDouble((Profile.Resemblance one) -> share(one.matched(), one.of()))
                .thenComparingDouble(one -> share(one.unknown(), one.of()))
                .reversed());
        return all;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private List<String> learnt(Scene scene) {
        List<String> assets = new ArrayList<>();
        for (int member = scene.begin(education); member < scene.end(education); member++) {
            String asset = scene.members[member].asset().orElse("");
            if (asset.isEmpty() || assets.stream().noneMatch(known -> Folding.same(known, asset))) {
                assets.add(asset);
            }
        }
        return assets;
    }

    private SortedMap<String, Long> products(Judgement judgement) {
        SortedMap<String, Long> products = new TreeMap<>();
        Weight weight = new Weight();
        for (CompiledRule rule : judgement.definition.rules) {
            if (rule.rule instanceof Rule.Did did && !did.product().isEmpty()) {
                rule.scorer.weigh(judgement.scene, judgement.span, weight);
                products.merge(did.product(), weight.least, Long::sum);
            }
        }
        return products;
    }

    private Profile.Qualification qualification(Judgement judgement) {
        if (definition.sql().isEmpty()) {
            return Profile.Qualification.NONE;
        }
        Scene scene = judgement.scene;
        List<Profile.Answer> answers = new ArrayList<>();
        for (Clause criterion : criteria) {
            answers.add(answer(criterion.of(scene, judgement.span)));
        }
        List<String> yes = new ArrayList<>();
        List<String> no = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < yesTo.length; i++) {
            Observation seen = scene.seen[yesTo[i]];
            boolean known = seen != null && seen.valueOrNull() instanceof Value.Truth;
            boolean isYes = seen != null && seen.valueOrNull() instanceof Value.Truth truth && truth.truth();
            (isYes ? yes : known ? no : unknown).add(definition.sql().yesTo().get(i));
            answers.add(isYes ? Profile.Answer.YES : known ? Profile.Answer.NO : Profile.Answer.UNKNOWN);
        }
        boolean held = scene.end(meetings) > scene.begin(meetings)
                || definition.sql().andOne().isEmpty();
        boolean met = held
                && yes.size() >= definition.sql().yesAtLeast()
                && answers.stream().limit(criteria.size()).allMatch(Profile.Answer.YES::equals);
        if (!definition.sql().andOne().isEmpty()) {
            answers.add(held ? Profile.Answer.YES : Profile.Answer.NO);
        }
        return new Profile.Qualification(met, held, yes, no, unknown, answers);
    }

    private static Profile.Answer answer(int state) {
        return state == Kleene.TRUE
                ? Profile.Answer.YES
                : state == Kleene.UNKNOWN ? Profile.Answer.UNKNOWN : Profile.Answer.NO;
    }
}
