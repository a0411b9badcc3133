package dev.mql.app.sandbox.hubspot;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The account's whole state. Whoever touches it holds its monitor, so that a request sees all of a change or none. */
final class Portal {
    static final long ID = 4711;
    private final Map<ObjectType, Table> tables = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Long> lastIds = new EnumMap<>(ObjectType.class);
    private final Map<String, Long> contactByEmail = new HashMap<>();
    private final Links links = new Links();
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Activity activity = new Activity();
    private final Rules rules = new Rules();
    private final Records records;
    private final InstantSource clock;
    private long lagMillis;
    private Consumer<Change> onChange = change -> {};

    /** A user who may own records. */
    record Owner(String id, long userId, String email, String firstName, String lastName, boolean archived) {}

    /** A form and how HubSpot names it. */
    record Form(String guid, String name, String type) {}

    Portal(InstantSource clock) {
        this.clock = clock;
        for (ObjectType type : ObjectType.values()) {
            tables.put(type, new Table(type));
        }
        this.records = new Records(this);
    }

    Table table(ObjectType type) {
        return Objects.requireNonNull(tables.get(type));
    }

    Links links() {
        return links;
    }

    Map<String, Owner> owners() {
        return owners;
    }

    Map<String, Form> forms() {
        return forms;
    }

    Rules rules() {
        return rules;
    }

    Activity activity() {
        return activity;
    }

    Records records() {
        return records;
    }

    long now() {
        return clock.millis();
    }

    void lag(long millis) {
        this.lagMillis = millis;
    }

    void onChange(Consumer<Change> listener) {
        this.onChange = listener;
    }

    void changed(Change change) {
        onChange.accept(change);
    }

    /** To be called before a record changes: the search index goes on showing the old state for the lag. */
    void shadow(Table table, long id, @Nullable Row before) {
        if (lagMillis > 0) {
            table.shadow(id, before, now() + lagMillis);
        }
    }

    long nextId(ObjectType type) {
        return lastIds.merge(type, 1L, Long::sum);
    }

    void usedId(ObjectType type, long id) {
        lastIds.merge(type, id, Math::max);
    }

    /** Erases a contact for good: nothing of it is left, not even among the archived. */
    void erase(long contact) {
        Table table = table(ObjectType.CONTACT);
        Row row = table.find(contact);
        if (row != null) {
            emailChanged(contact, table.valueOrEmpty(row, "email"), "");
        }
        links.removeAll(ObjectType.CONTACT, contact);
        activity.lists().values().forEach(list -> list.members().remove(contact));
        table.forget(contact);
    }

    @Nullable
    Long contactWithEmail(String email) {
        return contactByEmail.get(email);
    }

    void emailChanged(long contact, String before, String after) {
        if (!before.isEmpty()) {
            contactByEmail.remove(before, contact);
        }
        if (!after.isEmpty()) {
            contactByEmail.put(after, contact);
        }
    }
}
