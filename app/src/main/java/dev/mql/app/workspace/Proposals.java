package dev.mql.app.workspace;

import dev.mql.crm.Crm;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which properties a fact might come from: by name, label and type, and by how many records of a sample have them filled. */
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

    private static final int RUNNERS_UP = 4;

    /** Less is chance. */
    private static final int WORTH_NAMING = 5;

    private final Schema schema;
    private final Sample sample;

    private Proposals(Schema schema, Sample sample) {
        this.schema = schema;
        this.sample = sample;
    }

    /**
     * @param objects whose properties may be proposed
     * @param known properties that are proposed by their names alone
     */
    static Proposals of(Crm crm, Schema schema, List<String> objects, List<String> known, ReadMode mode) {
        Map<String, Set<String>> asked = new TreeMap<>();
        Proposals blind = new Proposals(schema, new Sample(Map.of(), Map.of(), Map.of(), Map.of()));
        for (String object : objects) {
            Set<String> names = new TreeSet<>();
            ABOUT.values().forEach(about -> names.addAll(blind.names(object, about)));
            known.stream()
                    .filter(name -> schema.property(object, name).isPresent())
                    .forEach(names::add);
            if (schema.streams().containsKey(object)) {
                asked.put(object, names);
            }
        }
        return new Proposals(schema, Sample.of(crm, asked, mode));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(".*\\b(" + alternatives + ")\\b.*");
    }

    private List<String> names(String object, Pattern about) {
        return schema.objects().getOrDefault(object, Map.of()).values().stream()
                .filter(property -> !UNFIT.contains(property.type()))
                .filter(property -> !property.name().toLowerCase(Locale.ROOT).startsWith("mql_"))
                .filter(property -> fits(about, property.name()) || fits(about, property.label()))
                .map(Schema.Property::name)
                .toList();
    }

    private static boolean fits(Pattern about, String name) {
        return about.matcher(name.toLowerCase(Locale.ROOT).replace('_', ' ')).matches();
    }

    /** The candidates, those last that the sample shows to be empty: the first filled one of a list is read. */
    List<String> filled(List<String> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing(source -> sample.knows(source) && sample.percent(source) == 0))
                .toList();
    }

    /** The comment below a fact: how well its sources are filled, and what else there is. Empty where nothing is known. */
    String comment(String fact, List<String> chosen) {
        String rates = chosen.stream()
                .filter(sample::knows)
                .map(source -> source + " " + sample.percent(source) + " %")
                .collect(Collectors.joining(", "));
        StringBuilder comment = new StringBuilder();
        if (!rates.isEmpty()) {
            comment.append("    # filled: ").append(rates).append('\n');
        }
        runnersUp(fact, chosen)
                .forEach(other -> comment.append("    # or: ")
                        .append(other)
                        .append(' ')
                        .append(sample.percent(other))
                        .append(" %")
                        .append(values(other))
                        .append('\n'));
        return comment.toString();
    }

    private List<String> runnersUp(String fact, List<String> chosen) {
        Pattern about = ABOUT.get(fact);
        if (about == null) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        sample.rows().keySet().forEach(object -> names(object, about).forEach(name -> others.add(object + "." + name)));
        return others.stream()
                .filter(other -> !chosen.contains(other) && sample.percent(other) >= WORTH_NAMING)
                .sorted(Comparator.comparingInt(sample::percent).reversed())
                .limit(RUNNERS_UP)
                .toList();
    }

    /** Never free text about a person: only what is chosen from a list, or counted. */
    private String values(String source) {
        int dot = source.indexOf('.');
        boolean listed = schema.property(source.substring(0, dot), source.substring(dot + 1))
                .filter(property -> !property.options().isEmpty()
                        || property.type().equals("number")
                        || property.type().equals("int"))
                .isPresent();
        return listed
                ? " ("
                        + String.join(" | ", sample.values().getOrDefault(source, Set.of()))
                                .replace('\n', ' ') + ")"
                : "";
    }
}
