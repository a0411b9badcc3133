package dev.mql.definition.file;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.PlainPoints;
import dev.mql.definition.Views;
import dev.mql.definition.Views.Persona;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is shown beside a verdict: {@code products}, {@code personas}, {@code education}, {@code plateau}, {@code accounts}. */
final class ViewsReader {

    private static final int MOST = 100_000;

    private final Context context;

    ViewsReader(Context context) {
        this.context = context;
    }

    Set<String> products(Fields top) {
        Set<String> products = new LinkedHashSet<>();
        top.optional("products").ifPresent(node -> {
            for (Node item : node.items()) {
                item.scalar()
                        .filter(name -> Ids.check(name, context.mistakes()))
                        .ifPresent(name -> products.add(name.text()));
                item.text(context.mistakes());
            }
        });
        return products;
    }

    Views views(Fields top) {
        List<Persona> personas = new ArrayList<>();
        top.fields("personas")
                .ifPresent(fields ->
                        fields.others().forEach(entry -> persona(entry).ifPresent(personas::add)));
        List<ActivityPattern> education =
                top.optional("education").map(new PatternsReader(context)::read).orElse(List.of());
        Optional<Fields> plateau = top.fields("plateau");
        long floor = plateau.flatMap(fields -> fields.required("above", "write above: 20"))
                .flatMap(node -> Points.notNegative(node, context.mistakes()))
                .orElse(0L);
        long time = plateau.flatMap(fields -> fields.required("for", "write for: 30d"))
                .flatMap(node -> Durations.read(node, context.mistakes()))
                .orElse(0L);
        plateau.ifPresent(Fields::end);
        String accounts = top.fields("accounts").map(this::accounts).orElse("");
        return new Views(List.copyOf(personas), education, floor, time, accounts);
    }

    /** Each condition of a persona counts by itself: the share of true ones is how much somebody resembles it. */
    private Optional<Persona> persona(Node.Entry entry) {
        Ids.check(entry.key(), context.mistakes());
        Optional<Fields> found = entry.value().fields(context.mistakes());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        List<Condition> conditions = fields.required("when", "write when: {contact.function: marketing}")
                .map(new ConditionReader(context)::each)
                .orElse(List.of());
        Persona persona = new Persona(entry.name(), conditions, new WordsReader(context).read(fields));
        fields.end();
        return Optional.of(persona);
    }

    /** Only its form is checked so far: nothing evaluates it yet. */
    private String accounts(Fields fields) {
        List<String> said = new ArrayList<>();
        fields.optional("buying_team").flatMap(this::range).ifPresent(range -> said.add("buying_team " + range));
        fields.optional("engaged_person")
                .flatMap(node -> Points.notNegative(node, context.mistakes()))
                .ifPresent(points -> said.add("engaged_person " + PlainPoints.of(points)));
        fields.fields("qualified").ifPresent(qualified -> {
            qualified.whole("people", 1, MOST).ifPresent(people -> said.add("people " + people));
            qualified
                    .optional("engagement_sum")
                    .flatMap(node -> Points.notNegative(node, context.mistakes()))
                    .ifPresent(points -> said.add("engagement_sum " + PlainPoints.of(points)));
            qualified.end();
        });
        fields.end();
        return String.join(", ", said);
    }

    private Optional<String> range(Node node) {
        return node.text(context.mistakes())
                .flatMap(text -> node.scalar()
                        .flatMap(scalar -> Amounts.read(scalar, context.mistakes()))
                        .map(amount -> text));
    }
}
