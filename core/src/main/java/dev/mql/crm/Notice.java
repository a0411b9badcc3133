package dev.mql.crm;

import dev.mql.model.Ref;

/**
 * The CRM says that something happened to a record. That is a reason to read the record, and no more: notices come
 * twice, late and in any order, so what they say of values is not believed.
 *
 * @param at UTC milliseconds, when it happened by the CRM's clock
 * @param property the property that changed, or an empty text
 * @param value what it changed to, or an empty text; only compared with what mql wrote
 */
public record Notice(Ref ref, Kind kind, long at, Author author, String property, String value) {

    /** A notice of anything but one property. */
    public static Notice of(Ref ref, Kind kind, long at) {
        return new Notice(ref, kind, at, Author.UNKNOWN, "", "");
    }

    /** Without the value, which may be personal. */
    @Override
    public String toString() {
        return ref + " " + kind + " at " + at + " by " + author;
    }

    public enum Kind {
        /** Created, edited, linked, merged, deleted, restored: reading it tells which. */
        CHANGED,
        /** Somebody asked to be forgotten. */
        ERASED
    }

    public enum Author {
        /** It comes from mql's own write. */
        OURS,
        OTHERS,
        UNKNOWN
    }
}
