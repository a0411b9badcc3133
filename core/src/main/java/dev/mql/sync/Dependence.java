package dev.mql.sync;

import dev.mql.crm.Schema;
import dev.mql.mapping.FactSource;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Wants;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What of a mapping depends on one property, named {@code object.property}. */
final class Dependence {

    private Dependence() {}

    /** Facts read off it. */
    static SortedSet<String> facts(Mapping mapping, String subject) {
        SortedSet<String> facts = new TreeSet<>();
        for (FactSource source : mapping.facts().values()) {
            boolean read = source instanceof FactSource.Property property
                    ? property.from().values().stream()
                            .anyMatch(paths -> paths.stream()
                                    .anyMatch(path -> subject.equals(path.object() + "." + path.property())))
                    : source instanceof FactSource.Count count
                            && count.where().keySet().stream()
                                    .anyMatch(name -> subject.equals(count.object() + "." + name));
            if (read) {
                facts.add(source.fact());
            }
        }
        return facts;
    }

    /** The options of it that are written. */
    static Set<String> options(Mapping mapping, Schema schema, String subject) {
        Set<String> options = new TreeSet<>();
        Wants.of(mapping, schema)
                .write()
                .forEach((object, targets) -> targets.stream()
                        .filter(target -> subject.equals(object + "." + target.property()))
                        .forEach(target -> options.addAll(target.options())));
        return options;
    }

    /** What stops, half a sentence. */
    static String consequence(Mapping mapping, String subject, SortedSet<String> facts) {
        boolean status = mapping.stages().properties().stream()
                .anyMatch(known -> subject.equals(
                        known.path().object() + "." + known.path().property()));
        if (status) {
            return "no status is written before it is mended";
        }
        if (facts.isEmpty()) {
            return "it is left out, everything else goes on";
        }
        return "who had " + String.join(", ", facts)
                + " and lost it by that stays as judged before, everybody else goes on";
    }
}
