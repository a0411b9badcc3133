package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Holding;
import dev.mql.decide.Holding.Owner;
import dev.mql.mapping.normal.Moments;
import dev.mql.model.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** What sales did with HubSpot's lead objects, by the dates that the contact carries of them. Pure. */
final class LeadStages {

    private static final String PROPERTY = "leads";

    private LeadStages() {}

    /** The latest of the dates; of equal ones the later in the life of a lead. Empty where there never was a lead. */
    static Optional<Holding> holding(Records records, Stages.Leads leads) {
        Item.Row self = records.self();
        Holding latest = null;
        for (Map.Entry<String, Stage> known : leads.stages().entrySet()) {
            String date = known.getKey();
            Stage stage = known.getValue();
            Optional<Instant> at = at(self, date);
            if (at.isPresent() && (latest == null || at.get().toEpochMilli() >= latest.since())) {
                Owner owner = stage == Stage.REJECTED ? Owner.ENGINE : Owner.SALES;
                latest = new Holding(PROPERTY, date, at.get().toEpochMilli(), stage, owner, null, false);
            }
        }
        return Optional.ofNullable(latest);
    }

    static Optional<Instant> at(Item.Row row, String date) {
        return row.property(date).filter(text -> !text.isBlank()).flatMap(text -> Moments.read(text, ZoneOffset.UTC));
    }
}
