package dev.mql.sync;

import dev.mql.decide.Decision;
import dev.mql.decide.HandoffEvent;
import dev.mql.mapping.Mapping;
import dev.mql.store.PlanItem;
import java.util.ArrayList;
import java.util.List;

/** HubSpot's lead, opened for whom sales is handed where the mapping wants that. */
final class Leads {

    private Leads() {}

    /** What the lead shall hold; nothing where this is no hand-over. */
    static List<PlanItem.Change> opened(Mapping mapping, Decision decision) {
        List<PlanItem.Change> opened = new ArrayList<>();
        if (decision.events().stream().anyMatch(HandoffEvent.Qualified.class::isInstance)) {
            mapping.targets()
                    .lead()
                    .ifPresent(lead -> lead.properties()
                            .forEach((property, text) -> opened.add(PlanItem.Change.ofLead(property, text))));
        }
        return opened;
    }
}
