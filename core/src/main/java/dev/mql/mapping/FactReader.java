package dev.mql.mapping;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.mapping.FactSource.As;
import dev.mql.mapping.FactSource.Currency;
import dev.mql.mapping.FactSource.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code facts}. */
final class FactReader {

    private static final String NAME = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*";
    private static final String OUTCOME = "outcome";

    private final Dialect dialect;
    private final Mistakes mistakes;
    private final Paths paths;
    private final SortedMap<String, FactSource> facts = new TreeMap<>();
    private @Nullable DealSource deals;

    FactReader(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
        this.paths = new Paths(dialect, mistakes);
    }

    SortedMap<String, FactSource> facts() {
        return facts;
    }

    @Nullable
    DealSource deals() {
        return deals;
    }

    void read(Node node) {
        node.fields(mistakes).ifPresent(fields -> {
            for (Node.Entry entry : fields.others()) {
                if (entry.name().equals(OUTCOME)) {
                    entry.value().fields(mistakes).ifPresent(this::outcome);
                } else if (entry.name().matches(NAME)) {
                    fact(entry.name(), entry.value());
                } else {
                    mistakes.add(
                            entry.key(),
                            "`" + entry.name() + "` is no name of a fact",
                            "write small letters, digits, _ and dots: company.employees");
                }
            }
        });
    }

    private void fact(String name, Node node) {
        if (node.mapping().isEmpty()) {
            if (dialect.namesObjects()) {
                property(name, new TreeMap<>(Map.of(dialect.people().get(0), paths.full(node))), null, Reading.PLAIN);
            } else {
                mistakes.add(node, "a fact needs a field per object", "write {Lead: FIELD, Contact: FIELD}");
            }
            return;
        }
        node.fields(mistakes).ifPresent(fields -> {
            if (fields.has("count")) {
                count(name, fields);
            } else {
                property(name, fields);
            }
            fields.end();
        });
    }

    private void property(String name, Fields fields) {
        SortedMap<String, List<Path>> from = new TreeMap<>();
        if (dialect.namesObjects()) {
            fields.required("from", "write from: " + dialect.people().get(0) + ".PROPERTY")
                    .ifPresent(node -> from.put(dialect.people().get(0), paths.full(node)));
        } else {
            for (String type : dialect.people()) {
                fields.optional(type).ifPresent(node -> from.put(type, paths.of(type, node)));
            }
            if (from.isEmpty()) {
                mistakes.add(fields.node(), "the fact names no field", "write {Lead: FIELD, Contact: FIELD}");
            }
        }
        As as = fields.optional("as")
                .flatMap(node ->
                        node.text(mistakes).flatMap(word -> Words.one(As.class, word, node, Set.of(), mistakes)))
                .orElse(null);
        property(name, from, as, reading(fields, as));
    }

    private void property(String name, SortedMap<String, List<Path>> from, @Nullable As as, Reading reading) {
        from.values().removeIf(List::isEmpty);
        if (!from.isEmpty()) {
            facts.put(name, new FactSource.Property(name, from, as, reading));
        }
    }

    private Reading reading(Fields fields, @Nullable As as) {
        Map<String, String> values = new TreeMap<>();
        fields.fields("values")
                .ifPresent(block -> block.others()
                        .forEach(entry ->
                                entry.value().text(mistakes).ifPresent(text -> values.put(entry.name(), text))));
        Set<String> trueIf = new java.util.TreeSet<>(fields.texts("true_if"));
        if (!trueIf.isEmpty() && (!values.isEmpty() || (as != null && as != As.TRUTH))) {
            mistakes.add(fields.node(), "`true_if` makes a yes or no of its own", "drop `values` and `as`");
        }
        Currency currency = fields.optional("currency")
                .flatMap(node ->
                        node.text(mistakes).flatMap(word -> Words.one(Currency.class, word, node, Set.of(), mistakes)))
                .orElse(Currency.ACCOUNT);
        if (fields.has("currency") && as != As.MONEY) {
            mistakes.add(fields.node(), "`currency` is of money only", "add `as: money`, or drop `currency`");
        }
        return new Reading(
                values,
                fields.text("otherwise").orElse(null),
                trueIf,
                fields.text("empty_means").orElse(null),
                currency);
    }

    private void count(String name, Fields fields) {
        Optional<String> object = fields.text("count");
        SortedMap<String, String> where = new TreeMap<>();
        fields.fields("where")
                .ifPresent(block -> block.others()
                        .forEach(entry ->
                                entry.value().text(mistakes).ifPresent(text -> where.put(entry.name(), text))));
        String by = fields.text("by").orElse(null);
        object.ifPresent(counted -> {
            if (dialect.linked().contains(counted)) {
                facts.put(name, new FactSource.Count(name, counted, by, where));
            } else {
                mistakes.add(
                        fields.node(),
                        "`" + counted + "` cannot be counted",
                        "write one of "
                                + String.join(
                                        ", ", dialect.linked().stream().sorted().toList()));
            }
        });
    }

    private void outcome(Fields fields) {
        Optional<Fields> block = fields.fields(dialect.deals());
        if (block.isEmpty()) {
            mistakes.add(
                    fields.node(),
                    "the outcome is read off " + dialect.deals(),
                    "write {" + dialect.deals() + ": {won: PROPERTY, at: PROPERTY}}");
        } else {
            Fields deal = block.get();
            String won = deal.required("won", "name the property that says a deal is won")
                    .flatMap(node -> node.text(mistakes))
                    .orElse("");
            deals = new DealSource(
                    dialect.deals(),
                    won,
                    deal.text("closed").orElse(null),
                    deal.text("at").orElse(null),
                    deal.text("amount").orElse(null),
                    deal.text("why").orElse(null),
                    fields.texts("by"));
            deal.end();
        }
        fields.end();
    }
}
