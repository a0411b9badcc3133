package dev.mql.evaluate;

import dev.mql.definition.Definition;
import dev.mql.definition.Grades.Grade;
import dev.mql.model.Facts;
import dev.mql.model.Folding;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A definition ready to be evaluated: conditions are closures, facts and activities are numbers. Immutable. */
final class Compiled {

    final Definition source;
    final Blueprint blueprint;
    final Exchange exchange;
    final CompiledRule[] rules;
    final RuleNumbers all;
    /** Those that time alone cannot change, and those that it may. */
    final RuleNumbers timeless;

    final RuleNumbers changing;
    final Clause[] never;
    final boolean[] neverIsTimeless;
    final int[] salesNeeds;
    final Sums.Caps caps;
    /** Per fact, what its rules tell apart ... */
    final Candidates[] candidates;
    /** ... and the values supposed where nothing of it is known. */
    final Observation[][] supposed;

    final int handRaise;
    final long handRaiseWithin;
    final long leaveScore;
    final Grade[] fitGrades;
    final Grade[] engagementGrades;
    private final String[][] gradeNames;
    final Profiler profiler;
    private final int origin;
    private final int rejectedAt;
    private final Threshold enter;
    private final Map<String, Threshold> byOrigin;

    Compiled(Definition source, Compiler parts) {
        this.source = source;
        this.blueprint = parts.blueprint();
        this.exchange = parts.exchange();
        this.rules = parts.rules();
        this.all = new RuleNumbers(rules, rule -> true);
        this.timeless = new RuleNumbers(rules, rule -> Timeless.is(rules[rule].rule));
        this.changing = new RuleNumbers(rules, rule -> !Timeless.is(rules[rule].rule));
        this.never = parts.never();
        this.neverIsTimeless = new boolean[never.length];
        for (int i = 0; i < never.length; i++) {
            neverIsTimeless[i] = Timeless.is(source.never().get(i).when());
        }
        this.candidates = parts.candidates();
        this.supposed = new Observation[candidates.length][];
        for (int fact = 0; fact < candidates.length; fact++) {
            supposed[fact] = candidates[fact].distinct();
        }
        this.salesNeeds =
                source.salesNeeds().stream().mapToInt(parts.facts()::number).toArray();
        this.caps = new Sums.Caps(
                source.fit().cap(),
                source.engagement().cap(),
                source.engagement().contentCap());
        this.handRaise = parts.handRaise();
        this.handRaiseWithin = source.handRaise().within();
        this.leaveScore = source.leave().score();
        this.fitGrades = source.grades().fit().toArray(new Grade[0]);
        this.engagementGrades = source.grades().engagement().toArray(new Grade[0]);
        this.gradeNames = gradeNames(fitGrades, engagementGrades);
        this.profiler = parts.profiler();
        this.origin = parts.facts().number(Facts.ORIGIN);
        this.rejectedAt = parts.facts().number(Facts.REJECTED_AT);
        this.enter = Threshold.of(source.mql().enter());
        this.byOrigin = new HashMap<>();
        source.mql().origins().forEach((name, line) -> byOrigin.put(Folding.fold(name), Threshold.of(line)));
    }

    /** The lines of the person's origin, if it has lines of its own (meaning 29). */
    Threshold lines(Scene scene) {
        if (byOrigin.isEmpty()) {
            return enter;
        }
        Observation seen = scene.seen[origin];
        if (seen != null && seen.valueOrNull() instanceof Value.Text text) {
            return byOrigin.getOrDefault(Folding.fold(text.text()), enter);
        }
        return enter;
    }

    /** A set of {@link Kleene} values: whether the newest raised hand is still up and newer than a rejection (meaning 28). */
    int raised(Scene scene, Span span) {
        int end = scene.end(handRaise);
        if (end == scene.begin(handRaise)) {
            return Kleene.FALSE;
        }
        long newest = scene.at[end - 1];
        Observation rejection = scene.seen[rejectedAt];
        if (rejection != null
                && rejection.valueOrNull() instanceof Value.Moment moment
                && newest <= moment.at().toEpochMilli()) {
            return Kleene.FALSE;
        }
        boolean atFirst = handRaiseWithin == Long.MAX_VALUE || span.from() - newest < handRaiseWithin;
        boolean atLast = handRaiseWithin == Long.MAX_VALUE || span.to() - newest < handRaiseWithin;
        return Kleene.between(atFirst, atLast);
    }

    /** The place of the highest grade whose line is reached; the lowest where none is; -1 where there are no grades. */
    static int grade(Grade[] grades, long points) {
        int lowest = -1;
        int reached = -1;
        for (int i = 0; i < grades.length; i++) {
            if (points >= grades[i].from() && (reached < 0 || grades[i].from() > grades[reached].from())) {
                reached = i;
            }
            if (lowest < 0 || grades[i].from() < grades[lowest].from()) {
                lowest = i;
            }
        }
        return reached < 0 ? lowest : reached;
    }

    /** {@code B2}; the places are those of {@link #grade}, and -1 is written last. */
    String gradeName(int fitGrade, int engagementGrade) {
        int row = fitGrade < 0 ? fitGrades.length : fitGrade;
        int column = engagementGrade < 0 ? engagementGrades.length : engagementGrade;
        return gradeNames[row][column];
    }

    private static String[][] gradeNames(Grade[] fit, Grade[] engagement) {
        String[][] names = new String[fit.length + 1][engagement.length + 1];
        for (int row = 0; row <= fit.length; row++) {
            for (int column = 0; column <= engagement.length; column++) {
                String letter = row < fit.length ? fit[row].name() : "";
                names[row][column] = letter + (column < engagement.length ? engagement[column].name() : "");
            }
        }
        return names;
    }

    boolean needs(int fact) {
        return Arrays.stream(salesNeeds).anyMatch(need -> need == fact);
    }

    boolean hangsOn(int fact) {
        return rulesOn(fact).length > 0;
    }

    /** The numbers of the rules that look at a fact. */
    int[] rulesOn(int fact) {
        return IntStream.range(0, rules.length)
                .filter(rule -> rules[rule].looksAt(fact))
                .toArray();
    }

    List<String> names(int[] facts) {
        String[] names = new String[facts.length];
        for (int i = 0; i < facts.length; i++) {
            names[i] = blueprint.factNames[facts[i]];
        }
        return List.of(names);
    }
}
