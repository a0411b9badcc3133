package dev.mql.mapping;

import dev.mql.decide.Holding.Owner;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.mapping.Stages.Meaning;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code stages}. */
final class StageReader {

    private final Dialect dialect;
    private final Mistakes mistakes;
    private final List<Stages.Status> properties = new ArrayList<>();

    StageReader(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
    }

    Stages read(Node node) {
        Optional<Fields> found = node.fields(mistakes);
        if (found.isEmpty()) {
            return Stages.NONE;
        }
        Fields fields = found.get();
        Set<String> countAsMql = new TreeSet<>(fields.texts("count_as_mql"));
        Stages.Deals deals = fields.fields(dialect.deals()).map(this::deals).orElse(null);
        Stages.Leads leads = dialect.equals(Dialect.HUBSPOT)
                ? fields.fields("leads").map(this::leads).orElse(null)
                : null;
        for (Node.Entry entry : fields.others()) {
            status(entry).ifPresent(properties::add);
        }
        return new Stages(properties, deals, leads, countAsMql);
    }

    /** {@code hs_lead_status} of the only type of person there is, {@code Lead.Status} where there are two. */
    static Optional<Path> path(Dialect dialect, Node.Entry entry, Mistakes mistakes) {
        String name = entry.name();
        int dot = name.indexOf('.');
        if (dot < 0 && dialect.namesObjects()) {
            return Optional.of(new Path(dialect.people().get(0), name));
        }
        if (dot > 0 && dialect.people().contains(name.substring(0, dot)) && dot < name.length() - 1) {
            return Optional.of(Path.of(name));
        }
        mistakes.add(
                entry.key(),
                "`" + name + "` names no property of a person",
                "write " + (dialect.namesObjects() ? "hs_lead_status" : "Lead.Status or Contact.FIELD"));
        return Optional.empty();
    }

    private Optional<Stages.Status> status(Node.Entry entry) {
        Optional<Path> path = path(dialect, entry, mistakes);
        Optional<Fields> fields = entry.value().fields(mistakes);
        if (path.isEmpty() || fields.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Meaning> values = new TreeMap<>();
        for (Owner owner : List.of(Owner.ENGINE, Owner.SALES)) {
            fields.get()
                    .fields(owner == Owner.ENGINE ? "engine" : "sales")
                    .ifPresent(block -> values(block, owner, values));
        }
        fields.get().end();
        return Optional.of(new Stages.Status(path.get(), values));
    }

    private void values(Fields block, Owner owner, SortedMap<String, Meaning> values) {
        for (Node.Entry entry : block.others()) {
            stage(entry.value()).ifPresent(stage -> {
                if (owner == Owner.ENGINE && stage.belongsToSales() && stage != Stage.REJECTED) {
                    mistakes.add(
                            entry.value(),
                            "the stage " + stage.word() + " belongs to sales",
                            "list the value under `sales`");
                }
                if (values.putIfAbsent(entry.name(), new Meaning(stage, owner)) != null) {
                    mistakes.add(
                            entry.key(),
                            "`" + entry.name() + "` stands under `engine` and under `sales`",
                            "decide who may move a person out of it");
                }
            });
        }
    }

    private Stages.Deals deals(Fields fields) {
        Stage open = fields.optional("open").flatMap(this::stage).orElse(Stage.OPPORTUNITY);
        Stage won = fields.optional("won").flatMap(this::stage).orElse(Stage.CUSTOMER);
        fields.end();
        return new Stages.Deals(dialect.deals(), open, won);
    }

    private Stages.Leads leads(Fields fields) {
        Stage open = fields.optional("open").flatMap(this::stage).orElse(null);
        Stage qualified = fields.optional("qualified").flatMap(this::stage).orElse(Stage.SQL);
        Stage disqualified =
                fields.optional("disqualified").flatMap(this::stage).orElse(Stage.REJECTED);
        fields.end();
        return new Stages.Leads(open, qualified, disqualified);
    }

    private Optional<Stage> stage(Node node) {
        return node.text(mistakes).flatMap(word -> Words.one(Stage.class, word, node, Set.of(), mistakes));
    }
}
