package dev.mql.definition.file;

import dev.mql.definition.Condition;
import dev.mql.definition.Handoff;
import dev.mql.definition.Sql;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.List;
import java.util.Optional;

/** What sales promised ({@code handoff}), and what it calls qualified ({@code sql}). */
final class HandoffReader {

    private static final int MOST = 1_000;

    private final Context context;

    HandoffReader(Context context) {
        this.context = context;
    }

    Handoff handoff(Fields top) {
        Optional<Fields> found = top.fields("handoff");
        if (found.isEmpty()) {
            return Handoff.NONE;
        }
        Fields fields = found.get();
        Optional<Fields> within = fields.fields("answer_within");
        long raised = within.map(block -> time(block, "hand_raise")).orElse(0L);
        long mql = within.map(block -> time(block, "mql")).orElse(0L);
        within.ifPresent(Fields::end);
        List<String> reasons =
                fields.optional("reject_reasons").map(this::names).orElse(List.of());
        Optional<Fields> again = fields.fields("again");
        long after = again.map(block -> time(block, "after")).orElse(0L);
        int atMost = again.flatMap(block -> block.whole("at_most", 0, MOST)).orElse(Integer.MAX_VALUE);
        again.ifPresent(Fields::end);
        fields.end();
        return new Handoff(raised, mql, reasons, after, atMost);
    }

    private long time(Fields fields, String key) {
        return fields.optional(key)
                .flatMap(node -> Durations.read(node, context.mistakes()))
                .orElse(0L);
    }

    private List<String> names(Node node) {
        node.items().forEach(item -> item.scalar().ifPresent(name -> Ids.check(name, context.mistakes())));
        return node.texts(context.mistakes());
    }

    Sql sql(Fields top) {
        Optional<Fields> found = top.fields("sql");
        if (found.isEmpty()) {
            return Sql.NONE;
        }
        Fields fields = found.get();
        List<Condition> when =
                fields.optional("when").map(new ConditionReader(context)::each).orElse(List.of());
        Optional<Fields> yes = fields.fields("yes_to");
        Optional<Node> of = yes.flatMap(block -> block.required("of", "write of: [bant.budget, bant.need]"));
        List<String> facts = of.map(context::facts).orElse(List.of());
        int atLeast = yes.flatMap(block -> block.required("at_least", "write at_least: 3"))
                .flatMap(node -> node.whole(1, MOST, context.mistakes()))
                .orElse(0);
        if (of.isPresent() && atLeast > facts.size()) {
            context.mistakes().add(of.get(), "yes to " + atLeast + " of " + facts.size() + " facts", "ask for fewer");
        }
        yes.ifPresent(Fields::end);
        List<String> andOne = meeting(fields).map(context::activities).orElse(List.of());
        fields.end();
        return new Sql(when, atLeast, facts, andOne);
    }

    /** One key under two names: any one of the meetings is enough. */
    private Optional<Node> meeting(Fields fields) {
        Optional<Node> one = fields.optional("and_one");
        Optional<Node> any = fields.optional("and_any");
        if (one.isPresent() && any.isPresent()) {
            context.mistakes().add(any.get(), "`and_any` says the same as `and_one`", "keep one of them");
        }
        return one.or(() -> any);
    }
}
