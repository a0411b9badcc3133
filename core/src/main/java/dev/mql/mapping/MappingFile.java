package dev.mql.mapping;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import dev.mql.mapping.Mapping.Mode;
import dev.mql.mapping.Mapping.Pace;
import dev.mql.mapping.normal.Mails;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code mapping-hubspot.yaml} and {@code mapping-salesforce.yaml}; what is wrong comes all at once. */
public final class MappingFile {

    private final Set<String> definitions;
    private final Mistakes mistakes;

    private MappingFile(Set<String> definitions, Mistakes mistakes) {
        this.definitions = Set.copyOf(definitions);
        this.mistakes = mistakes;
    }

    /** The mapping, or nothing where there are mistakes. */
    public static Optional<Mapping> read(java.nio.file.Path file, Mistakes mistakes) {
        return read(file, Set.of(), mistakes);
    }

    /**
     * The mapping, or nothing where there are mistakes.
     *
     * @param definitions the names of the definitions beside the one that moves the status, for what they write
     */
    public static Optional<Mapping> read(java.nio.file.Path file, Set<String> definitions, Mistakes mistakes) {
        return YamlFile.read(file, mistakes).flatMap(node -> new MappingFile(definitions, mistakes).mapping(node));
    }

    /** The mapping, or nothing where there are mistakes. */
    public static Optional<Mapping> read(String text, Mistakes mistakes) {
        return read(text, Set.of(), mistakes);
    }

    /** The mapping, or nothing where there are mistakes. */
    public static Optional<Mapping> read(String text, Set<String> definitions, Mistakes mistakes) {
        return YamlFile.read(text, mistakes).flatMap(node -> new MappingFile(definitions, mistakes).mapping(node));
    }

    private Optional<Mapping> mapping(Node node) {
        return node.fields(mistakes).flatMap(this::mapping);
    }

    private Optional<Mapping> mapping(Fields fields) {
        Dialect dialect = dialect(fields);
        if (dialect == null) {
            return Optional.empty();
        }
        PeopleReader people = new PeopleReader(dialect, mistakes);
        FactReader facts = new FactReader(dialect, mistakes);
        StageReader stages = new StageReader(dialect, mistakes);
        fields.optional("facts").ifPresentOrElse(facts::read, () -> missing(fields, "facts"));
        Mode mode = fields.optional("mode").map(this::mode).orElse(Mode.SHADOW);
        LocalDate liveFrom = fields.optional("live_from").flatMap(this::day).orElse(null);
        Scope scope = fields.optional("scope").map(people::scope).orElse(Scope.EVERYBODY);
        Mapping.People same = fields.optional("people").map(people::people).orElse(Mapping.People.AS_LINKED);
        Pace pace = fields.fields("pace").map(PeopleReader::pace).orElse(Pace.FREE);
        Stages meant = fields.optional("stages").map(stages::read).orElse(Stages.NONE);
        Targets targets = fields.optional("write")
                .map(node -> new TargetReader(dialect, meant, definitions, mistakes).read(node))
                .orElse(Targets.NONE);
        Mapping mapping = new Mapping(
                dialect.crm(),
                mode,
                liveFrom,
                scope,
                same,
                pace,
                facts.facts(),
                facts.deals(),
                fields.optional("activities")
                        .map(new ActivityReader(dialect, mistakes)::read)
                        .orElse(List.of()),
                targets.lead().isPresent() ? meant : meant.withLeadsOpenedBySales(),
                targets,
                fields.optional("read_back").map(people::readBack).orElse(Mapping.ReadBack.NONE),
                Mails.BUILT_IN,
                MappingHash.of(fields.node()));
        fields.end();
        return mistakes.none() ? Optional.of(mapping) : Optional.empty();
    }

    private void missing(Fields fields, String key) {
        fields.required(key, "say where facts come from, at least `contact.email`");
    }

    private @Nullable Dialect dialect(Fields fields) {
        Optional<Node> node = fields.required("crm", "write `crm: hubspot` or `crm: salesforce`");
        if (node.isEmpty()) {
            return null;
        }
        String crm = node.get().text(mistakes).orElse("");
        if (crm.isEmpty()) {
            return null;
        }
        return switch (crm) {
            case "hubspot" -> Dialect.HUBSPOT;
            case "salesforce" -> Dialect.SALESFORCE;
            default -> {
                mistakes.add(node.get(), "no CRM is called `" + crm + "`", "write hubspot or salesforce");
                yield null;
            }
        };
    }

    private Mode mode(Node node) {
        return node.text(mistakes)
                .flatMap(word -> Words.one(Mode.class, word, node, Set.of(), mistakes))
                .orElse(Mode.SHADOW);
    }

    private Optional<LocalDate> day(Node node) {
        Optional<String> text = node.text(mistakes);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get().toUpperCase(Locale.ROOT)));
        } catch (DateTimeException noDay) {
            mistakes.add(node, "`" + text.get() + "` is no day", "write it as 2026-12-07");
            return Optional.empty();
        }
    }
}
