package dev.mql.hubspot;

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

    /** Pages after which a list is long enough to be counted. */
    private static final int WORTH_COUNTING = 3;

    /** Pages this part has read since it began, or since it was last split. */
    private static final String PAGES = "pages";

    /** How many further parts are to be made of this one. */
    private static final String BUDGET = "budget";

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

    /** One or two cursors: the part's own, perhaps shortened, first. */
    List<Cursor> split(Cursor part, Progress progress) {
        Cursor read = part.with(PAGES, part.number(PAGES, 0) + 1);
        boolean counted = !part.text(BUDGET).isEmpty();
        if (!counted && read.number(PAGES, 0) < WORTH_COUNTING) {
            return List.of(read);
        }
        Cursor known = counted ? read : counted(read);
        long budget = known.number(BUDGET, 0);
        boolean longer = known.number(PAGES, 0) >= PAGES_PER_FURTHER_PART;
        if (budget < 1 && !longer) {
            return List.of(known);
        }
        long from = known.number(ObjectListing.AFTER, 0);
        long to = known.number(ObjectListing.TO, known.number(LAST, 0));
        long width = product(progress.span(), known.number(SHARE, 1));
        // Half a share more is not worth a part of its own.
        return to - from > width + width / 2 ? halved(known, from + width, Math.max(0, budget - 1)) : List.of(known);
    }

    private static List<Cursor> halved(Cursor part, long middle, long budget) {
        long low = part.number(NUMBERS, 1);
        long high = part.number(NUMBERS_END, Integer.MAX_VALUE);
        long number = low + (high - low) / (budget + 2);
        Cursor fresh = part.with(PAGES, 0);
        Cursor left = fresh.with(ObjectListing.TO, middle).with(BUDGET, 0).with(NUMBERS_END, number);
        Cursor right =
                fresh.with(ObjectListing.AFTER, middle).with(BUDGET, budget).with(NUMBERS, number + 1);
        return List.of(left, right.part((int) number));
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
        return part.with(BUDGET, budget)
                .with(SHARE, Math.max(1, pages / (budget + 1)))
                .with(LAST, last);
    }
}
