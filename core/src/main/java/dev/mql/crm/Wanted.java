package dev.mql.crm;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping asks of a CRM.
 *
 * @param read object to the properties read of it
 * @param streams streams beyond the objects: {@code pages}, {@code webinars}
 * @param write object to the properties written
 */
public record Wanted(Map<String, Set<String>> read, Set<String> streams, Map<String, List<Target>> write) {

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
