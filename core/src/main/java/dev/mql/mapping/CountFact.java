package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.model.Folding;
import dev.mql.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many linked records fit; a record that does not tell counts for the upper end only. */
record CountFact(FactSource.Count source) {

    Value at(Snapshot snapshot) {
        long sure = 0;
        long possible = 0;
        List<Item.Row> rows = snapshot.linked(source.object());
        for (Item.Row row : rows) {
            boolean fits = true;
            boolean told = true;
            for (Map.Entry<String, String> wanted : source.where().entrySet()) {
                Optional<String> text = row.property(wanted.getKey());
                told &= text.isPresent();
                fits &= text.isEmpty() || Folding.same(text.get(), wanted.getValue());
            }
            sure += fits && told ? 1 : 0;
            possible += fits ? 1 : 0;
        }
        return new Value.Quantity(sure * Value.MICROS, possible * Value.MICROS);
    }
}
