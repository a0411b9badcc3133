package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import dev.mql.app.sandbox.salesforce.soql.Path;
import dev.mql.app.sandbox.salesforce.soql.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a query selects, as a tree: fields of the record, and parents with theirs. */
final class Selection {
    private final Org org;
    private final Map<String, Chosen> fields = new LinkedHashMap<>();
    private final Map<String, Parent> parents = new LinkedHashMap<>();
    private final List<Choice> choices = new ArrayList<>();

    /** A field; behind a polymorphic reference it is found by name, because its object is known only row by row. */
    private record Chosen(Field field, boolean byName) {}

    private record Parent(Field reference, Selection selection) {}

    /** TYPEOF: by object, what is selected of it; the empty name for any other. */
    private record Choice(Field reference, Map<String, Selection> byType) {}

    Selection(Org org) {
        this.org = org;
    }

    /** Reads the fields; children are somebody else's. */
    static Selection of(Org org, Columns columns, SObject object, Query query) {
        Selection selection = new Selection(org);
        for (Query.Item item : query.select()) {
            if (item instanceof Query.FieldItem field) {
                selection.add(columns.column(object, field.path()), field.path());
            } else if (item instanceof Query.Group group) {
                selection.group(object, group, query.limit());
            } else if (item instanceof Query.TypeOf typeOf) {
                selection.choice(columns, object, typeOf);
            }
        }
        return selection;
    }

    private void add(Column column, Path path) {
        Selection at = this;
        for (Field step : column.steps()) {
            at = at.parents
                    .computeIfAbsent(step.relationship(), key -> new Parent(step, new Selection(org)))
                    .selection();
        }
        Chosen chosen = new Chosen(column.field(), column.byName());
        if (at.fields.put(column.field().name(), chosen) != null) {
            throw Refusal.bad("MALFORMED_QUERY", "duplicate field selected: " + path.last());
        }
    }

    private void group(SObject object, Query.Group group, int limit) {
        if (limit < 0 || limit > 200) {
            throw Refusal.bad("MALFORMED_QUERY", "The SOQL FIELDS function must have a LIMIT of at most 200");
        }
        for (Field field : object.seen()) {
            if (!group.which().equals("ALL") && field.custom() != group.which().equals("CUSTOM")) {
                continue;
            }
            fields.put(field.name(), new Chosen(field, false));
        }
    }

    private void choice(Columns columns, SObject object, Query.TypeOf typeOf) {
        Field reference = columns.reference(object, typeOf.relationship().last(), typeOf.relationship());
        if (!reference.polymorphic()) {
            throw columns.refused(typeOf.relationship(), "MALFORMED_QUERY", "TYPEOF needs a polymorphic relationship");
        }
        Map<String, Selection> byType = new LinkedHashMap<>();
        typeOf.cases().forEach(one -> {
            SObject type = columns.visible(one.type(), typeOf.relationship());
            Selection fields = new Selection(org);
            one.fields().forEach(path -> fields.add(columns.column(type, path), path));
            byType.put(type.name(), fields);
        });
        Selection otherwise = new Selection(org);
        typeOf.otherwise().forEach(path -> {
            Field shape = org.schema().must("Contact").field(path.last());
            if (shape != null) {
                otherwise.fields.put(shape.name(), new Chosen(shape, true));
            }
        });
        byType.put("", otherwise);
        choices.add(new Choice(reference, byType));
    }

    boolean compound() {
        return fields.values().stream().anyMatch(one -> one.field().type() == FieldType.ADDRESS);
    }

    boolean choosy() {
        return !choices.isEmpty();
    }

    ObjectNode json(Table table, Row row, String base) {
        ObjectNode record = Json.object();
        String type = table.object().name();
        record.putObject("attributes").put("type", type).put("url", base + "/sobjects/" + type + "/" + table.id(row));
        fields.forEach((name, one) -> record.set(name, Values.json(one.field(), value(table, row, one))));
        parents.forEach(
                (name, parent) -> put(record, name, table.value(row, parent.reference()), parent.selection(), base));
        choices.forEach(choice -> {
            String id = table.value(row, choice.reference());
            SObject object = id == null ? null : org.schema().ofId(id);
            Selection chosen = choice.byType().get(object == null ? "" : object.name());
            Selection used = chosen == null ? choice.byType().get("") : chosen;
            if (used != null) {
                put(record, choice.reference().relationship(), id, used, base);
            }
        });
        return record;
    }

    private void put(ObjectNode record, String name, @Nullable String id, Selection selection, String base) {
        SObject object = id == null ? null : org.schema().ofId(id);
        Row parent = org.find(id);
        if (object == null || parent == null) {
            record.putNull(name);
        } else {
            record.set(name, selection.json(org.table(object), parent, base));
        }
    }

    private static @Nullable String value(Table table, Row row, Chosen chosen) {
        if (!chosen.byName()) {
            return table.value(row, chosen.field());
        }
        if (chosen.field().is("Type")) {
            return table.object().name();
        }
        Field there = table.object().field(chosen.field().name());
        return there == null ? null : table.value(row, there);
    }
}
