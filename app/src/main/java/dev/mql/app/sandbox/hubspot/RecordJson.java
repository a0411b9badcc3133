package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record as answers show it. */
final class RecordJson {
    /** An inline association page ends here; the rest needs calls of its own. */
    private static final int INLINE = 100;

    private final Portal portal;

    RecordJson(Portal portal) {
        this.portal = portal;
    }

    /** Asked-for names that are not defined are left out silently; defined ones without a value are null. */
    ObjectNode of(Table table, Row row, Collection<String> asked) {
        ObjectNode node = Json.object().put("id", Long.toString(row.id));
        TreeSet<String> names = new TreeSet<>(asked.isEmpty() ? table.type().shownByDefault() : asked);
        names.addAll(List.of(
                "hs_object_id", table.type().createdProperty(), table.type().modifiedProperty()));
        ObjectNode properties = node.putObject("properties");
        for (String name : names) {
            if (table.catalog().has(name)) {
                properties.put(name, table.value(row, name));
            }
        }
        node.put("createdAt", Instant.ofEpochMilli(row.createdAt).toString())
                .put("updatedAt", Instant.ofEpochMilli(row.modifiedAt).toString())
                .put("archived", row.archivedAt != 0);
        if (row.archivedAt != 0) {
            node.put("archivedAt", Instant.ofEpochMilli(row.archivedAt).toString());
        }
        return node.put(
                "url",
                "https://app.hubspot.com/contacts/" + Portal.ID + "/record/"
                        + table.type().typeId() + "/" + row.id);
    }

    void history(ObjectNode node, Table table, Row row, Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        ObjectNode all = node.putObject("propertiesWithHistory");
        for (String name : names) {
            if (table.catalog().has(name)) {
                ArrayNode versions = all.putArray(name);
                table.history(row, name).forEach(version -> versions.add(version.json()));
            }
        }
    }

    void associations(ObjectNode node, Table table, Row row, Collection<ObjectType> wanted) {
        ObjectNode all = Json.object();
        for (ObjectType to : wanted) {
            long[] ids = portal.links().of(table.type(), row.id, to);
            if (ids.length > 0) {
                page(all.putObject(to.plural()), table.type(), to, ids);
            }
        }
        if (!all.isEmpty()) {
            node.set("associations", all);
        }
    }

    private static void page(ObjectNode page, ObjectType from, ObjectType to, long[] ids) {
        String name = from.singular() + "_to_" + to.singular();
        boolean labelled = to == ObjectType.COMPANY;
        ArrayNode results = page.putArray("results");
        for (int i = 0; i < Math.min(ids.length, INLINE); i++) {
            String id = Long.toString(ids[i]);
            if (!labelled || i == 0) {
                results.addObject().put("id", id).put("type", name);
            }
            if (labelled) {
                results.addObject().put("id", id).put("type", name + "_unlabeled");
            }
        }
        if (ids.length > INLINE) {
            page.putObject("paging")
                    .putObject("next")
                    .put("after", Long.toString(ids[INLINE]))
                    .put("link", "https://api.hubapi.com/");
        }
    }
}
