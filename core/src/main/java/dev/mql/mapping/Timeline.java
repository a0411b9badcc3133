package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Records.Version;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A person's records through time: one snapshot for each instant at which one of them changed. */
final class Timeline {

    private final Ref person;
    private final List<Version> versions;
    private final List<Version> own;

    Timeline(Records records) {
        this.person = records.person();
        this.versions = inOrder(records.versions());
        this.own = versions.stream()
                .filter(version -> version.role().equals("self"))
                .toList();
    }

    /**
     * What was read later is later, even if mql's write in between was dated after it: that is dated by mql's clock, and
     * Salesforce's times are whole seconds.
     */
    private static List<Version> inOrder(List<Version> read) {
        List<Version> ordered = new ArrayList<>(read.size());
        for (Version version : read) {
            Version before = ordered.isEmpty() ? version : ordered.get(ordered.size() - 1);
            boolean later = before.row().ref().equals(version.row().ref()) && before.knownFrom() < version.knownFrom();
            ordered.add(later && validFrom(version) < validFrom(before) ? dated(version, validFrom(before)) : version);
        }
        ordered.sort(Comparator.comparingLong(Timeline::validFrom).thenComparingLong(Version::knownFrom));
        return ordered;
    }

    private static Version dated(Version version, long at) {
        Item.Row row = version.row();
        return new Version(
                version.role(),
                new Item.Row(row.ref(), row.properties(), at, row.links()),
                version.knownFrom(),
                version.gone());
    }

    /** The CRM's change time where known, else our first read; never later than that, whatever the CRM's clock says (meaning 8). */
    static long validFrom(Version version) {
        long changedAt = version.row().changedAt();
        return version.gone() || changedAt <= 0 ? version.knownFrom() : Math.min(changedAt, version.knownFrom());
    }

    /** Oldest first, from the first instant on at which the person was there. */
    void each(BiConsumer<Long, Snapshot> snapshots) {
        Map<Ref, Version> valid = new HashMap<>();
        boolean there = false;
        for (int next = 0; next < versions.size(); ) {
            long at = validFrom(versions.get(next));
            while (next < versions.size() && validFrom(versions.get(next)) == at) {
                Version version = versions.get(next++);
                valid.put(version.row().ref(), version);
                there |= version.role().equals("self");
            }
            if (there) {
                snapshots.accept(at, new Snapshot(person, valid));
            }
        }
    }

    /** The records as they are now. */
    Snapshot last() {
        Map<Ref, Version> valid = new HashMap<>();
        versions.forEach(version -> valid.put(version.row().ref(), version));
        return new Snapshot(person, valid);
    }

    /** The versions of one kind of record, the person's own or linked ones, oldest first. */
    List<Version> of(String type) {
        return versions.stream()
                .filter(version -> version.row().ref().type().equals(type))
                .toList();
    }

    /** The versions of one person's own records, oldest first. */
    List<Version> own() {
        return own;
    }
}
