package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Engagement;
import dev.mql.definition.Fading;
import dev.mql.definition.Fit;
import dev.mql.definition.Rule;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two sections that give points: {@code fit} and {@code engagement}. */
final class EngagementReader {

    private static final int MOST_RULES = 10_000;
    private static final long WHOLE_SCALE = 100_000_000L;

    private final Context context;
    private final RuleReader rules;
    private final Map<String, Node.Scalar> ids = new HashMap<>();

    EngagementReader(Context context, RuleReader rules) {
        this.context = context;
        this.rules = rules;
    }

    Fit fit(Optional<Fields> found) {
        if (found.isEmpty()) {
            return new Fit(WHOLE_SCALE, List.of());
        }
        long cap = cap(found.get(), WHOLE_SCALE);
        List<Rule> fit = new ArrayList<>();
        for (Node.Entry entry : found.get().others()) {
            Rule rule = rule(entry);
            fit.add(rule);
            if (rule instanceof Rule.Did) {
                context.mistakes()
                        .add(
                                entry.key(),
                                "an activity says what somebody wants, not who they are",
                                "move it to `engagement`");
            }
        }
        return new Fit(cap, fit);
    }

    Engagement engagement(Optional<Fields> found) {
        if (found.isEmpty()) {
            return new Engagement(
                    WHOLE_SCALE, new Fading.Never(), List.of(), Rule.Did.NO_CAP, List.of(), List.of(), List.of());
        }
        Fields fields = found.get();
        long cap = cap(fields, WHOLE_SCALE);
        Fading fading = fields.optional("fades")
                .flatMap(new FadingReader(context.mistakes())::read)
                .orElse(new Fading.Never());
        List<Rule> product = rules(fields.fields("product"));
        Optional<Fields> content = fields.fields("content");
        long contentCap = content.map(block -> cap(block, Rule.Did.NO_CAP)).orElse(Rule.Did.NO_CAP);
        List<Rule> learning = rules(content);
        List<Rule> against = against(fields.fields("against"));
        List<Engagement.Ignore> ignore = new ArrayList<>();
        fields.fields("ignore")
                .ifPresent(
                        block -> block.others().forEach(entry -> ignore(entry).ifPresent(ignore::add)));
        fields.end();
        return new Engagement(cap, fading, product, contentCap, learning, against, ignore);
    }

    private long cap(Fields fields, long otherwise) {
        return fields.optional("cap")
                .flatMap(node -> Points.notNegative(node, context.mistakes()))
                .orElse(otherwise);
    }

    private List<Rule> rules(Optional<Fields> fields) {
        return fields.map(block -> block.others().stream().map(this::rule).toList())
                .orElse(List.of());
    }

    private List<Rule> against(Optional<Fields> fields) {
        List<Rule> against = new ArrayList<>();
        fields.ifPresent(block -> block.others().forEach(entry -> {
            Rule rule = rule(entry);
            against.add(rule);
            boolean gives = entry.value()
                    .mapping()
                    .flatMap(mapping -> mapping.entry("points"))
                    .flatMap(points -> points.value().scalar())
                    .filter(points ->
                            points.kind() == Node.Kind.NUMBER && !points.text().startsWith("-"))
                    .isPresent();
            if (gives) {
                context.mistakes()
                        .add(entry.key(), "a rule against somebody that takes nothing", "write points below zero");
            }
        }));
        return against;
    }

    /** Ids are the identity of rules across sections: in the hash, in explanations, in reports. */
    private Rule rule(Node.Entry entry) {
        Node.Scalar earlier = ids.putIfAbsent(entry.name(), entry.key());
        if (earlier != null) {
            context.mistakes()
                    .add(
                            entry.key(),
                            "another rule is called `" + entry.name() + "`, in line "
                                    + earlier.at().line(),
                            "give each rule a name of its own");
        }
        if (ids.size() == MOST_RULES + 1) {
            context.mistakes().add(entry.key(), "more than 10,000 rules", "join some of them in points tables");
        }
        return rules.read(entry);
    }

    private Optional<Engagement.Ignore> ignore(Node.Entry entry) {
        Ids.check(entry.key(), context.mistakes());
        Optional<Fields> found = entry.value().fields(context.mistakes());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        fields.required("did", "write did: email_click");
        List<ActivityPattern> did = new PatternsReader(context).read(fields, "did");
        Optional<CountReader.SoMany> burst =
                fields.optional("burst").flatMap(new CountReader(context.mistakes())::soMany);
        burst.filter(many -> many.n() < 2)
                .ifPresent(many -> fields.optional("burst")
                        .ifPresent(node -> context.mistakes()
                                .add(
                                        node,
                                        "a burst of one would drop them all",
                                        "write 10 in 10s, or leave burst out")));
        fields.end();
        int count = burst.map(CountReader.SoMany::n).orElse(0);
        long time = burst.map(CountReader.SoMany::time).orElse(0L);
        return Optional.of(new Engagement.Ignore(entry.name(), did, count, time));
    }
}
