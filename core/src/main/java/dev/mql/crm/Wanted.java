package dev.mql.crm;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a mapping asks of a CRM.
 *
 * @param read object to the properties read of it
 * @param streams streams beyond the objects: {@code pages}, {@code webinars}
 * @param write object to the properties written
 * @param lead properties of the lead that is opened at a hand-over ({@link Write#lead}); empty where none is
 */
public record Wanted(
        Map<String, Set<String>> read,
        Set<String> streams,
        Map<String, List<Target>> write,
        SortedMap<String, String> lead) {

    /** Where no leads are opened. */
    public Wanted(Map<String, Set<String>> read, Set<String> streams, Map<String, List<Target>> write) {
        this(read, streams, write, Collections.emptySortedMap());
    }

    /**
     * A property to be written.
     *
     * @param kind what bootstrapping creates where it is missing and ours
     * @param options values that must be allowed; empty where any is
     * @param ours whether the property is mql's own, and may be created
     */
    public record Target(String property, String label, Kind kind, List<String> options, boolean ours) {}

    public enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        DATE_TIME,
        CHOICE
    }
}
