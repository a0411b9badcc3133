package dev.mql.salesforce;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a mapping wants with what the org shows the integration user. Pure. */
final class Checking {

    private static final String DEPLOY = "it waits for deployment: mql bootstrap writes the metadata and says how";

    private final Schema schema;
    private final List<Problem> problems = new ArrayList<>();

    private Checking(Schema schema) {
        this.schema = schema;
    }

    static List<Problem> problems(Wanted wanted, Schema schema) {
        Checking checking = new Checking(schema);
        wanted.read().forEach((object, names) -> checking.read(object, names, ours(wanted, object)));
        wanted.streams().stream()
                .filter(stream -> !wanted.read().containsKey(stream))
                .forEach(checking::object);
        wanted.write().forEach(checking::written);
        return List.copyOf(checking.problems);
    }

    /** Our own fields are read as well as written; where they are missing, that is said once. */
    private static Set<String> ours(Wanted wanted, String object) {
        return wanted.write().getOrDefault(object, List.of()).stream()
                .filter(Wanted.Target::ours)
                .map(Wanted.Target::property)
                .collect(Collectors.toSet());
    }

    private boolean object(String object) {
        boolean there = schema.objects().containsKey(object);
        if (!there) {
            problems.add(schema.missing().stream()
                    .filter(problem -> problem.subject().equals(object))
                    .findFirst()
                    .orElseGet(() -> new Problem(
                            object, "mql reads no " + object + " of Salesforce", "take it out of the mapping", true)));
        }
        return there;
    }

    private void read(String object, Set<String> names, Set<String> ours) {
        if (!object(object)) {
            return;
        }
        for (String name : names) {
            Optional<Schema.Property> found = schema.property(object, name);
            if (found.isEmpty() && !ours.contains(name)) {
                problems.add(isOurs(name) ? waits(object, name) : unknown(object, name));
            }
            found.filter(Schema.Property::calculated).ifPresent(property -> problems.add(formula(object, property)));
        }
    }

    static boolean isOurs(String name) {
        return name.startsWith("MQL_");
    }

    /** A record's date of change is what is asked for; what a formula looks at may lie on another record. */
    private static Problem formula(String object, Schema.Property property) {
        return new Problem(
                object + "." + property.name(),
                "\"" + property.label() + "\" is a formula, and a change of it alone changes no date of the record",
                "mql sees it when the record itself changes, or with mql sync --full; better map the fields it is made of",
                false);
    }

    private static Problem waits(String object, String name) {
        return new Problem(object + "." + name, "mql's own field " + name + " does not exist yet", DEPLOY, true);
    }

    private Problem unknown(String object, String name) {
        Optional<Schema.Property> labelled = schema.objects().getOrDefault(object, Map.of()).entrySet().stream()
                // Not of the records it is related to: an owner's title is no lead's.
                .filter(field -> !field.getKey().contains("."))
                .map(Map.Entry::getValue)
                .filter(property -> property.label().equalsIgnoreCase(name)
                        || property.name().equalsIgnoreCase(name)
                        || property.name().equalsIgnoreCase(name + "__c"))
                .findFirst();
        return new Problem(
                object + "." + name,
                "Salesforce shows the integration user no field " + name + " of " + object,
                labelled.map(property -> "did you mean " + property.name() + " (\"" + property.label() + "\")?")
                        .orElse("look up its API name in Setup > Object Manager > " + object
                                + "; if it exists, field-level security hides it: give the permission set the right to read"
                                + " it"),
                true);
    }

    private void written(String object, List<Wanted.Target> targets) {
        for (Wanted.Target target : targets) {
            Optional<Schema.Property> found = schema.property(object, target.property());
            if (found.isPresent()) {
                writable(object, target, found.get());
            } else if (schema.objects().containsKey(object)) {
                problems.add(target.ours() ? waits(object, target.property()) : unknown(object, target.property()));
            }
        }
    }

    private void writable(String object, Wanted.Target target, Schema.Property property) {
        String subject = object + "." + property.name();
        if (!property.writable()) {
            problems.add(new Problem(
                    subject,
                    "the integration user may not edit \"" + property.label() + "\"",
                    property.calculated()
                            ? "it is a formula: take it out of write: in the mapping"
                            : "give its permission set the right to edit it",
                    true));
        }
        if (!fits(target.kind(), property)) {
            problems.add(new Problem(
                    subject,
                    "\"" + property.label() + "\" is a " + property.type() + " and cannot hold what mql writes there",
                    "make it a field of the type that mql bootstrap writes, or map another one",
                    Problem.Stops.PLANNING));
        }
        List<String> lacking = new ArrayList<>(target.options());
        property.options().forEach(option -> lacking.remove(option.value()));
        if (!lacking.isEmpty() && !property.options().isEmpty()) {
            problems.add(new Problem(
                    subject,
                    "\"" + property.label() + "\" has no active value " + String.join(", ", lacking),
                    target.ours() || target.property().equals(Metadata.STATUS) ? DEPLOY : "add it in Setup",
                    true));
        }
        offered(object, target, property);
    }

    /** Values that are active, and that a record type leaves out all the same. */
    private void offered(String object, Wanted.Target target, Schema.Property property) {
        for (Schema.Narrowing narrowing : schema.narrowings()) {
            if (!narrowing.object().equals(object) || !narrowing.property().equals(property.name())) {
                continue;
            }
            List<String> lacking = property.options().stream()
                    .map(Schema.Option::value)
                    .filter(value -> target.options().contains(value)
                            && !narrowing.values().contains(value))
                    .toList();
            if (!lacking.isEmpty()) {
                problems.add(new Problem(
                        object + "." + property.name(),
                        "record type \"" + narrowing.kind() + "\" does not offer " + String.join(", ", lacking)
                                + " in \""
                                + property.label() + "\""
                                + (narrowing.enforced()
                                        ? ": Salesforce refuses it for records of that type"
                                        : ": mql may set it, and sales cannot pick it there"),
                        remedy(object, property, narrowing.kind()),
                        narrowing.enforced()));
            }
        }
    }

    /** In the words of Setup, beside the deployment that does the same. */
    private static String remedy(String object, Schema.Property property, String recordType) {
        return property.name().equals(Metadata.STATUS) && object.equals(Objects.LEAD)
                ? DEPLOY + "; or in Setup > Lead Processes add it to the process of record type " + recordType
                : "add it in Setup > Object Manager > " + object + " > Record Types > " + recordType
                        + " > Picklists Available for Editing > " + property.label();
    }

    private static boolean fits(Wanted.Kind kind, Schema.Property property) {
        String type = property.type();
        boolean text = type.equals("string") || type.equals("textarea") || type.equals("picklist");
        return switch (kind) {
            case NUMBER -> type.equals("double") || type.equals("int") || type.equals("percent") || text;
            case DATE_TIME -> type.equals("datetime") || text;
            case CHOICE -> text;
            case TEXT -> text && (property.length() == 0 || property.length() >= Metadata.SHORT);
            case LONG_TEXT -> text && (property.length() == 0 || property.length() >= Metadata.LONG);
        };
    }
}
