package dev.mql.app.sandbox.salesforce;

import java.util.List;
import java.util.Locale;

/**
 * A field as its object defines it. {@code slot} numbers the object's fields; {@code size} bounds text, digits and scale
 * bound numbers; {@code source} says where a value comes from.
 */
record Field(
        int slot,
        String name,
        String label,
        FieldType type,
        Size size,
        Rights rights,
        Source source,
        List<String> referenceTo,
        String relationship,
        List<PickValue> values) {
    Field {
        referenceTo = List.copyOf(referenceTo);
        values = List.copyOf(values);
    }

    /** Characters of text; digits in all and behind the point. */
    record Size(int length, int precision, int scale) {}

    record Rights(boolean nillable, boolean createable, boolean updateable, boolean filterable, boolean restricted) {
        Rights readOnly() {
            return new Rights(nillable, false, false, filterable, restricted);
        }
    }

    /** Where a value comes from. */
    enum Source {
        STORED,
        COMPUTED,
        SYSTEM
    }

    String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean custom() {
        return name.endsWith("__c");
    }

    boolean polymorphic() {
        return referenceTo.size() > 1;
    }

    boolean is(String otherName) {
        return name.equals(otherName);
    }

    boolean offers(String value) {
        return values.stream().anyMatch(one -> one.active() && one.value().equalsIgnoreCase(value));
    }

    Field with(List<PickValue> newValues, boolean restricted) {
        Rights newRights = new Rights(
                rights.nillable(), rights.createable(), rights.updateable(), rights.filterable(), restricted);
        return new Field(slot, name, label, type, size, newRights, source, referenceTo, relationship, newValues);
    }

    Field with(Rights newRights) {
        return new Field(slot, name, label, type, size, newRights, source, referenceTo, relationship, values);
    }
}
