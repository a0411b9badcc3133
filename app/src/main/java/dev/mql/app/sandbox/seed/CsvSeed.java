package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.SeedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads CSV files into an account, by a small mapping file, and defines the properties they need. */
public final class CsvSeed {
    private CsvSeed() {}

    /** Reads everything at once; whatever is wrong comes as one {@link CsvProblems}. */
    public static SeedData read(Path mapping, Instant asOf) {
        List<String> problems = new ArrayList<>();
        return seed(CsvMapping.read(mapping, problems), asOf, problems);
    }

    /** As {@link #read(Path, Instant)}, with the contacts taken from another file than the mapping names. */
    public static SeedData read(Path mapping, Path contacts, Instant asOf) {
        List<String> problems = new ArrayList<>();
        Map<String, CsvMapping> sections = CsvMapping.read(mapping, problems);
        sections.computeIfPresent("contacts", (name, section) -> section.withFile(contacts));
        return seed(sections, asOf, problems);
    }

    private static SeedData seed(Map<String, CsvMapping> sections, Instant asOf, List<String> problems) {
        List<CsvRecords> tables = new ArrayList<>();
        // Companies come first by name too, so that contacts find theirs.
        sections.forEach((name, section) ->
                tables.add(CsvRecords.check(name, section, CsvTable.read(section.file(), problems), asOf, problems)));
        if (!problems.isEmpty()) {
            throw new CsvProblems(problems);
        }
        return loader -> tables.forEach(table -> table.load(loader));
    }
}
