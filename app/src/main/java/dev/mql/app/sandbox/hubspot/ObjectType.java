package dev.mql.app.sandbox.hubspot;

import java.util.List;
import java.util.Optional;

/** The record types this sandbox keeps, with the names HubSpot uses for them in paths, associations and errors. */
public enum ObjectType {
    CONTACT("contacts", "contact", "0-1", "createdate", "lastmodifieddate", "email,firstname,lastname"),
    COMPANY("companies", "company", "0-2", "createdate", "hs_lastmodifieddate", "domain,name"),
    DEAL("deals", "deal", "0-3", "createdate", "hs_lastmodifieddate", "amount,closedate,dealname,dealstage,pipeline"),
    LEAD("leads", "lead", "0-136", "hs_createdate", "hs_lastmodifieddate", "hs_lead_name"),
    MEETING("meetings", "meeting_event", "0-47", "hs_createdate", "hs_lastmodifieddate", ""),
    TASK("tasks", "task", "0-27", "hs_createdate", "hs_lastmodifieddate", "");

    private final String plural;
    private final String singular;
    private final String typeId;
    private final String createdProperty;
    private final String modifiedProperty;
    /** Comma-separated. */
    private final String shownByDefault;

    ObjectType(
            String plural,
            String singular,
            String typeId,
            String createdProperty,
            String modifiedProperty,
            String shownByDefault) {
        this.plural = plural;
        this.singular = singular;
        this.typeId = typeId;
        this.createdProperty = createdProperty;
        this.modifiedProperty = modifiedProperty;
        this.shownByDefault = shownByDefault;
    }

    /** The type a path segment, a body or an association filter names, in any of HubSpot's spellings. */
    static Optional<ObjectType> named(String text) {
        for (ObjectType type : values()) {
            if (text.equalsIgnoreCase(type.plural)
                    || text.equalsIgnoreCase(type.singular)
                    || text.equalsIgnoreCase(type.name())
                    || text.equals(type.typeId)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String plural() {
        return plural;
    }

    String singular() {
        return singular;
    }

    String typeId() {
        return typeId;
    }

    /** Contacts say {@code createdate}, activities {@code hs_createdate}. */
    String createdProperty() {
        return createdProperty;
    }

    /** Contacts say {@code lastmodifieddate}, every other type {@code hs_lastmodifieddate}. */
    String modifiedProperty() {
        return modifiedProperty;
    }

    /** What an answer holds when no properties were asked for. */
    List<String> shownByDefault() {
        return shownByDefault.isEmpty() ? List.of() : List.of(shownByDefault.split(",", -1));
    }

    /** Activities have no scope of their own: reading meetings needs the contact scope. */
    String scope(boolean write) {
        String object = this == COMPANY || this == DEAL || this == LEAD ? plural : CONTACT.plural;
        return "crm.objects." + object + (write ? ".write" : ".read");
    }
}
