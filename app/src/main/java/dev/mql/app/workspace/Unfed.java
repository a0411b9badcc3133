package dev.mql.app.workspace;

import dev.mql.crm.Schema;
import dev.mql.definition.FeedLint;
import dev.mql.file.Mistake;
import dev.mql.mapping.Feeds;
import dev.mql.mapping.Mapping;
import dev.mql.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the definition asks for and no mapping feeds, with the points that takes away; by the schema last seen, if any. */
public final class Unfed {

    private static final Schema NEVER_SEEN =
            new Schema(new Schema.Account("", "UTC", "", ""), Map.of(), Map.of(), Map.of(), List.of());

    private Unfed() {}

    /** At their places in the definition; none where nothing is mapped yet. */
    public static List<Mistake> in(Workspace workspace, Agreed agreed) {
        List<Mistake> found = new ArrayList<>();
        workspace
                .mappings()
                .forEach((crm, mapping) -> FeedLint.of(
                                agreed.definition(),
                                crm,
                                mapping.fedFacts(),
                                Feeds.of(mapping, seen(workspace, mapping)))
                        .forEach(
                                finding -> found.add(agreed.loaded().positions().mistake(finding))));
        return found;
    }

    private static Schema seen(Workspace workspace, Mapping mapping) {
        if (!Stores.exists(workspace.settings())) {
            return NEVER_SEEN;
        }
        try (Store store = Stores.open(workspace.settings())) {
            return SchemaText.last(store, mapping.crm()).orElse(NEVER_SEEN);
        }
    }
}
