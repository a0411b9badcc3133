package dev.mql.app.workspace;

import dev.mql.crm.Item;
import dev.mql.mapping.Mapping;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.store.Dossier;
import java.util.List;
import java.util.Map;

/** What a crowd is divided by: where they came from, how large their companies are, and who has them. */
final class Segments {

    static final String SOURCE = "source";
    static final String SEGMENT = "segment";
    static final String OWNER = "owner";

    private static final String EMPLOYEES = "company.employees";
    private static final String UNKNOWN = "unknown";
    private static final List<Long> SIZES = List.of(10L, 50L, 200L, 1_000L, 5_000L);

    private final Mapping mapping;
    private final Map<String, String> owners;

    private Segments(Mapping mapping, Map<String, String> owners) {
        this.mapping = mapping;
        this.owners = owners;
    }

    static Segments of(Desk desk) {
        return new Segments(desk.mapping(), desk.owners());
    }

    Map<String, String> of(Dossier dossier, Facts facts, long asOf) {
        return Map.of(SOURCE, Origins.channel(facts, asOf), SEGMENT, size(facts, asOf), OWNER, owner(dossier));
    }

    /** By the least a company may have: {@code 51-200 employees}. */
    private static String size(Facts facts, long asOf) {
        String size = UNKNOWN;
        for (Observation observation : facts.properties().getOrDefault(EMPLOYEES, List.of())) {
            if (observation.validFrom() <= asOf) {
                size = observation.valueOrNull() instanceof Value.Quantity quantity
                        ? size(quantity.low() / Value.MICROS)
                        : UNKNOWN;
            }
        }
        return size;
    }

    private static String size(long employees) {
        long from = 1;
        for (long to : SIZES) {
            if (employees <= to) {
                return from + "-" + to + " employees";
            }
            from = to + 1;
        }
        return from + "+ employees";
    }

    private String owner(Dossier dossier) {
        Item.Row self = dossier.records().self();
        return mapping.readBack().owner().stream()
                .filter(path -> path.object().equals(self.ref().type()))
                .flatMap(path -> self.property(path.property()).stream())
                .findFirst()
                .map(id -> owners.getOrDefault(id, id))
                .orElse("nobody");
    }
}
