package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;

/** An admin who changes what properties there are, as HubSpot's settings let one. */
public final class Setup {
    private final Portal portal;

    Setup(Portal portal) {
        this.portal = portal;
    }

    /** @param type {@code date}; {@code fieldType} as HubSpot pairs them */
    public void define(ObjectType of, String name, String label, String type, String fieldType) {
        synchronized (portal) {
            catalog(of).add(property(name, label, type, fieldType, "custom"));
        }
    }

    /** Deleted and made again as another type: its values are of the former one. */
    public void retype(ObjectType of, String name, String type, String fieldType) {
        synchronized (portal) {
            Property before = catalog(of).get(name);
            catalog(of).replace(property(name, before.label(), type, fieldType, before.groupName()));
        }
    }

    /** From now on nobody sees the property; its values come back with {@link #restore}. */
    public void remove(ObjectType of, String name) {
        synchronized (portal) {
            catalog(of).hide(name);
        }
    }

    public void restore(ObjectType of, String name) {
        synchronized (portal) {
            catalog(of).show(name);
        }
    }

    public void takeOption(ObjectType of, String name, String value) {
        synchronized (portal) {
            Property property = catalog(of).get(name);
            List<Option> left = property.options().stream()
                    .filter(option -> !option.value().equals(value))
                    .toList();
            catalog(of).replace(property.withOptions(left));
        }
    }

    public void giveOption(ObjectType of, String name, String value) {
        synchronized (portal) {
            Property property = catalog(of).get(name);
            List<Option> more = new ArrayList<>(property.options());
            more.add(new Option(value, value, "", more.size(), false));
            catalog(of).replace(property.withOptions(more));
        }
    }

    private Catalog catalog(ObjectType of) {
        return portal.table(of).catalog();
    }

    private static Property property(String name, String label, String type, String fieldType, String group) {
        return new Property(name, label, type, fieldType, group, "", List.of(), Property.Access.CUSTOM, false);
    }
}
