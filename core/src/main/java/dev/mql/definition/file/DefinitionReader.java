package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Definition;
import dev.mql.definition.Finding;
import dev.mql.definition.Glossary;
import dev.mql.definition.HandRaise;
import dev.mql.definition.Never;
import dev.mql.definition.Rule;
import dev.mql.definition.Words;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tree of a definition file section by section. What is broken is said and read around. */
final class DefinitionReader {

    private final Fields top;
    private final Context context;
    private final AgreementReader agreement;

    DefinitionReader(Fields top, Glossary glossary, Mistakes mistakes) {
        this.top = top;
        this.agreement = new AgreementReader(mistakes);
        Lists lists = Lists.read(top.optional("lists"), mistakes);
        this.context = new Context(glossary, lists, agreement.money(top), new SafePattern(), mistakes);
    }

    Definition read() {
        Mistakes mistakes = context.mistakes();
        LinesReader lines = new LinesReader(mistakes);
        HandoffReader handoff = new HandoffReader(context);
        ViewsReader views = new ViewsReader(context);
        EngagementReader sections = new EngagementReader(context, new RuleReader(context, views.products(top)));
        Optional<Fields> mql = top.required("mql", "write mql: {enter: {score: 60, fit: 25, product: 10}}")
                .flatMap(node -> node.fields(mistakes));
        Definition definition = new Definition(
                top.required("definition", "write definition: and its name")
                        .flatMap(node -> node.text(mistakes))
                        .orElse(""),
                top.text("edition").orElse(""),
                agreement.agreement(top),
                agreement.zone(top),
                agreement.workingHours(top),
                context.money(),
                context.lists().asTexts(),
                never(),
                handRaise(),
                top.optional("sales_needs").map(context::facts).orElse(List.of()),
                sections.fit(top.fields("fit")),
                sections.engagement(top.fields("engagement")),
                lines.lines(mql),
                lines.leave(mql),
                lines.grades(top),
                handoff.handoff(top),
                handoff.sql(top),
                views.views(top));
        mql.ifPresent(Fields::end);
        top.end();
        return definition;
    }

    /** Of the text, not of the meaning: after {@link #read}. */
    List<Finding> findings() {
        return context.lists().unused();
    }

    private List<Never> never() {
        List<Never> never = new ArrayList<>();
        top.fields("never").ifPresent(block -> {
            for (Node.Entry entry : block.others()) {
                Ids.check(entry.key(), context.mistakes());
                entry.value().fields(context.mistakes()).ifPresent(fields -> {
                    Optional<Condition> when = fields.required("when", "write when: {fact: value}")
                            .flatMap(new ConditionReader(context)::read);
                    Words words = new WordsReader(context).read(fields);
                    fields.end();
                    when.ifPresent(condition -> never.add(new Never(entry.name(), condition, words)));
                });
            }
        });
        return never;
    }

    private HandRaise handRaise() {
        Optional<Fields> found = top.fields("hand_raise");
        if (found.isEmpty()) {
            return new HandRaise(List.of(), Rule.Did.FOR_EVER, Words.NONE);
        }
        Fields fields = found.get();
        fields.required("did", "write did: [demo_request]");
        List<ActivityPattern> did = new PatternsReader(context).read(fields, "did");
        long within = fields.optional("within")
                .flatMap(node -> Durations.read(node, context.mistakes()))
                .orElse(Rule.Did.FOR_EVER);
        Words words = new WordsReader(context).read(fields);
        fields.end();
        return new HandRaise(did, within, words);
    }
}
