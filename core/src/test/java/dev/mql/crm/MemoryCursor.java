package dev.mql.crm;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where reading the CRM in memory goes on: after this change time and, among equal ones, after this record. */
record MemoryCursor(boolean ids, long since, long afterTime, long afterNumber, long startedAt, Set<String> wanted) {

    static MemoryCursor of(Checkpoint checkpoint) {
        List<String> parts = List.of(checkpoint.text().split("\\|", -1));
        return new MemoryCursor(
                parts.get(1).equals("ids"),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3)),
                Long.parseLong(parts.get(4)),
                Long.parseLong(parts.get(5)),
                Set.of(parts.get(6).split(",", -1)));
    }

    SortedSet<String> properties() {
        return new TreeSet<>(wanted);
    }

    MemoryCursor after(MemoryRecord last) {
        return new MemoryCursor(ids, since, last.changedAt, last.number, startedAt, wanted);
    }

    Checkpoint checkpoint(String stream) {
        String properties = String.join(",", new TreeSet<>(wanted));
        return new Checkpoint(
                stream,
                0,
                "1|" + (ids ? "ids" : "rows") + "|" + since + "|" + afterTime + "|" + afterNumber + "|" + startedAt
                        + "|" + properties);
    }
}
