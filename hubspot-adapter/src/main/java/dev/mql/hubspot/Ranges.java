package dev.mql.hubspot;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits a long list into parts that are read in parallel. A part whose rest looks longer than its share keeps a share
 * of it and gives the rest to a new part, by the density of ids on its latest page; so parts follow clusters of ids and
 * none is lost. Each part costs at most one page more than a single cursor, and there is at most one for each twenty
 * pages: 5% more calls, the search that counts the records included.
 */
final class Ranges {

    private static final int PAGES_PER_PART = 20;

    /** Pages after which a list is long enough to be counted. */
    private static final int WORTH_COUNTING = 3;

    /** Pages read before anybody counted. */
    private static final String PAGES = "pages";

    /** How many further parts this part may make. */
    private static final String BUDGET = "budget";

    /** Pages a part should have. */
    private static final String SHARE = "share";

    /** The highest id known when reading began; the last part reads on beyond it, as the index that told it lags. */
    private static final String LAST = "last";

    /** The number of the next part; budgets are dealt out with disjoint spans of numbers. */
    private static final String NUMBERS = "numbers";

    private final Api api;

    Ranges(Api api) {
        this.api = api;
    }

    /** One or two cursors: the part's own, perhaps shortened, first. */
    List<Cursor> split(Cursor part, Progress progress) {
        if (part.text(BUDGET).isEmpty() && part.number(PAGES, 0) + 1 < WORTH_COUNTING) {
            return List.of(part.with(PAGES, part.number(PAGES, 0) + 1));
        }
        Cursor counted = part.text(BUDGET).isEmpty() ? counted(part) : part;
        long budget = counted.number(BUDGET, 0);
        if (budget < 1) {
            return List.of(counted);
        }
        long from = counted.number(ObjectListing.AFTER, 0);
        long to = counted.number(ObjectListing.TO, counted.number(LAST, 0));
        long width = product(progress.span(), counted.number(SHARE, 1));
        // Half a share more is not worth a part of its own.
        return to - from > width + width / 2 ? halved(counted, from + width, budget) : List.of(counted);
    }

    private static List<Cursor> halved(Cursor part, long middle, long budget) {
        long kept = (budget - 1) / 4;
        long number = part.number(NUMBERS, 1);
        Cursor left = part.with(ObjectListing.TO, middle).with(BUDGET, kept).with(NUMBERS, number + 1);
        Cursor right = part.with(ObjectListing.AFTER, middle)
                .with(BUDGET, budget - 1 - kept)
                .with(NUMBERS, number + 1 + kept)
                .part((int) number);
        return List.of(left, right);
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
        ObjectPage answer = api.search(part.stream(), body, ObjectPageReader::read);
        long last = answer.results().isEmpty() ? 0 : answer.results().get(0).number();
        long pages = Math.max(0, answer.total()) / ObjectListing.LIMIT;
        long budget = Math.max(0, pages / PAGES_PER_PART - 1);
        return part.without(PAGES)
                .with(BUDGET, budget)
                .with(SHARE, Math.max(1, pages / (budget + 1)))
                .with(LAST, last);
    }
}
