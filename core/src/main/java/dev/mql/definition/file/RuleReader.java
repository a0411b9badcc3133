package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Count;
import dev.mql.definition.Fading;
import dev.mql.definition.Rule;
import dev.mql.definition.Words;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a rule in one of its three forms: a points table {@code of} a fact, {@code when}, or {@code did}. */
final class RuleReader {

    private final Context context;
    private final Set<String> products;
    private final ConditionReader conditions;
    private final PatternsReader patterns;
    private final BandsReader bands;
    private final CountReader counts;
    private final FadingReader fadings;
    private final WordsReader words;

    /** @param products the names a rule may give under {@code product} */
    RuleReader(Context context, Set<String> products) {
        this.context = context;
        this.products = products;
        this.conditions = new ConditionReader(context);
        this.patterns = new PatternsReader(context);
        this.bands = new BandsReader(context);
        this.counts = new CountReader(context.mistakes());
        this.fadings = new FadingReader(context.mistakes());
        this.words = new WordsReader(context);
    }

    /** The rule; where it cannot be read, one that may give anything, so that nothing else seems out of reach. */
    Rule read(Node.Entry entry) {
        Ids.check(entry.key(), context.mistakes());
        return entry.value()
                .fields(context.mistakes())
                .flatMap(fields -> rule(entry, fields))
                .orElseGet(() -> unreadable(entry.name()));
    }

    private Optional<Rule> rule(Node.Entry entry, Fields fields) {
        long forms = Stream.of("of", "when", "did").filter(fields::has).count();
        if (forms != 1) {
            context.mistakes()
                    .add(
                            entry.key(),
                            forms == 0 ? "a rule that asks for nothing" : "more than one of of, when and did",
                            "give the rule one of: of (a fact and points), when (yes or no), did (an activity)");
            return Optional.empty();
        }
        Optional<Rule> rule = fields.has("of")
                ? of(entry.name(), fields)
                : fields.has("when") ? when(entry.name(), fields) : did(entry.name(), fields);
        fields.end();
        return rule;
    }

    private Optional<Rule> of(String id, Fields fields) {
        Words said = words.read(fields);
        Optional<Node> of = fields.optional("of");
        Optional<String> fact = of.flatMap(node -> node.text(context.mistakes()));
        Optional<Node> points = fields.required("points", "write points: {value: points}");
        if (of.isEmpty() || fact.isEmpty() || points.isEmpty()) {
            return Optional.empty();
        }
        List<Rule.Band> table = bands.read(context.fact(of.get(), fact.get()), points.get());
        return Optional.of(new Rule.Of(id, fact.get(), table, said))
                .filter(rule -> !table.isEmpty())
                .map(rule -> rule);
    }

    private Optional<Rule> when(String id, Fields fields) {
        Words said = words.read(fields);
        Optional<Condition> condition = fields.optional("when").flatMap(conditions::read);
        Optional<Long> points = points(fields);
        return condition.isEmpty() || points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule.When(id, condition.get(), points.get(), said));
    }

    private Optional<Rule> did(String id, Fields fields) {
        Words said = words.read(fields);
        List<ActivityPattern> did = patterns.read(fields, "did");
        long within = fields.optional("within")
                .flatMap(node -> Durations.read(node, context.mistakes()))
                .orElse(Rule.Did.FOR_EVER);
        Count count = counts.read(fields);
        Fading fading = fields.optional("fades").flatMap(fadings::read).orElse(new Fading.Inherit());
        long cap = fields.optional("cap")
                .flatMap(node -> Points.notNegative(node, context.mistakes()))
                .orElse(Rule.Did.NO_CAP);
        String product = product(fields);
        Optional<Long> points = points(fields);
        return did.isEmpty() || points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rule.Did(id, did, within, count, points.get(), fading, cap, product, said));
    }

    private String product(Fields fields) {
        Optional<String> product = fields.text("product");
        if (product.isPresent() && !products.contains(product.get())) {
            fields.optional("product")
                    .ifPresent(node -> context.mistakes()
                            .add(node, "unknown product `" + product.get() + "`", "add it to `products` at the top"));
        }
        return product.orElse("");
    }

    private Optional<Long> points(Fields fields) {
        return fields.required("points", "write points: 10").flatMap(node -> Points.read(node, context.mistakes()));
    }

    private static Rule unreadable(String id) {
        return new Rule.When(id, new Condition.All(List.of()), 1_000_000_000L, Words.NONE);
    }
}
