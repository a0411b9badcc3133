package dev.mql.app.workspace;

import dev.mql.crm.Crm;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.mapping.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which properties a fact might come from: by name, label and type, by how many records have them filled, and by whether
 * their values can be read as the fact.
 */
final class Proposals {

    private static final Map<String, Pattern> ABOUT = Map.of(
            "company.employees", words("employees?|headcount|company.?size|mitarbeiter"),
            "company.country", words("country|land"),
            "company.industry", words("industry|branche|sector|vertical"),
            "company.revenue", words("revenue|turnover|umsatz"),
            "contact.title", words("job.?title|title|position"),
            "origin", words("lead.?source|original.?source|channel|herkunft"));

    /** What no such fact can be read from. */
    private static final Set<String> UNFIT = Set.of("bool", "boolean", "date", "datetime", "reference", "id");

    /** Of one object, those that are no standard property, since each may cost a call. */
    private static final int ASKED = 8;

    private static final int RUNNERS_UP = 4;
    private static final int VALUES = 3;

    /** Less is chance. */
    private static final int WORTH_NAMING = 5;

    /** By so many points of a hundred another property has to be better filled than the standard one to come before it. */
    private static final int HEAD_START = 20;

    /** Of a hundred values; where fewer can be read, the property is about something else. */
    private static final int LEGIBLE = 50;

    private final Schema schema;
    private final FillRates rates;
    private final Map<String, Set<String>> asked = new TreeMap<>();

    private Proposals(Schema schema, FillRates rates) {
        this.schema = schema;
        this.rates = rates;
    }

    /** What the mapping is like once the CRM was asked about every property it might name. */
    static String answered(Crm crm, Schema schema, ReadMode mode, Function<Proposals, String> mapping) {
        Proposals asking = new Proposals(schema, FillRates.unknown());
        String blind = mapping.apply(asking);
        if (asking.asked.isEmpty()) {
            return blind;
        }
        return mapping.apply(new Proposals(schema, FillRates.withValues(crm, asking.asked, mode)));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(".*\\b(" + alternatives + ")\\b.*");
    }

    /**
     * The properties to read a fact from, best first: a better filled one before the standard one it beats, empty ones last.
     *
     * @param standard those the CRM is delivered with and has, as {@code object.property}
     */
    List<String> chosen(String fact, List<String> standard) {
        standard.forEach(this::ask);
        List<String> chosen = new ArrayList<>();
        for (String object : objects(standard)) {
            List<String> own = standard.stream()
                    .filter(source -> object(source).equals(object))
                    .sorted(Comparator.comparing(this::isEmpty))
                    .toList();
            List<String> others = others(fact, object, standard);
            others.forEach(this::ask);
            int line = HEAD_START + own.stream().mapToInt(this::percent).max().orElse(0);
            others.stream()
                    .filter(other -> isLegible(fact, other) && percent(other) >= line)
                    .max(Comparator.comparingInt(this::percent))
                    .ifPresent(chosen::add);
            chosen.addAll(own);
        }
        chosen.sort(Comparator.comparing(this::isEmpty));
        return chosen;
    }

    private void ask(String source) {
        if (schema.streams().containsKey(object(source))) {
            asked.computeIfAbsent(object(source), key -> new TreeSet<>()).add(name(source));
        }
    }

    private List<String> others(String fact, String object, List<String> standard) {
        Pattern about = ABOUT.get(fact);
        if (about == null) {
            return List.of();
        }
        return schema.objects().getOrDefault(object, Map.of()).entrySet().stream()
                // Those of related records are their own object's.
                .filter(entry -> !entry.getKey().contains("."))
                .filter(entry -> !entry.getKey().toLowerCase(Locale.ROOT).startsWith("mql_"))
                .filter(entry -> !UNFIT.contains(entry.getValue().type()))
                .filter(entry -> fits(about, entry.getKey())
                        || fits(about, entry.getValue().label()))
                .map(entry -> object + "." + entry.getKey())
                .filter(source -> !standard.contains(source))
                .limit(ASKED)
                .toList();
    }

    private static boolean fits(Pattern about, String name) {
        return about.matcher(name.toLowerCase(Locale.ROOT).replace('_', ' ')).matches();
    }

    private boolean isEmpty(String source) {
        return rates.percent(source).equals(java.util.OptionalInt.of(0));
    }

    private int percent(String source) {
        return rates.percent(source).orElse(0);
    }

    private boolean isLegible(String fact, String source) {
        return Legible.percent(fact, texts(source)) >= LEGIBLE;
    }

    /** What may stand there: of a list its values, else what was seen. */
    private Collection<String> texts(String source) {
        List<String> options = schema.property(object(source), name(source)).stream()
                .flatMap(property -> property.options().stream())
                .map(Schema.Option::value)
                .toList();
        return options.isEmpty() ? rates.values(source) : options;
    }

    /** The comment below a fact: how well its sources are filled, and what else there is. Empty where nothing is known. */
    String comment(String fact, List<String> chosen) {
        String filled = chosen.stream()
                .filter(source -> rates.percent(source).isPresent())
                .map(source -> source + " " + percent(source) + " %")
                .collect(Collectors.joining(", "));
        StringBuilder comment = new StringBuilder();
        if (!filled.isEmpty()) {
            comment.append("    # filled: ").append(filled).append('\n');
        }
        objects(chosen).stream()
                .flatMap(object -> others(fact, object, chosen).stream())
                .filter(other -> percent(other) >= WORTH_NAMING)
                .sorted(Comparator.comparingInt(this::percent).reversed())
                .limit(RUNNERS_UP)
                .forEach(other -> comment.append(runnerUp(fact, other)));
        return comment.toString();
    }

    private String runnerUp(String fact, String other) {
        String filled = other + " " + percent(other) + " %";
        return isLegible(fact, other)
                ? "    # or: " + filled + values(other) + "\n"
                : "    # not: " + filled + ", but its values cannot be read as " + fact + "\n";
    }

    /** Never free text about a person: only what is chosen from a list, or counted. */
    private String values(String source) {
        boolean listed = schema.property(object(source), name(source))
                .filter(property -> !property.options().isEmpty()
                        || property.type().equals("number")
                        || property.type().equals("int"))
                .isPresent();
        String some = texts(source).stream().limit(VALUES).collect(Collectors.joining(" | "));
        return listed && !some.isEmpty() ? " (" + some.replace('\n', ' ') + ")" : "";
    }

    private static List<String> objects(List<String> sources) {
        return sources.stream().map(Proposals::object).distinct().toList();
    }

    private static String object(String source) {
        return source.substring(0, source.indexOf('.'));
    }

    private static String name(String source) {
        return source.substring(source.indexOf('.') + 1);
    }
}
