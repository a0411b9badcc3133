package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits a long list into parts that are read in parallel. A part whose rest looks longer than its share keeps a share
 * of it and gives the rest to a new part, by the density of ids on its latest page; so parts follow clusters of ids and
 * none is lost. A part costs at most one page more than a single cursor; there is one for each 25 pages, the search that
 * counts the records taken off, and a part that turns out longer than its share may split again after each hundred pages:
 * 5% more calls at most.
 */
final class Ranges {

    private static final int PAGES_PER_PART = 25;
    private static final int PAGES_PER_FURTHER_PART = 100;

    /** So many parts are made at once: enough to use the allowed rate from the first page on. */
    private static final int AT_ONCE = 8;

    /** Pages after which a list other than contacts is long enough to be counted. */
    private static final int WORTH_COUNTING = 20;

    /** Pages this part has read since it began, or since it was last split. */
    private static final String PAGES = "pages";

    /** How many further parts are to be made of this one. */
    private static final String BUDGET = "budget";

    /** How many records there were when they were counted. */
    static final String TOTAL = "total";

    /** Pages a part should have. */
    private static final String SHARE = "share";

    /** The highest id known when reading began; the last part reads on beyond it, as the index that told it lags. */
    private static final String LAST = "last";

    /** The numbers this part may give to further parts: each part deals out a span of its own. */
    private static final String NUMBERS = "numbers";

    private static final String NUMBERS_END = "numbers_end";

    private final Api api;

    Ranges(Api api) {
        this.api = api;
    }

    /** The part's own cursor, perhaps shortened, and those of new parts. */
    List<Cursor> split(Cursor part, Progress progress) {
        Cursor read = part.with(PAGES, part.number(PAGES, 0) + 1);
        boolean counted = !part.text(BUDGET).isEmpty();
        if (!counted && !part.stream().equals(Rows.CONTACTS) && read.number(PAGES, 0) < WORTH_COUNTING) {
            return List.of(read);
        }
        Cursor known = counted ? read : counted(read);
        long budget = known.number(BUDGET, 0);
        boolean longer = known.number(PAGES, 0) >= PAGES_PER_FURTHER_PART;
        if (budget < 1 && !longer) {
            return List.of(known);
        }
        return split(known, product(progress.span(), known.number(SHARE, 1)), budget);
    }

    /** Shares of this width, as many as the budget has, and the rest; the last one inherits what is left of the budget. */
    private static List<Cursor> split(Cursor part, long width, long budget) {
        long to = part.number(ObjectListing.TO, part.number(LAST, 0));
        long low = part.number(NUMBERS, 1);
        long high = part.number(NUMBERS_END, Integer.MAX_VALUE);
        long step = (high - low) / (budget + 2);
        List<Cursor> parts = new ArrayList<>();
        Cursor rest = part;
        long from = part.number(ObjectListing.AFTER, 0);
        // Half a share more is not worth a part of its own.
        for (int i = 0; i < Math.min(Math.max(1, budget), AT_ONCE) && to - from > width + width / 2; i++) {
            from += width;
            low += step;
            Cursor fresh = rest.with(PAGES, 0);
            parts.add(fresh.with(ObjectListing.TO, from).with(BUDGET, 0).with(NUMBERS_END, low));
            rest = fresh.with(ObjectListing.AFTER, from)
                    .with(BUDGET, Math.max(0, budget - i - 1))
                    .with(NUMBERS, low + 1)
                    .part((int) low);
        }
        parts.add(rest);
        return parts;
    }

    private static long product(long span, long share) {
        long most = Long.MAX_VALUE / 4;
        return span > most / share ? most : span * share;
    }

    private Cursor counted(Cursor part) {
        ObjectNode body = Json.object();
        body.putArray("filterGroups");
        body.putArray("properties").add("hs_object_id");
        body.putArray("sorts").addObject().put("propertyName", "hs_object_id").put("direction", "DESCENDING");
        body.put("limit", 1);
        ObjectPage answer;
        try {
            answer = api.search(part.stream(), body, ObjectPageReader::read);
        } catch (CrmException e) {
            if (e.next() == CrmException.Next.TRY_AGAIN || e.next() == CrmException.Next.RESUME_LATER) {
                throw e;
            }
            // An account that cannot be counted can still be read, by one cursor.
            return part.with(BUDGET, 0);
        }
        long last = answer.results().isEmpty() ? 0 : answer.results().get(0).number();
        long pages = Math.max(0, answer.total()) / ObjectListing.LIMIT;
        long budget = Math.max(0, pages / PAGES_PER_PART - 1);
        return part.with(BUDGET, budget)
                .with(SHARE, Math.max(1, pages / (budget + 1)))
                .with(TOTAL, Math.max(0, answer.total()))
                .with(LAST, last);
    }
}
