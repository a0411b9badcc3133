package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties and groups of one record type. A property's number is its place here and never changes. */
final class Catalog {
    private final List<Property> properties = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> hidden = new HashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();

    Catalog(ObjectType type) {
        StandardProperties.of(type).forEach(this::add);
    }

    void add(Property property) {
        numbers.put(property.name(), properties.size());
        properties.add(property);
        groups.putIfAbsent(property.groupName(), property.groupName());
    }

    void replace(Property property) {
        properties.set(number(property.name()), property);
    }

    void addGroup(String name, String label) {
        groups.put(name, label);
    }

    Map<String, String> groups() {
        return groups;
    }

    List<Property> all() {
        return properties.stream().filter(property -> has(property.name())).toList();
    }

    void hide(String name) {
        hidden.put(name, number(name));
        numbers.remove(name);
    }

    void show(String name) {
        Integer number = hidden.remove(name);
        if (number != null) {
            numbers.put(name, number);
        }
    }

    /** Names are case-sensitive here; HubSpot's are lower-case throughout. */
    Optional<Property> named(String name) {
        return Optional.ofNullable(numbers.get(name)).map(properties::get);
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no property " + name);
        }
        return number;
    }

    Property get(String name) {
        return properties.get(number(name));
    }
}
