package dev.mql.app.check;

import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.FillRates;
import dev.mql.crm.Schema;
import dev.mql.mapping.FactSource;
import dev.mql.mapping.FactSource.As;
import dev.mql.mapping.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How well the properties facts come from are filled, as the CRM says; once people were read the store tells it better. */
final class FillCheck {

    private final Desk desk;
    private final FilePlaces places;
    private final Map<FactSource.Property, List<Path>> facts = new LinkedHashMap<>();

    private FillCheck(Desk desk, Schema schema, FilePlaces places) {
        this.desk = desk;
        this.places = places;
        for (FactSource fact : desk.mapping().facts().values()) {
            if (fact instanceof FactSource.Property property) {
                List<Path> paths = property.from().values().stream()
                        .flatMap(Collection::stream)
                        .distinct()
                        .filter(path -> schema.streams().containsKey(path.object())
                                && schema.property(path.object(), path.property())
                                        .isPresent())
                        .toList();
                facts.put(property, paths);
            }
        }
    }

    /** Nothing once people were read. */
    static List<Finding> of(Desk desk, Schema schema, FilePlaces places) {
        boolean read = desk.store().people().census(desk.crmName()).people() > 0;
        return read ? List.of() : new FillCheck(desk, schema, places).findings();
    }

    private List<Finding> findings() {
        Map<String, Set<String>> asked = new TreeMap<>();
        facts.values().stream()
                .flatMap(List::stream)
                .forEach(path -> asked.computeIfAbsent(path.object(), object -> new TreeSet<>())
                        .add(path.property()));
        FillRates rates = FillRates.of(desk.crm(), asked);
        List<Finding> findings = new ArrayList<>();
        facts.forEach((fact, paths) -> {
            List<Path> counted = paths.stream()
                    .filter(path -> rates.percent(source(path)).isPresent())
                    .toList();
            if (!counted.isEmpty()) {
                findings.add(finding(fact, counted, rates));
            }
        });
        return findings;
    }

    /** Where an empty property means something, it is no mistake that all are. */
    private Finding finding(FactSource.Property fact, List<Path> paths, FillRates rates) {
        String subject = "fact " + fact.fact();
        String filled = paths.stream()
                .map(path -> source(path) + " " + rates.percent(source(path)).orElse(0) + " % of "
                        + Lines.count(rates.records(path.object())))
                .collect(Collectors.joining(", "));
        boolean told =
                paths.stream().anyMatch(path -> rates.percent(source(path)).orElse(0) > 0)
                        || fact.as().filter(As.FILLED::equals).isPresent()
                        || fact.reading().emptyMeansOrNull() != null;
        return told
                ? Finding.ok(subject, "filled: " + filled)
                : Finding.note(
                                subject,
                                "filled by nobody: " + filled,
                                "map a property that people fill, or leave the fact out")
                        .at(places.ofFact(fact.fact()));
    }

    private static String source(Path path) {
        return path.object() + "." + path.property();
    }
}
