package dev.mql.hubspot;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a mapping wants with what the account has. Pure. */
final class Checking {

    /** How the names of mql's own properties begin; one may be read only, as the reason why sales rejected somebody. */
    private static final String OURS = "mql_";

    private final Schema schema;
    private final List<Problem> problems = new ArrayList<>();

    private Checking(Schema schema) {
        this.schema = schema;
    }

    static List<Problem> problems(Wanted wanted, Schema schema) {
        Checking checking = new Checking(schema);
        wanted.read().forEach((object, properties) -> checking.read(object, properties, ours(wanted, object)));
        wanted.streams().forEach(checking::stream);
        wanted.write().forEach(checking::written);
        wanted.lead().forEach(checking::lead);
        return List.copyOf(checking.problems);
    }

    /** Our own properties are read as well as written; where they are missing, that is said once. */
    private static Set<String> ours(Wanted wanted, String object) {
        return wanted.write().getOrDefault(object, List.of()).stream()
                .filter(Wanted.Target::ours)
                .map(Wanted.Target::property)
                .collect(Collectors.toSet());
    }

    private void read(String object, Set<String> properties, Set<String> ours) {
        Map<String, Schema.Property> known = schema.objects().get(object);
        if (known == null && schema.streams().containsKey(object)) {
            return;
        }
        if (known == null) {
            problems.add(withheld(object)
                    .orElse(new Problem(
                            object,
                            "mql reads no " + object + " of HubSpot",
                            "take " + object + " out of the mapping",
                            true)));
            return;
        }
        for (String property : properties) {
            if (!known.containsKey(property) && !ours.contains(property)) {
                problems.add(property.startsWith(OURS) ? notYet(object, property) : unknown(object, property, known));
            }
        }
        if (object.equals(Lists.STREAM)) {
            return; // members are counted anew at each run
        }
        known.values().stream()
                .filter(property -> properties.contains(property.name()) && property.calculated())
                .forEach(property -> problems.add(formula(object, property)));
    }

    /** HubSpot's own computed properties move with dates that are asked for; a formula's may not. */
    private static Problem formula(String object, Schema.Property property) {
        return new Problem(
                object + "." + property.name(),
                "\"" + property.label()
                        + "\" is computed by a formula, and HubSpot does not count its change as one of the"
                        + " record: it is seen with the record's next other change",
                "map the properties the formula is made of, or let a workflow copy it into a property of its own",
                false);
    }

    private static Problem notYet(String object, String property) {
        return new Problem(
                object + "." + property,
                "mql's own property " + property + " does not exist yet",
                "run mql bootstrap --apply",
                true);
    }

    private static Problem unknown(String object, String property, Map<String, Schema.Property> known) {
        Optional<Schema.Property> near = nearest(property, known);
        if (object.equals(Lists.STREAM)) {
            return new Problem(
                    object + "." + property,
                    "HubSpot has no list of contacts called \"" + property + "\"",
                    near.map(found -> "did you mean \"" + found.name() + "\"?")
                            .orElse("write it as HubSpot shows it: CRM > Segments"),
                    true);
        }
        return new Problem(
                object + "." + property,
                "HubSpot has no property " + property + " of " + object,
                near.map(found -> "did you mean " + found.name() + " (\"" + found.label() + "\")?")
                        .orElse("look up the internal name in HubSpot: Settings > Properties > the property > </>"),
                true);
    }

