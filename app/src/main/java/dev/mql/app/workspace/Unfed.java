package dev.mql.app.workspace;

import dev.mql.crm.Schema;
import dev.mql.definition.FeedLint;
import dev.mql.file.Mistake;
import dev.mql.mapping.Feeds;
import dev.mql.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the definition asks for and no mapping feeds, with the points that takes away; by the schema last seen, if any. */
public final class Unfed {

    private static final Schema NEVER_SEEN =
            new Schema(new Schema.Account("", "UTC", "", ""), Map.of(), Map.of(), Map.of(), List.of());

    private Unfed() {}

    /** At their places in the definition; none where nothing is mapped yet. */
    public static List<Mistake> in(Workspace workspace, Agreed agreed) {
        if (!Stores.exists(workspace.settings())) {
            return in(workspace, agreed, crm -> Optional.empty());
        }
        try (Store store = Stores.open(workspace.settings())) {
            return in(workspace, agreed, crm -> SchemaText.last(store, crm));
        }
    }

    /** The same for a workspace whose store is open. */
    public static List<Mistake> in(Desk desk, Agreed agreed) {
        return in(desk.workspace(), agreed, crm -> SchemaText.last(desk.store(), crm));
    }

    private static List<Mistake> in(Workspace workspace, Agreed agreed, Function<String, Optional<Schema>> seen) {
        List<Mistake> found = new ArrayList<>();
        workspace
                .mappings()
                .forEach((crm, mapping) -> FeedLint.of(
                                agreed.definition(),
                                crm,
                                mapping.fedFacts(),
                                Feeds.of(mapping, seen.apply(crm).orElse(NEVER_SEEN)))
                        .forEach(
                                finding -> found.add(agreed.loaded().positions().mistake(finding))));
        return found;
    }
}
