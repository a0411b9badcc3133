package dev.mql.crm;

import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was read of one person: the records the person consists of, those they are linked to, and their touches.
 * The raw material of facts, in a fixed order.
 *
 * @param person the record that stands for the person: the newest of them that is not gone
 * @param versions every version known of every record, by ref, then oldest first
 * @param touches by time, then source and id; of the person's own records only
 * @param elsewhere what other CRMs of the same company hold of the same person
 */
public record Records(Ref person, List<Version> versions, List<Item.Touch> touches, List<Records> elsewhere) {

    public Records {
        versions = List.copyOf(versions);
        touches = List.copyOf(touches);
        elsewhere = List.copyOf(elsewhere);
    }

    /** The same with what other CRMs hold of the person. */
    public Records with(List<Records> others) {
        return new Records(person, versions, touches, others);
    }

    /**
     * Puts them in their order, each touch once: the same source and id read from two rows, as after a merge, is one
     * touch, and the row of the record that stands for the person tells it.
     */
    public static Records of(Ref person, List<Version> versions, List<Item.Touch> touches) {
        List<Version> ordered = new ArrayList<>(versions);
        ordered.sort(Comparator.<Version, Ref>comparing(version -> version.row().ref())
                .thenComparingLong(Version::knownFrom));
        List<Item.Touch> known = eachOnce(person, touches);
        known.sort(Comparator.comparingLong(Item.Touch::at)
                .thenComparing(Item.Touch::source)
                .thenComparing(Item.Touch::id));
        return new Records(person, ordered, known, List.of());
    }

    private static List<Item.Touch> eachOnce(Ref person, List<Item.Touch> told) {
        Set<String> ids = new HashSet<>();
        if (told.stream().map(Item.Touch::id).allMatch(ids::add)) {
            return new ArrayList<>(told);
        }
        Map<List<String>, Item.Touch> once = new HashMap<>();
        for (Item.Touch touch : told) {
            once.merge(
                    List.of(touch.source(), touch.id()),
                    touch,
                    (one, other) -> other.ref().equals(person) ? other : one);
        }
        return new ArrayList<>(once.values());
    }

    /**
     * A record as it was from an instant on.
     *
     * @param role {@code self}, or the role of the link that leads to it: {@code company}, {@code deal}
     * @param knownFrom UTC milliseconds of the first reading that showed it
     * @param gone whether the record is no more; its properties are the last ones known
     */
    public record Version(String role, Item.Row row, long knownFrom, boolean gone) {}

    /**
     * What of it was known at an instant; empty where nothing of the record that stands for the person was.
     *
     * @param instant UTC milliseconds
     */
    public Optional<Records> knownBy(long instant) {
        List<Version> then = versions.stream()
                .filter(version -> version.knownFrom() <= instant)
                .toList();
        boolean known = then.stream().anyMatch(version -> version.row().ref().equals(person));
        List<Item.Touch> happened =
                touches.stream().filter(touch -> touch.at() <= instant).toList();
        List<Records> others = elsewhere.stream()
                .flatMap(other -> other.knownBy(instant).stream())
                .toList();
        return known ? Optional.of(new Records(person, then, happened, others)) : Optional.empty();
    }

    /** The newest version of the record that stands for the person. */
    public Item.Row self() {
        Item.Row newest = null;
        for (Version version : versions) {
            if (version.row().ref().equals(person)) {
                newest = version.row();
            }
        }
        if (newest == null) {
            throw new IllegalStateException("no version of " + person + " among its records");
        }
        return newest;
    }
}
