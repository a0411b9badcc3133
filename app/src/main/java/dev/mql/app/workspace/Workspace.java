package dev.mql.app.workspace;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.definition.Glossary;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.file.Position;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.mapping.normal.Mails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with {@code mql.yaml}, the definition and the mappings. All that is wrong in its files is told at once. */
public final class Workspace {

    private final Path folder;
    private final Settings settings;
    private final Map<String, Mapping> mappings;
    private final Agreed agreed;
    private final Map<String, Agreed> beside;

    private Workspace(
            Path folder, Settings settings, Map<String, Mapping> mappings, Agreed agreed, Map<String, Agreed> beside) {
        this.folder = folder;
        this.settings = settings;
        this.mappings = mappings;
        this.agreed = agreed;
        this.beside = beside;
    }

    /** @throws UserError with every mistake of every file */
    public static Workspace open(Path where, Surroundings surroundings) {
        return open(where, surroundings, Path.of(""));
    }

    /** @param definition another definition than the workspace's own, relative to the workspace; empty for none */
    public static Workspace open(Path where, Surroundings surroundings, Path definition) {
        Path folder = surroundings.folder().resolve(where).normalize();
        if (!Files.isRegularFile(folder.resolve(SettingsFile.NAME))) {
            throw new UserError(
                    "there is no mql.yaml",
                    folder.toString(),
                    "make a workspace with mql init hubspot, try mql demo, or name the folder with --workspace");
        }
        List<Mistake> mistakes = new ArrayList<>();
        Mistakes inSettings = new Mistakes(SettingsFile.NAME);
        Settings settings = new SettingsFile(Variables.of(folder, surroundings.variables()), inSettings)
                .read(folder)
                .orElse(null);
        mistakes.addAll(inSettings.list());
        Mails mails = settings == null ? Mails.BUILT_IN : DomainLists.read(settings.mailDomains(), mistakes);
        Settings.Definitions files = settings == null ? Settings.Definitions.ALONE : settings.definitions();
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        for (String crm : List.of("hubspot", "salesforce")) {
            Path file = mappingFile(folder, crm);
            if (Files.isRegularFile(file)) {
                Mistakes inMapping = new Mistakes(String.valueOf(file.getFileName()));
                MappingFile.read(file, files.beside().keySet(), inMapping)
                        .ifPresent(mapping -> mappings.put(crm, mapping.with(mails)));
                mistakes.addAll(inMapping.list());
            }
        }
        if (settings != null) {
            handOffInOne(settings, mappings, mistakes);
        }
        DefinitionsOpened opened = new DefinitionsOpened(folder, glossary(mappings));
        Optional<Agreed> agreed = opened.open("", definition.toString().isEmpty() ? files.movesStatus() : definition);
        Map<String, Agreed> beside = new LinkedHashMap<>();
        files.beside().forEach((name, file) -> opened.open(name, file).ifPresent(one -> beside.put(name, one)));
        mistakes.addAll(opened.mistakes());
        if (!mistakes.isEmpty() || settings == null || agreed.isEmpty()) {
            throw UserError.inFiles(mistakes.stream().map(Mistake::toString).toList());
        }
        return new Workspace(folder, settings, mappings, agreed.get(), beside);
    }

    /** Two CRMs of one company: the status is moved in one of them, the other gets values only. */
    private static void handOffInOne(Settings settings, Map<String, Mapping> mappings, List<Mistake> mistakes) {
        boolean several =
                mappings.values().stream().filter(Mapping::movesStatuses).count() > 1;
        if (settings.handOffIn().isEmpty()) {
            if (several) {
                mistakes.add(new Mistake(
                        SettingsFile.NAME,
                        new Position(1, 1),
                        "",
                        "two CRMs would hand the same people over",
                        "name the one whose status mql moves: hand_off_in: salesforce"));
            }
            return;
        }
        mappings.replaceAll((crm, mapping) -> crm.equals(settings.handOffIn()) ? mapping : mapping.valuesOnly());
    }

    /** What definitions may speak of: the standard words, and those the mappings declare. */
    static Glossary glossary(Map<String, Mapping> mappings) {
        Glossary glossary = Glossary.STANDARD;
        for (Mapping mapping : mappings.values()) {
            glossary = glossary.with(
                            mapping.facts().keySet(),
                            mapping.activities().stream()
                                    .map(source -> source.type())
                                    .toList())
                    .withCodesOf(mapping.codesMade());
        }
        return glossary;
    }

    public static Path mappingFile(Path folder, String crm) {
        return folder.resolve("mapping-" + crm + ".yaml");
    }

    public Path folder() {
        return folder;
    }

    public Settings settings() {
        return settings;
    }

    /** The definition that moves the status. */
    public Agreed agreed() {
        return agreed;
    }

    /** The definitions beside it, by their names, in the order of {@code mql.yaml}. */
    public Map<String, Agreed> beside() {
        return Collections.unmodifiableMap(beside);
    }

    /**
     * @param name of a definition beside the one that moves the status; empty for that one
     * @throws UserError where there is none of this name
     */
    public Agreed agreed(String name) {
        if (name.isEmpty()) {
            return agreed;
        }
        Agreed named = beside.get(name);
        if (named == null) {
            throw new UserError(
                    "no definition is called " + name,
                    "--definition",
                    beside.isEmpty()
                            ? "there is only " + agreed.file().getFileName() + ", which needs no name"
                            : "name one of " + String.join(", ", beside.keySet()));
        }
        return named;
    }

    /** What is missing of all signatures, with the remedies; empty where nothing is. */
    public String unsigned() {
        return Stream.concat(Stream.of(agreed), beside.values().stream())
                .map(Agreed::unsigned)
                .filter(missing -> !missing.isEmpty())
                .collect(Collectors.joining("; "));
    }

    public Map<String, Mapping> mappings() {
        return Map.copyOf(mappings);
    }

    /** @throws UserError where the workspace has no mapping for this CRM */
    public Mapping mapping(String crm) {
        Mapping mapping = mappings.get(crm);
        if (mapping == null) {
            throw new UserError(
                    "there is no mapping for " + crm,
                    mappingFile(folder, crm).toString(),
                    "make one with mql init " + crm);
        }
        return mapping;
    }

    /** The CRM meant where none is named: the only one there is. */
    public String theCrm(String named) {
        if (!named.isEmpty()) {
            mapping(named);
            return named;
        }
        if (mappings.size() == 1) {
            return mappings.keySet().iterator().next();
        }
        throw new UserError(
                mappings.isEmpty() ? "no CRM is mapped" : "several CRMs are mapped",
                folder.toString(),
                mappings.isEmpty()
                        ? "begin with mql init hubspot"
                        : "name one of " + String.join(", ", mappings.keySet()));
    }
}
