package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Condition.Which;
import dev.mql.definition.Rule;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a block of conditions, all of which must be true: {@code fact: value}, {@code all}, {@code any}, {@code not},
 * {@code at_least} with {@code of}, and what was done.
 */
final class ConditionReader {

    private static final int MOST = 100_000;

    private final Context context;
    private final TestReader tests;
    private final PatternsReader patterns;

    ConditionReader(Context context) {
        this.context = context;
        this.tests = new TestReader(context);
        this.patterns = new PatternsReader(context);
    }

    /** The conditions that all have to hold, each by itself. */
    List<Condition> each(Node node) {
        Optional<Condition> condition = read(node);
        if (condition.isPresent() && condition.get() instanceof Condition.All all) {
            return all.of();
        }
        return condition.map(List::of).orElse(List.of());
    }

    Optional<Condition> read(Node node) {
        Optional<Fields> fields = node.fields(context.mistakes());
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Fields block = fields.get();
        if (block.has("did") || block.has("first") || block.has("last")) {
            return did(block);
        } else if (block.has("of") || block.has("at_least")) {
            return atLeast(block);
        }
        return all(block);
    }

    private Optional<Condition> all(Fields block) {
        List<Condition> conditions = new ArrayList<>();
        int before = context.mistakes().count();
        block.optional("all").map(this::list).map(Condition.All::new).ifPresent(conditions::add);
        block.optional("any").map(this::list).map(Condition.Any::new).ifPresent(conditions::add);
        block.optional("not").flatMap(this::read).map(Condition.Not::new).ifPresent(conditions::add);
        for (Node.Entry entry : block.others()) {
            tests.read(context.fact(entry.key(), entry.name()), entry.value())
                    .ifPresent(test -> conditions.add(new Condition.Fact(entry.name(), test)));
        }
        if (conditions.isEmpty()) {
            if (context.mistakes().count() == before) {
                context.mistakes().add(block.node(), "no condition stands here", "write fact: value");
            }
            return Optional.empty();
        }
        return Optional.of(conditions.size() == 1 ? conditions.get(0) : new Condition.All(List.copyOf(conditions)));
    }

    private List<Condition> list(Node node) {
        if (node.sequence().isEmpty()) {
            context.mistakes().add(node, "expected a list of conditions, found " + node.form(), "write - fact: value");
        }
        return node.sequence().stream()
                .flatMap(sequence -> sequence.items().stream())
                .flatMap(item -> read(item).stream())
                .toList();
    }

    private Optional<Condition> atLeast(Fields block) {
        Optional<Integer> n = block.required("at_least", "write at_least: 2 beside `of`")
                .flatMap(node -> node.whole(1, MOST, context.mistakes()));
        Optional<Node> of = block.required("of", "write of: and a list of conditions beside `at_least`");
        block.end();
        if (n.isEmpty() || of.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = list(of.get());
        if (n.get() > conditions.size()) {
            context.mistakes()
                    .add(of.get(), "at least " + n.get() + " of " + conditions.size() + " conditions", "ask for fewer");
        }
        return Optional.of(new Condition.AtLeast(n.get(), conditions));
    }

    private Optional<Condition> did(Fields block) {
        int found = 0;
        Which which = Which.EACH;
        String key = "did";
        for (String candidate : List.of("did", "first", "last")) {
            if (block.has(candidate)) {
                found++;
                key = candidate;
                which = candidate.equals("did")
                        ? Which.EACH
                        : Which.valueOf(candidate.toUpperCase(java.util.Locale.ROOT));
            }
        }
        if (found > 1) {
            context.mistakes().add(block.node(), "more than one of did, first and last", "keep one of them");
        }
        List<ActivityPattern> did = patterns.read(block, key);
        long within = block.optional("within")
                .flatMap(node -> Durations.read(node, context.mistakes()))
                .orElse(Rule.Did.FOR_EVER);
        Optional<Node> then = which == Which.EACH ? block.optional("then") : Optional.empty();
        Condition condition = then.isPresent()
                ? new Condition.Sequence(did, patterns.read(then.get()), within)
                : counted(block, did, which, within);
        block.end();
        return did.isEmpty() ? Optional.empty() : Optional.of(condition);
    }

    private Condition counted(Fields block, List<ActivityPattern> did, Which which, long within) {
        if (which != Which.EACH) {
            if (within == Rule.Did.FOR_EVER) {
                context.mistakes().add(block.node(), "the first or last one, but since when?", "add within: 30d");
            }
            return new Condition.Did(did, which, within, 1, Integer.MAX_VALUE);
        }
        Optional<Integer> atMost = block.whole("at_most", 0, MOST);
        int atLeast = block.whole("at_least", 0, MOST).orElse(atMost.isPresent() ? 0 : 1);
        int most = atMost.orElse(Integer.MAX_VALUE);
        if (atLeast > most) {
            context.mistakes().add(block.node(), "at_least is more than at_most", "swap them");
        } else if (atLeast == 0 && most == Integer.MAX_VALUE) {
            context.mistakes().add(block.node(), "at least 0 is always true", "write at_least: 1 or at_most: 0");
        }
        return new Condition.Did(did, which, within, atLeast, most);
    }
}
