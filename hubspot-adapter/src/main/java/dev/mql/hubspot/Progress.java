package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page of a list says about where the reader stands, with the guard that recorded traffic calls for: an
 * {@code after} beyond the end was answered with the first page again, and a reader that trusts it loops for ever.
 *
 * @param inside the records of this part
 * @param next where the part goes on; empty at its end
 * @param keyset whether {@code after} is shown to be the last id plus one
 * @param span how many ids the page's records spread over
 */
record Progress(List<Found> inside, String next, boolean keyset, long span) {

    static Progress of(Cursor cursor, ObjectPage page) {
        long from = Ids.number(cursor.text(ObjectListing.AFTER));
        long to = cursor.number(ObjectListing.TO, Long.MAX_VALUE);
        List<Found> inside = new ArrayList<>(page.results().size());
        long last = -1;
        boolean beyond = false;
        for (Found record : page.results()) {
            long id = record.number();
            if (id <= last) {
                return disordered(cursor, page, to);
            }
            last = id;
            beyond |= id >= to;
            if (id >= from && id < to) {
                inside.add(record);
            }
        }
        long after = Ids.number(page.after());
        boolean again = inside.isEmpty() && !page.results().isEmpty();
        boolean stuck = page.after().equals(cursor.text(ObjectListing.AFTER)) || (after >= 0 && after <= from);
        boolean ended = page.after().isEmpty() || beyond || again || stuck || after >= to;
        long first = page.results().isEmpty() ? last : page.results().get(0).number();
        return new Progress(
                inside, ended ? "" : page.after(), after >= 0 && after == last + 1, Math.max(1, last - first + 1));
    }

    /** One cursor reads all of a list in whatever order; what is read in parts relies on it. */
    private static Progress disordered(Cursor cursor, ObjectPage page, long to) {
        if (to < Long.MAX_VALUE) {
            throw new CrmException(
                    CrmException.Next.PROTOCOL,
                    "HubSpot listed " + cursor.stream()
                            + " out of the order of their ids, on which reading them in parts relies",
                    "run it again; if it stays, report it with the time of day");
        }
        boolean stuck = page.after().equals(cursor.text(ObjectListing.AFTER));
        return new Progress(page.results(), stuck ? "" : page.after(), false, 1);
    }
}
