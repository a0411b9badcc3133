package dev.mql.definition.file;

import dev.mql.definition.Globs;
import dev.mql.definition.Glossary.Fact;
import dev.mql.definition.Glossary.Kind;
import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Nearest;
import dev.mql.file.Node;
import dev.mql.model.Folding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a fact is compared with: {@code 51-200}, {@code [DE, AT]}, {@code {not: $served}}, {@code {older: 30d}}. */
final class TestReader {

    private final Context context;

    TestReader(Context context) {
        this.context = context;
    }

    Optional<Test> read(Fact fact, Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.fields(context.mistakes()).flatMap(fields -> block(fact, fields));
        }
        return values(fact, node);
    }

    private Optional<Test> block(Fact fact, Fields fields) {
        Optional<Test> not =
                fields.optional("not").flatMap(node -> read(fact, node)).map(Test.Not::new);
        Optional<Test> matches = fields.optional("matches")
                .flatMap(node -> context.patterns().read(node, context.mistakes()))
                .map(Test.Matches::new);
        Optional<Test> present = fields.truth("present").map(Test.Present::new);
        Optional<Test> age = age(fields);
        fields.end();
        if (!matches.isEmpty() && !textual(fact.kind())) {
            context.mistakes()
                    .add(fields.node(), "a pattern needs text, `" + fact.name() + "` is none", "compare values");
        }
        List<Test> all = new ArrayList<>();
        not.ifPresent(all::add);
        matches.ifPresent(all::add);
        present.ifPresent(all::add);
        age.ifPresent(all::add);
        if (fields.node().entries().isEmpty() || all.size() > 1) {
            context.mistakes()
                    .add(fields.node(), "expected one comparison", "write one of not, matches, present, older, newer");
        }
        return all.stream().findFirst();
    }

    private Optional<Test> age(Fields fields) {
        Optional<Node> older = fields.optional("older");
        Optional<Node> newer = fields.optional("newer");
        if (older.isEmpty() && newer.isEmpty()) {
            return Optional.empty();
        }
        long from =
                older.flatMap(node -> Durations.read(node, context.mistakes())).orElse(0L);
        long below =
                newer.flatMap(node -> Durations.read(node, context.mistakes())).orElse(Long.MAX_VALUE);
        if (from >= below) {
            context.mistakes()
                    .add(fields.node(), "nothing is both older and newer than that", "let `older` be the shorter time");
        }
        return Optional.of(new Test.Age(from, below));
    }

    private Optional<Test> values(Fact fact, Node node) {
        int before = context.mistakes().count();
        List<Node.Scalar> values = context.lists().values(node, context.mistakes());
        if (values.isEmpty()) {
            if (context.mistakes().count() == before) {
                context.mistakes().add(node, "an empty list is never true", "name at least one value");
            }
            return Optional.empty();
        }
        return switch (fact.kind()) {
            case TEXT -> Optional.of(texts(values));
            case CODE -> Optional.of(codes(fact, values));
            case COUNTRY -> Optional.of(countries(values));
            case NUMBER -> numbers(values);
            case MONEY -> money(values);
            case TRUTH -> truth(node, values);
            case MOMENT -> {
                context.mistakes()
                        .add(node, "`" + fact.name() + "` is a point in time", "write {older: 30d} or {newer: 30d}");
                yield Optional.empty();
            }
            case ANY -> any(node, values);
        };
    }

    /** A fact a mapping declares does not say what it is: its values do. */
    private Optional<Test> any(Node node, List<Node.Scalar> values) {
        long amounts = values.stream().filter(Amounts::looksLikeOne).count();
        if (values.size() == 1 && values.get(0).kind() == Node.Kind.TRUTH) {
            return truth(node, values);
        } else if (amounts == 0) {
            return Optional.of(texts(values));
        } else if (amounts < values.size()) {
            context.mistakes().add(node, "numbers and texts in one list", "split it in two conditions");
            return Optional.empty();
        }
        boolean currencies = values.stream().anyMatch(value -> value.text().matches(".* [A-Z]{3}"));
        return currencies ? money(values) : numbers(values);
    }

    private Test texts(List<Node.Scalar> values) {
        SortedSet<String> texts = new TreeSet<>();
        for (Node.Scalar value : values) {
            String text = Texts.clean(value.text());
            if (text.matches("\\*+")) {
                context.mistakes().add(value, "`" + text + "` is any text there is", "write {present: true}");
            }
            texts.add(text);
        }
        return new Test.OneOf(texts);
    }

    /**
     * A closed fact has no other code. Any other may have codes the mapping makes; one a slip away from a known code is
     * no such code, unless the mapping makes the fact's codes, in which case the glossary names none.
     */
    private Test codes(Fact fact, List<Node.Scalar> values) {
        for (Node.Scalar value : values) {
            String code = Folding.fold(value.text());
            boolean known =
                    fact.codes().isEmpty() || Globs.isGlob(code) || fact.codes().contains(code);
            Optional<String> near = known ? Optional.empty() : Nearest.to(code, fact.codes());
            if (!known && (fact.closed() || near.isPresent())) {
                context.mistakes()
                        .add(
                                value,
                                "`" + fact.name() + "` is never `" + value.text() + "`",
                                near.map(nearest -> "did you mean `" + nearest + "`?")
                                        .orElse("it is one of " + String.join(", ", fact.codes())));
            }
        }
        return texts(values);
    }

    private Test countries(List<Node.Scalar> values) {
        values.forEach(value -> Countries.check(value, context.mistakes()));
        return texts(values);
    }

    private Optional<Test> truth(Node node, List<Node.Scalar> values) {
        if (values.size() != 1) {
            context.mistakes().add(node, "expected true or false, found a list", "write one of them");
            return Optional.empty();
        }
        return values.get(0).truth(context.mistakes()).map(Test.Is::new);
    }

    private Optional<Test> numbers(List<Node.Scalar> values) {
        List<Interval> intervals = new ArrayList<>();
        for (Node.Scalar value : values) {
            Amounts.read(value, context.mistakes()).ifPresent(amount -> {
                if (!amount.currency().isEmpty()) {
                    context.mistakes().add(value, "a currency where a number is asked for", "delete it");
                }
                add(intervals, value, amount, BigDecimal.ONE);
            });
        }
        return intervals.isEmpty() ? Optional.empty() : Optional.of(new Test.Within(sorted(intervals)));
    }

    private Optional<Test> money(List<Node.Scalar> values) {
        List<Interval> intervals = new ArrayList<>();
        for (Node.Scalar value : values) {
            Amounts.read(value, context.mistakes())
                    .ifPresent(amount -> add(intervals, value, amount, rate(value, amount.currency())));
        }
        return intervals.isEmpty() ? Optional.empty() : Optional.of(new Test.MoneyWithin(sorted(intervals)));
    }

    private BigDecimal rate(Node at, String currency) {
        String in = context.money().in();
        if (in.isEmpty()) {
            context.mistakes()
                    .add(at, "an amount of money, but in which currency?", "add `money: {in: EUR}` at the top");
        }
        if (in.isEmpty() || currency.isEmpty() || currency.equals(in)) {
            return BigDecimal.ONE;
        }
        BigDecimal rate = context.money().rates().get(currency);
        if (rate == null) {
            context.mistakes().add(at, "no rate for " + currency, "add it to `money: {rates: ...}`");
            return BigDecimal.ONE;
        }
        return rate;
    }

    private void add(List<Interval> intervals, Node.Scalar value, Amounts.Amount amount, BigDecimal rate) {
        amount.interval(rate)
                .ifPresentOrElse(
                        intervals::add,
                        () -> context.mistakes().add(value, "larger than can be counted", "write less"));
    }

    private static List<Interval> sorted(List<Interval> intervals) {
        return intervals.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingLong(Interval::low).thenComparingLong(Interval::high))
                .toList();
    }

    private static boolean textual(Kind kind) {
        return switch (kind) {
            case TEXT, CODE, COUNTRY, ANY -> true;
            case NUMBER, MONEY, TRUTH, MOMENT -> false;
        };
    }
}
