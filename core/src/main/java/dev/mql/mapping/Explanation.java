package dev.mql.mapping;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Definition;
import dev.mql.definition.Never;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sales reads on the record: one sentence of at most 255 characters, in the words of the rules that gave most. It
 * names days, never "today", so that a night does not rewrite it.
 */
final class Explanation {

    /** What a text property of either CRM takes. */
    static final int LONGEST = 255;

    /** More than that nobody reads before a call. */
    private static final int REASONS = 5;

    /** Letters of a hash that people compare. */
    private static final int SHORT_HASH = 7;

    private static final Map<String, String> FACT_WORDS = Map.of(
            "company.employees", "company size",
            "company.revenue", "revenue",
            "contact.email", "e-mail",
            "contact.title", "job title",
            "company.relation", "relation to us");

    private final Definition definition;
    private final Set<String> raising;

    Explanation(Definition definition) {
        this.definition = definition;
        this.raising =
                definition.handRaise().did().stream().map(ActivityPattern::type).collect(Collectors.toSet());
    }

    String reason(Facts facts, Evaluation evaluation) {
        List<String> reasons = new ArrayList<>();
        Verdict verdict = evaluation.outcome().verdict();
        if (verdict.kind() == Verdict.Kind.DISQUALIFIED) {
            reasons.add(stop(verdict.code()));
        }
        if (evaluation.outcome().raised()) {
            raised(facts, evaluation.asOf(), reasons);
        }
        evaluation.parts().stream()
                .filter(part -> part.state() == Part.State.FIRED
                        && part.points() > 0
                        && !part.say().isBlank())
                .sorted(Comparator.comparingLong(Part::points).reversed())
                .map(part -> part.say().strip())
                .distinct()
                .limit(REASONS)
                .forEach(reasons::add);
        return sentence(
                reasons,
                verdict.kind() == Verdict.Kind.DISQUALIFIED ? "" : end(Worth.of(facts, evaluation.asOf()), verdict));
    }

    /** What sales may expect, and what it has to ask: {@code Worth 45000 EUR. Ask for: revenue}. */
    private static String end(Optional<String> worth, Verdict verdict) {
        String asked = askFor(verdict);
        return Stream.of(
                        worth.map(value -> "Worth " + value),
                        Optional.of(asked).filter(facts -> !facts.isEmpty()).map(facts -> "Ask for: " + facts))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(". "));
    }

    /** {@code Acme MQL 2026-Q4 (3f9a12c)} */
    String definition(String hash) {
        String plain = hash.substring(hash.indexOf(':') + 1);
        return (definition.name() + " " + definition.edition()).strip() + " ("
                + plain.substring(0, Math.min(SHORT_HASH, plain.length())) + ")";
    }

    /** {@code company size, country} */
    static String askFor(Verdict verdict) {
        return cut(verdict.ask().stream().map(Explanation::words).collect(Collectors.joining(", ")));
    }

    /** {@code contact.some_thing} is "some thing". */
    private static String words(String fact) {
        return FACT_WORDS.getOrDefault(
                fact, fact.substring(fact.lastIndexOf('.') + 1).replace('_', ' '));
    }

    private String stop(String code) {
        return definition.never().stream()
                .filter(never -> never.code().equals(code))
                .map(Never::words)
                .map(words -> words.say().isBlank() ? code.replace('-', ' ') : words.say())
                .findFirst()
                .orElse(code);
    }

    private void raised(Facts facts, long asOf, List<String> reasons) {
        Activity newest = null;
        for (Activity activity : facts.activities()) {
            if (activity.at() <= asOf && raising.contains(activity.type())) {
                newest = activity;
            }
        }
        String say = definition.handRaise().words().say();
        if (newest != null) {
            LocalDate day =
                    Instant.ofEpochMilli(newest.at()).atZone(definition.zone()).toLocalDate();
            reasons.add((say.isBlank() ? newest.type().replace('_', ' ') : say) + " on " + day);
        } else if (!say.isBlank()) {
            reasons.add(say);
        }
    }

    /** As many reasons as fit whole, the best first. */
    private static String sentence(List<String> reasons, String end) {
        int room = LONGEST - (end.isEmpty() ? 0 : end.length() + 2);
        StringBuilder text = new StringBuilder();
        for (String reason : reasons) {
            String next = text.isEmpty() ? capital(reason) : ", " + reason;
            if (text.length() + next.length() + 1 <= room) {
                text.append(next);
            }
        }
        if (!text.isEmpty()) {
            text.append('.');
        }
        String all = end.isEmpty() ? text.toString() : text.isEmpty() ? end + "." : text + " " + end + ".";
        return cut(all);
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
