package dev.mql.definition;

import dev.mql.definition.Condition.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What sales asks of a sales-qualified lead, criterion by criterion, beside what the definition asks of an MQL.
 *
 * <p>Proven from the file alone: a criterion is the same only where nobody can be an MQL by score without meeting it.
 */
public final class Alignment {

    private final Definition definition;
    private final Set<String> mentioned = new TreeSet<>();

    private Alignment(Definition definition) {
        this.definition = definition;
        mentioned.addAll(definition.salesNeeds());
        mentioned.addAll(Mentions.types(definition.handRaise().did()));
        definition.never().forEach(never -> mentioned.addAll(Mentions.of(never.when())));
        Stream.of(
                        definition.fit().rules(),
                        definition.engagement().product(),
                        definition.engagement().content(),
                        definition.engagement().against())
                .flatMap(List::stream)
                .forEach(rule -> mentioned.addAll(Mentions.of(rule)));
    }

    /** How the MQL treats a criterion of the SQL. */
    public enum How {
        /** Nobody becomes an MQL by score without it. */
        SAME,
        /** It is looked at, and an MQL need not meet it. */
        LOOSER,
        /** It is not looked at. */
        MISSING;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param words the criterion as people read it */
    public record Criterion(String words, How how) {}

    /** The conditions in file order, then each question to be answered with yes, then the meeting. */
    public static List<Criterion> of(Definition definition) {
        Alignment alignment = new Alignment(definition);
        List<Criterion> criteria = new ArrayList<>();
        for (Condition condition : definition.sql().when()) {
            criteria.add(alignment.criterion(condition));
        }
        for (String fact : definition.sql().yesTo()) {
            criteria.add(alignment.criterion(new Condition.Fact(fact, new Test.Is(true))));
        }
        if (!definition.sql().andOne().isEmpty()) {
            criteria.add(alignment.criterion(new Condition.Did(
                    ActivityPattern.ofTypes(definition.sql().andOne()),
                    Which.EACH,
                    Long.MAX_VALUE,
                    1,
                    Integer.MAX_VALUE)));
        }
        return criteria;
    }

    private Criterion criterion(Condition condition) {
        return new Criterion(SpokenCondition.of(condition), how(condition));
    }

    private How how(Condition condition) {
        if (denied(condition) && isKnown(condition)) {
            return How.SAME;
        }
        return Mentions.of(condition).stream().anyMatch(mentioned::contains) ? How.LOOSER : How.MISSING;
    }

    /** Whether some {@code never} stops whoever does not meet it. */
    private boolean denied(Condition condition) {
        return definition.never().stream()
                .flatMap(never ->
                        never.when() instanceof Condition.Any any ? any.of().stream() : Stream.of(never.when()))
                .anyMatch(stop -> opposite(stop, condition));
    }

    private static boolean opposite(Condition one, Condition other) {
        if (one instanceof Condition.Not not && not.of().equals(other)) {
            return true;
        }
        if (other instanceof Condition.Not not && not.of().equals(one)) {
            return true;
        }
        return one instanceof Condition.Fact fact
                && other instanceof Condition.Fact against
                && fact.fact().equals(against.fact())
                && opposite(fact.test(), against.test());
    }

    private static boolean opposite(Test one, Test other) {
        boolean truths = one instanceof Test.Is is && other instanceof Test.Is against && is.truth() != against.truth();
        return truths || one.equals(new Test.Not(other)) || other.equals(new Test.Not(one));
    }

    /** What is not known stops nobody; so it has to be asked for, too. */
    private boolean isKnown(Condition condition) {
        return definition.salesNeeds().containsAll(Mentions.of(condition));
    }
}
