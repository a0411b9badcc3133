package dev.mql.mapping;

import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.mapping.FactSource.As;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Properties a mapping reads as something they cannot be, such as a date as a number of employees: every value would be
 * unknown, and nobody would be told. A property that is not there is the adapter's to name.
 */
public final class Misreadings {

    /** What only texts can be read as. */
    private static final Set<As> OF_TEXT =
            EnumSet.of(As.COUNTRY, As.INDUSTRY, As.DOMAIN, As.SENIORITY, As.FUNCTION, As.EMAIL_KIND);

    private static final Set<As> OF_NUMBERS = EnumSet.of(As.NUMBER, As.RANGE, As.MONEY);

    private final Schema schema;
    private final FactTypes types;
    private final List<Problem> problems = new ArrayList<>();

    private Misreadings(Schema schema) {
        this.schema = schema;
        this.types = new FactTypes(schema);
    }

    public static List<Problem> of(Mapping mapping, Schema schema) {
        Misreadings misreadings = new Misreadings(schema);
        mapping.facts().values().forEach(misreadings::fact);
        mapping.activities().forEach(misreadings::activity);
        return List.copyOf(misreadings.problems);
    }

    /** Where the mapping says what the texts mean, their type does not matter. */
    private void fact(FactSource source) {
        if (source instanceof FactSource.Property property
                && property.reading().values().isEmpty()
                && property.reading().trueIf().isEmpty()
                && property.reading().otherwiseOrNull() == null) {
            As as = types.as(property);
            property.from().values().forEach(paths -> paths.forEach(path -> fits(path, property.fact(), as)));
        }
    }

    private void activity(ActivitySource source) {
        if (source instanceof ActivitySource.Dates dates) {
            dates.dates().forEach(path -> fits(path, dates.type(), As.MOMENT));
        } else if (source instanceof ActivitySource.Counter counter) {
            fits(counter.total(), counter.type(), As.NUMBER);
            fits(counter.last(), counter.type(), As.MOMENT);
        }
    }

    private void fits(Path path, String read, As as) {
        schema.property(path.object(), path.property())
                .filter(property -> clashes(FactTypes.asType(property.type()), as))
                .ifPresent(property -> problems.add(new Problem(
                        path.object() + "." + path.property(),
                        "\"" + property.label() + "\" is a property of type " + property.type() + ", and " + read
                                + " is read as " + word(as),
                        "map a property that holds a " + word(as) + ", or name another fact for this one",
                        Problem.Stops.PLANNING)));
    }

    private static boolean clashes(As held, As as) {
        return switch (held) {
            case TRUTH -> OF_TEXT.contains(as) || OF_NUMBERS.contains(as) || as == As.MOMENT;
            case MOMENT -> OF_TEXT.contains(as) || OF_NUMBERS.contains(as) || as == As.TRUTH;
            case NUMBER, MONEY -> OF_TEXT.contains(as);
            default -> false;
        };
    }

    private static String word(As as) {
        return as.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
