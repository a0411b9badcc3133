package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object's definition, which an administrator may change: fields, rights, record types, tracking. */
final class SObject {
    private final String name;
    private final String prefix;
    private final String flags;
    private final String label;
    private final String plural;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> tracked = new HashSet<>();
    private final List<RecordTypeInfo> recordTypes = new ArrayList<>();
    private boolean visible = true;
    private long changed;

    SObject(String name, String prefix, String flags, String labels) {
        this.name = name;
        this.prefix = prefix;
        this.flags = flags;
        int slash = labels.indexOf('/');
        this.label = labels.substring(0, slash);
        this.plural = labels.substring(slash + 1);
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    String label() {
        return label;
    }

    String plural() {
        return plural;
    }

    /** c createable, u updateable, d deletable, r replicateable, b not for Bulk, h history. */
    boolean can(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    void put(Field field) {
        fields.put(field.key(), field);
    }

    int size() {
        return fields.size();
    }

    /** All there are, seen or not. */
    Collection<Field> all() {
        return fields.values();
    }

    /** Those the integration user may see. */
    List<Field> seen() {
        return fields.values().stream()
                .filter(field -> !hidden.contains(field.key()))
                .toList();
    }

    /** Names are not case-sensitive; a field hidden by field-level security does not exist. */
    @Nullable
    Field field(String wanted) {
        String key = wanted.toLowerCase(Locale.ROOT);
        return hidden.contains(key) ? null : fields.get(key);
    }

    /** Hidden or not. */
    Field must(String wanted) {
        Field field = fields.get(wanted.toLowerCase(Locale.ROOT));
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + "." + wanted);
        }
        return field;
    }

    boolean has(String wanted) {
        return fields.containsKey(wanted.toLowerCase(Locale.ROOT));
    }

    /** The reference a relationship follows: `Account` for AccountId. */
    @Nullable
    Field relationship(String wanted) {
        for (Field field : fields.values()) {
            if (field.relationship().equalsIgnoreCase(wanted) && !hidden.contains(field.key())) {
                return field;
            }
        }
        return null;
    }

    Set<String> hidden() {
        return hidden;
    }

    Set<String> tracked() {
        return tracked;
    }

    List<RecordTypeInfo> recordTypes() {
        return recordTypes;
    }

    boolean visible() {
        return visible;
    }

    void visible(boolean wanted) {
        visible = wanted;
    }

    long changed() {
        return changed;
    }

    void changed(long at) {
        changed = at;
    }
}
