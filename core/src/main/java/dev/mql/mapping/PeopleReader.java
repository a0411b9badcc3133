package dev.mql.mapping;

import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.mapping.Mapping.Pace;
import dev.mql.mapping.Scope.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code scope}, {@code people}, {@code pace} and {@code read_back}. */
final class PeopleReader {

    private static final String HUBSPOT_CREATED = "createdate";

    private final Dialect dialect;
    private final Mistakes mistakes;
    private final Paths paths;

    PeopleReader(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
        this.paths = new Paths(dialect, mistakes);
    }

    Scope scope(Node node) {
        Optional<Fields> fields = node.fields(mistakes);
        if (fields.isEmpty()) {
            return Scope.EVERYBODY;
        }
        Scope scope = dialect.namesObjects() ? ofContacts(fields.get()) : ofObjects(fields.get());
        fields.get().end();
        return scope;
    }

    private Scope ofContacts(Fields fields) {
        Map<String, List<Limit>> limits = new TreeMap<>();
        fields.optional("created_within")
                .flatMap(node -> Words.duration(node, mistakes))
                .ifPresent(within -> limit(limits, dialect.people().get(0), new Limit.Within(HUBSPOT_CREATED, within)));
        fields.fields("skip")
                .ifPresent(block -> block.others()
                        .forEach(entry -> paths.one(entry.key())
                                .ifPresent(path -> limit(
                                        limits,
                                        path.object(),
                                        new Limit.NoneOf(
                                                path.property(), entry.value().texts(mistakes))))));
        fields.fields("only")
                .ifPresent(block -> block.others()
                        .forEach(entry -> paths.one(entry.key())
                                .ifPresent(path -> limit(
                                        limits,
                                        path.object(),
                                        new Limit.OneOf(
                                                path.property(), entry.value().texts(mistakes))))));
        return scope(limits);
    }

    private Scope ofObjects(Fields fields) {
        Map<String, List<Limit>> limits = new TreeMap<>();
        for (String type : dialect.people()) {
            fields.optional(type).ifPresent(node -> {
                if (node.mapping().isPresent()) {
                    node.mapping()
                            .get()
                            .entries()
                            .forEach(entry -> ofField(entry).ifPresent(limit -> limit(limits, type, limit)));
                } else if (!node.text(mistakes).orElse("all").equals("all")) {
                    mistakes.add(node, "expected `all` or fields", "write all, or {CreatedDate: {within: 3y}}");
                }
            });
        }
        return scope(limits);
    }

    private Optional<Limit> ofField(Node.Entry entry) {
        if (entry.value().mapping().isEmpty()) {
            return Optional.of(new Limit.OneOf(entry.name(), entry.value().texts(mistakes)));
        }
        Optional<Fields> fields = entry.value().fields(mistakes);
        Optional<Limit> limit = fields.flatMap(block -> block.optional("within")
                .flatMap(node -> Words.duration(node, mistakes))
                .map(within -> new Limit.Within(entry.name(), within)));
        Optional<Limit> not = fields.filter(block -> block.has("not"))
                .map(block -> new Limit.NoneOf(entry.name(), block.texts("not")));
        fields.ifPresent(Fields::end);
        return limit.isPresent() ? limit : not;
    }

    private static void limit(Map<String, List<Limit>> limits, String object, Limit limit) {
        limits.computeIfAbsent(object, name -> new ArrayList<>()).add(limit);
    }

    private static Scope scope(Map<String, List<Limit>> limits) {
        List<Scope.OfObject> objects = new ArrayList<>();
        limits.forEach((object, all) -> objects.add(new Scope.OfObject(object, all)));
        return new Scope(objects);
    }

    Mapping.People people(Node node) {
        Optional<Fields> found = node.fields(mistakes);
        if (found.isEmpty()) {
            return Mapping.People.AS_LINKED;
        }
        Fields fields = found.get();
        boolean follow = choice(fields, "converted", "follow", "ignore", true);
        boolean contactWins = fields.fields("same_email")
                .map(block -> {
                    boolean wins = choice(block, "lead_and_contact", "contact_wins", "separate", false);
                    block.end();
                    return wins;
                })
                .orElse(false);
        Path site = fields.fields("lead_to_account").flatMap(this::site).orElse(null);
        fields.end();
        return new Mapping.People(follow, contactWins, site);
    }

    private Optional<Path> site(Fields fields) {
        fields.optional("by")
                .ifPresent(node -> node.text(mistakes)
                        .filter(by -> !by.equals("email_domain"))
                        .ifPresent(by -> mistakes.add(
                                node, "leads do not find accounts by `" + by + "`", "write email_domain")));
        Optional<Path> site = fields.required("with", "name the account's web site: Account.Website")
                .flatMap(paths::one);
        fields.end();
        return site;
    }

    private boolean choice(Fields fields, String key, String yes, String no, boolean otherwise) {
        Optional<Node> node = fields.optional(key);
        Optional<String> word = node.flatMap(found -> found.text(mistakes));
        if (word.isPresent() && !word.get().equals(yes) && !word.get().equals(no)) {
            mistakes.add(node.get(), "`" + word.get() + "` is not known here", "write " + yes + " or " + no);
        }
        return word.map(yes::equals).orElse(otherwise);
    }

    static Pace pace(Fields fields) {
        Pace pace = new Pace(
                fields.whole("first_write_per_day", 1, 100_000_000).orElse(0),
                fields.whole("batch", 1, 200).orElse(0));
        fields.end();
        return pace;
    }

    Mapping.ReadBack readBack(Node node) {
        Optional<Fields> found = node.fields(mistakes);
        if (found.isEmpty()) {
            return Mapping.ReadBack.NONE;
        }
        Fields fields = found.get();
        Mapping.ReadBack back = new Mapping.ReadBack(
                fields.optional("rejected_why").map(this::onPeople).orElse(List.of()),
                fields.optional("owner").map(this::onPeople).orElse(List.of()),
                fields.text("who_set").orElse(null));
        fields.end();
        return back;
    }

    private List<Path> onPeople(Node node) {
        if (dialect.namesObjects()) {
            return paths.full(node);
        }
        List<Path> all = new ArrayList<>();
        dialect.people().forEach(type -> all.addAll(paths.of(type, node)));
        return all;
    }
}
