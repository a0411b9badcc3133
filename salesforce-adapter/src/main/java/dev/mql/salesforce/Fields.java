package dev.mql.salesforce;

import dev.mql.crm.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of every object that is read or related to. Only names found here go into a query.
 *
 * @param objects by object, then field name
 */
record Fields(Map<String, Map<String, Field>> objects) {

    static final Fields NONE = new Fields(Map.of());

    boolean has(String object) {
        return objects.containsKey(object);
    }

    /** A field of the object, or of a record it is related to: {@code Campaign.Name}, {@code Account.Owner.Name}. */
    Optional<Field> find(String object, String path) {
        int dot = path.indexOf('.');
        Map<String, Field> own = objects.getOrDefault(object, Map.of());
        if (dot < 0) {
            return Optional.ofNullable(own.get(path));
        }
        String relation = path.substring(0, dot);
        return own.values().stream()
                .filter(field -> field.relation().equals(relation))
                .flatMap(field -> field.related().stream())
                .flatMap(related -> find(related, path.substring(dot + 1)).stream())
                .findFirst();
    }

    /** What the mapping may name of an object, fields of related records one step away included. */
    Map<String, Schema.Property> properties(String object) {
        Map<String, Schema.Property> properties = new LinkedHashMap<>();
        Map<String, Field> own = objects.getOrDefault(object, Map.of());
        own.forEach((name, field) -> properties.put(name, field.property()));
        for (Field field : own.values()) {
            for (String related : field.relation().isEmpty() ? java.util.List.<String>of() : field.related()) {
                objects.getOrDefault(related, Map.of())
                        .forEach((name, far) -> properties.putIfAbsent(field.relation() + "." + name, far.property()));
            }
        }
        return Collections.unmodifiableMap(properties);
    }
}
