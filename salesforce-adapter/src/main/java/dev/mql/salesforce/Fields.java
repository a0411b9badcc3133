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

    /** As they were told earlier: fields of related records stand beside the object's own. */
    static Fields recalled(Schema schema) {
        Map<String, Map<String, Field>> objects = new LinkedHashMap<>();
        schema.objects().forEach((object, properties) -> {
            Map<String, Field> byName = new LinkedHashMap<>();
            properties.forEach((name, property) -> byName.put(name, Field.of(property)));
            objects.put(object, byName);
        });
        return new Fields(objects);
    }

    /** A field of the object, or of a record it is related to: {@code Campaign.Name}, {@code Account.Owner.Name}. */
    Optional<Field> find(String object, String path) {
        Map<String, Field> own = objects.getOrDefault(object, Map.of());
        Field known = own.get(path);
        int dot = path.indexOf('.');
        if (known != null || dot < 0) {
            return Optional.ofNullable(known);
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
