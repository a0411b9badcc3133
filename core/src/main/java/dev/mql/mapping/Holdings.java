package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Records.Version;
import dev.mql.decide.Holding;
import dev.mql.decide.Holding.Owner;
import dev.mql.model.Folding;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the CRM's status properties hold, and what that means to the mapping. Pure. */
public final class Holdings {

    private final Mapping mapping;

    private Holdings(Mapping mapping) {
        this.mapping = mapping;
    }

    public static Holdings of(Mapping mapping) {
        return new Holdings(mapping);
    }

    /**
     * Those of the record that stands for the person, and one more for an open or won deal, and for a lead, where the
     * mapping reads stages off these.
     *
     * @param ledger what mql last wrote, by property
     * @param released properties to be written once although they would be held back
     */
    public List<Holding> holdings(Records records, Map<String, String> ledger, Set<String> released) {
        List<Holding> holdings = new ArrayList<>();
        for (Stages.Status status : mapping.stages().properties()) {
            if (status.path().object().equals(records.person().type())) {
                String property = status.path().property();
                holdings.add(holding(records, status, ledger.get(property), released.contains(property)));
            }
        }
        mapping.stages().deals().flatMap(deals -> deal(records, deals)).ifPresent(holdings::add);
        mapping.stages()
                .leads()
                .flatMap(leads -> LeadStages.holding(records, leads))
                .ifPresent(holdings::add);
        return holdings;
    }

    private static Holding holding(Records records, Stages.Status status, @Nullable String written, boolean released) {
        String property = status.path().property();
        String value = "";
        long since = 0;
        boolean first = true;
        for (Version version : records.versions()) {
            if (version.row().ref().equals(records.person())) {
                String now = version.row().property(property).orElse("");
                if (first || !now.equals(value)) {
                    value = now;
                    since = Timeline.validFrom(version);
                    first = false;
                }
            }
        }
        Stages.Meaning meaning = status.values().get(value);
        if (meaning == null) {
            // Nobody has said anything yet, so there is nobody to respect.
            Owner owner = value.isEmpty() ? Owner.ENGINE : Owner.UNMAPPED;
            return new Holding(property, value, since, null, owner, written, released);
        }
        return new Holding(property, value, since, meaning.stage(), meaning.owner(), written, released);
    }

    private Optional<Holding> deal(Records records, Stages.Deals deals) {
        Holding found = null;
        for (Item.Row row : new Timeline(records).last().linked(deals.object())) {
            boolean won = is(row, mapping.deals().map(DealSource::won));
            boolean closed = is(row, mapping.deals().map(DealSource::closedOrNull));
            Stage stage = won ? deals.won() : deals.open();
            if ((won || !closed) && (found == null || won)) {
                found = new Holding(
                        deals.object(), won ? "won" : "open", row.changedAt(), stage, Owner.SALES, null, false);
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean is(Item.Row row, Optional<String> property) {
        return property.flatMap(row::property)
                .map(text -> Folding.same(text, "true"))
                .orElse(false);
    }
}