    /** The known property whose name differs by the fewest letters, or that carries the wanted name as its label. */
    private static Optional<Schema.Property> nearest(String property, Map<String, Schema.Property> known) {
        for (Schema.Property candidate : known.values()) {
            if (candidate.label().equalsIgnoreCase(property)) {
                return Optional.of(candidate);
            }
        }
        int most = Math.max(1, property.length() / 3);
        return known.values().stream()
                .filter(candidate -> distance(property, candidate.name()) <= most)
                .min(Comparator.comparingInt(candidate -> distance(property, candidate.name())));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private void stream(String stream) {
        if (schema.streams().containsKey(stream)) {
            return;
        }
        problems.add(withheld(stream)
                .orElse(new Problem(
                        stream,
                        "HubSpot has no activity called " + stream,
                        "use one of " + String.join(", ", schema.streams().keySet()),
                        false)));
    }

    /** What the token may not read; a run goes on without it. */
    private Optional<Problem> withheld(String what) {
        return schema.missing().stream()
                .filter(problem -> problem.subject().equals(what))
                .findFirst();
    }

    /** Without leads everything else is written all the same: nothing here is fatal. */
    private void lead(String property, String text) {
        Map<String, Schema.Property> known = schema.objects().get(Leads.TYPE);
        Map<String, Schema.Property> contacts = schema.objects().getOrDefault(Rows.CONTACTS, Map.of());
        for (String place : Leads.places(text)) {
            if (!contacts.containsKey(place)) {
                problems.add(mild(unknown(Rows.CONTACTS, place, contacts)));
            }
        }
        if (known == null) {
            withheld(Leads.TYPE).filter(problem -> !problems.contains(problem)).ifPresent(problems::add);
            return;
        }
        Schema.Property target = known.get(property);
        if (target == null) {
            problems.add(mild(unknown(Leads.TYPE, property, known)));
        } else if (Leads.places(text).isEmpty()
                && !target.options().isEmpty()
                && target.options().stream().noneMatch(option -> option.value().equals(text))) {
            problems.add(new Problem(
                    Leads.TYPE + "." + property,
                    "\"" + target.label() + "\" has no option " + text,
                    "write one of "
                            + String.join(
                                    ", ",
                                    target.options().stream()
                                            .map(Schema.Option::value)
                                            .toList()) + " under write: leads: in the mapping",
                    false));
        }
    }

    private static Problem mild(Problem problem) {
        return new Problem(problem.subject(), problem.message(), problem.remedy(), false);
    }

    private void written(String object, List<Wanted.Target> targets) {
        for (Wanted.Target target : targets) {
            Optional<Schema.Property> property = schema.property(object, target.property());
            if (property.isPresent()) {
                writable(object, target, property.get());
            } else if (target.ours()) {
                problems.add(notYet(object, target.property()));
            } else {
                problems.add(unknown(object, target.property(), schema.objects().getOrDefault(object, Map.of())));
            }
        }
    }

    private void writable(String object, Wanted.Target target, Schema.Property property) {
        String subject = object + "." + property.name();
        if (!property.writable()) {
            problems.add(new Problem(
                    subject,
                    "\"" + property.label() + "\" is set by HubSpot itself and cannot be written",
                    "take it out of write: in the mapping",
                    true));
        }
        if (property.writable() && !fits(target.kind(), property.type())) {
            problems.add(new Problem(
                    subject,
                    "\"" + property.label() + "\" is a property of type " + property.type()
                            + " and cannot hold what mql writes there",
                    "write into another property, or make one of type " + wanted(target.kind())
                            + " in HubSpot: Settings > Properties > Create property",
                    Problem.Stops.PLANNING));
            return;
        }
        List<String> lacking = new ArrayList<>(target.options());
        property.options().forEach(option -> lacking.remove(option.value()));
        if (!lacking.isEmpty() && !property.options().isEmpty()) {
            problems.add(new Problem(
                    subject,
                    "\"" + property.label() + "\" has no option " + String.join(", ", lacking),
                    "run mql bootstrap --apply, which adds it and keeps all others; or add it in HubSpot: Settings >"
                            + " Properties > " + property.label(),
                    true));
        }
    }

    private static boolean fits(Wanted.Kind kind, String type) {
        return switch (kind) {
            case NUMBER -> type.equals("number") || type.equals("string");
            case DATE_TIME -> type.equals("datetime") || type.equals("string");
            case CHOICE -> type.equals("enumeration") || type.equals("string");
            case TEXT, LONG_TEXT -> type.equals("string") || type.equals("enumeration");
        };
    }

    /** In the words of HubSpot's screen. */
    private static String wanted(Wanted.Kind kind) {
        return switch (kind) {
            case NUMBER -> "Number";
            case DATE_TIME -> "Date and time picker";
            case CHOICE -> "Dropdown select";
            case TEXT -> "Single-line text";
            case LONG_TEXT -> "Multi-line text";
        };
    }
}
