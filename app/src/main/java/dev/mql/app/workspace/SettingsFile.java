package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.MailDomains;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.app.workspace.Settings.StorePlace;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import dev.mql.sync.Retention;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code mql.yaml}. */
final class SettingsFile {

    static final String NAME = "mql.yaml";
    static final String DEFAULT_STORE = "jdbc:sqlite:mql.db";
    private static final int RESERVE_PERCENT = 20;

    private final FilledTexts texts;
    private final Mistakes mistakes;

    SettingsFile(Variables variables, Mistakes mistakes) {
        this.texts = new FilledTexts(variables, mistakes);
        this.mistakes = mistakes;
    }

    /** The settings, or nothing where there are mistakes. */
    Optional<Settings> read(Path folder) {
        return settings(YamlFile.read(folder.resolve(NAME), mistakes), folder);
    }

    /** The same of a text that is not in the folder yet. */
    Optional<Settings> read(String text, Path folder) {
        return settings(YamlFile.read(text, mistakes), folder);
    }

    private Optional<Settings> settings(Optional<Node> tree, Path folder) {
        Optional<Settings> settings =
                tree.flatMap(node -> node.fields(mistakes)).map(fields -> settings(fields, folder));
        return mistakes.none() ? settings : Optional.empty();
    }

    private Settings settings(Fields fields, Path folder) {
        Optional<Fields> crm = fields.fields("crm");
        ConnectionsReader connections = new ConnectionsReader(folder, texts, mistakes);
        Optional<Fields> hubspot = crm.flatMap(all -> all.fields("hubspot"));
        Optional<Fields> salesforce = crm.flatMap(all -> all.fields("salesforce"));
        StorePlace store = fields.fields("store")
                .map(place -> store(place, folder))
                .orElseGet(() -> new StorePlace(sqlite(folder.resolve("mql.db")), "", new Secret("", "")));
        Settings settings = new Settings(
                hubspot.map(connections::hubspot).orElse(null),
                salesforce.map(connections::salesforce).orElse(null),
                store,
                fields.fields("limits").map(this::reserve).orElse(RESERVE_PERCENT),
                fields.fields("notify")
                        .map(new ChannelsReader(texts, mistakes)::channels)
                        .orElse(List.of()),
                new ServingFile(texts, mistakes).read(fields),
                fields.fields("mail_domains")
                        .map(files -> mailDomains(files, folder))
                        .orElse(MailDomains.NONE),
                fields.fields("definitions")
                        .map(block -> new DefinitionsReader(folder, mistakes).read(block))
                        .orElse(Settings.Definitions.ALONE),
                fields.fields("retention").map(this::retention).orElse(Retention.USUAL),
                handOffIn(fields));
        crm.ifPresent(Fields::end);
        fields.end();
        return settings;
    }

    private Retention retention(Fields fields) {
        Retention retention = new Retention(
                time(fields, "explanations", Retention.USUAL.explanations()),
                time(fields, "journal", Retention.USUAL.journal()),
                everything(fields));
        fields.end();
        return retention;
    }

    private boolean everything(Fields fields) {
        Optional<Node> node = fields.optional("activities");
        String text = node.flatMap(found -> found.text(mistakes)).orElse("in_use");
        if (!text.equals("in_use") && !text.equals("all")) {
            mistakes.add(
                    node.orElseThrow(),
                    "activities are kept as long as they are `in_use`, or `all`",
                    "write in_use or all");
        }
        return text.equals("all");
    }

    private Duration time(Fields fields, String name, Duration usual) {
        return fields.optional(name)
                .flatMap(node -> Durations.read(node, mistakes))
                .map(Duration::ofMillis)
                .orElse(usual);
    }

    private String handOffIn(Fields fields) {
        Optional<Node> node = fields.optional("hand_off_in");
        Optional<String> crm = node.flatMap(found -> found.text(mistakes));
        if (crm.isPresent() && !crm.get().equals("hubspot") && !crm.get().equals("salesforce")) {
            mistakes.add(node.get(), "nothing is handed off in `" + crm.get() + "`", "write hubspot or salesforce");
        }
        return crm.orElse("");
    }

    private int reserve(Fields fields) {
        int percent = fields.whole("reserve_percent", 0, 99).orElse(RESERVE_PERCENT);
        fields.end();
        return percent;
    }

    private StorePlace store(Fields fields, Path folder) {
        StorePlace place = new StorePlace(
                inside(fields, folder, texts.text(fields, "url", DEFAULT_STORE)),
                texts.text(fields, "user", ""),
                texts.secret(fields, "password", ""));
        fields.end();
        return place;
    }

    private MailDomains mailDomains(Fields fields, Path folder) {
        MailDomains domains = new MailDomains(
                file(fields, "free", folder), file(fields, "disposable", folder), file(fields, "corporate", folder));
        fields.end();
        return domains;
    }

    private @Nullable Path file(Fields fields, String key, Path folder) {
        String name = texts.text(fields, key, "");
        if (name.isEmpty()) {
            return null;
        }
        Optional<Path> file = resolved(folder, name).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            mistakes.add(
                    fields.optional(key).orElseThrow(),
                    "there is no such file",
                    "name one beside mql.yaml, with one domain a line");
        }
        return file.orElse(null);
    }

    private String inside(Fields fields, Path folder, String url) {
        if (!url.startsWith(Stores.SQLITE)) {
            return url;
        }
        Optional<Path> file = resolved(folder, url.substring(Stores.SQLITE.length()));
        if (file.isEmpty()) {
            mistakes.add(fields.node(), "the store's file has no possible name", "write " + DEFAULT_STORE);
        }
        return file.map(SettingsFile::sqlite).orElse(url);
    }

    private static String sqlite(Path file) {
        return Stores.SQLITE + file.normalize();
    }

    /** Empty where the name cannot be one of a file. */
    private static Optional<Path> resolved(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
