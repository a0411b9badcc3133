package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.salesforce.soql.MalformedQuery;
import dev.mql.app.sandbox.salesforce.soql.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a path in a query means, or says which part is unknown. */
final class Columns {
    private static final int MOST_STEPS = 5;
    /** What the Name object has, whichever record stands behind it. */
    private static final Set<String> OF_NAMES =
            Set.of("id", "name", "type", "firstname", "lastname", "title", "email", "phone", "isactive", "username");

    private final Org org;
    private final String soql;

    Columns(Org org, String soql) {
        this.org = org;
        this.soql = soql;
    }

    Column column(SObject object, Path path) {
        List<String> parts = own(object, path.parts());
        List<Field> steps = new ArrayList<>();
        SObject current = object;
        for (int i = 0; i < parts.size() - 1; i++) {
            Field reference = reference(current, parts.get(i), path);
            steps.add(reference);
            if (steps.size() > MOST_STEPS) {
                throw refused(path, "INVALID_FIELD", "maximum 5 levels of relationships are allowed: " + path);
            }
            if (reference.polymorphic()) {
                return polymorphic(object, steps, parts, i, path);
            }
            current = visible(reference.referenceTo().get(0), path);
        }
        Field field = current.field(parts.get(parts.size() - 1));
        if (field == null) {
            throw noColumn(current, path.last(), path);
        }
        return new Column(org, org.table(object), steps, field, false, named(steps, field.name()));
    }

    private Column polymorphic(SObject object, List<Field> steps, List<String> parts, int at, Path path) {
        String name = parts.get(parts.size() - 1);
        if (at != parts.size() - 2 || !OF_NAMES.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw refused(
                    path,
                    "INVALID_FIELD",
                    "No such column '" + parts.get(at + 1) + "' on entity 'Name'. If you are"
                            + " attempting to use a custom field, be sure to append the '__c' after the custom field name."
                            + " Please reference your WSDL or the describe call for the appropriate names.");
        }
        Field shape = name.equalsIgnoreCase("Type")
                ? Schema.field("Type string(40) - Type", 0, Field.Source.COMPUTED)
                : Objects.requireNonNullElseGet(
                        org.schema().must("Contact").field(name),
                        () -> Schema.field(name + " string(255) - " + name, 0, Field.Source.COMPUTED));
        return new Column(org, org.table(object), steps, shape, true, named(steps, shape.name()));
    }

    /** `Lead.Status` in a query on leads is their own status. */
    private static List<String> own(SObject object, List<String> parts) {
        boolean prefixed = parts.size() > 1
                && parts.get(0).equalsIgnoreCase(object.name())
                && object.relationship(parts.get(0)) == null;
        return prefixed ? parts.subList(1, parts.size()) : parts;
    }

    Field reference(SObject object, String relationship, Path path) {
        @Nullable Field reference = object.relationship(relationship);
        if (reference == null) {
            throw refused(
                    path,
                    "INVALID_FIELD",
                    "Didn't understand relationship '" + relationship
                            + "' in field path. If you are attempting to use a custom relationship, be sure to append"
                            + " the '__r' after the custom relationship name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.");
        }
        return reference;
    }

    SObject visible(String name, Path path) {
        SObject object = org.schema().find(name);
        if (object == null) {
            throw refused(
                    path,
                    "INVALID_TYPE",
                    "sObject type '" + name
                            + "' is not supported. If you are attempting to use a custom object, be sure to append the"
                            + " '__c' after the entity name. Please reference your WSDL or the describe call for the"
                            + " appropriate names.");
        }
        return object;
    }

    private Refusal noColumn(SObject object, String name, Path path) {
        return refused(
                path,
                "INVALID_FIELD",
                "No such column '" + name + "' on entity '" + object.name()
                        + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom"
                        + " field name. Please reference your WSDL or the describe call for the appropriate names.");
    }

    Refusal refused(Path path, String code, String message) {
        return Refusal.bad(code, MalformedQuery.at(soql, path.at(), message));
    }

    private static String named(List<Field> steps, String name) {
        StringBuilder path = new StringBuilder();
        steps.forEach(step -> path.append(step.relationship()).append('.'));
        return path.append(name).toString();
    }
}
