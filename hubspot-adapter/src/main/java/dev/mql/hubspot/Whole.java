package dev.mql.hubspot;

import dev.mql.http.GarbledException;
import dev.mql.http.Parsing;
import dev.mql.http.Reply;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * Takes a page that holds fewer records than it should for a damaged answer, and asks again; a page that insists is
 * believed: nothing promises that HubSpot leaves out no record it has counted, such as one deleted a moment ago.
 */
final class Whole implements Parsing<ObjectPage> {

    private static final int DOUBTS = 2;

    private final Predicate<ObjectPage> cutShort;
    private int doubts;

    private Whole(Predicate<ObjectPage> cutShort) {
        this.cutShort = cutShort;
    }

    /** A page of a list that is followed by another one is full. */
    static Whole listed(int limit) {
        return new Whole(page -> !page.after().isEmpty() && page.results().size() < limit);
    }

    /** A page of a search holds all it counts, as far as there is room. */
    static Whole counted(int limit) {
        return new Whole(page -> page.results().size() < Math.min(limit, page.total()));
    }

    @Override
    public ObjectPage parse(Reply reply) throws IOException {
        ObjectPage page = ObjectPageReader.read(reply);
        if (!page.resultsPresent() || (cutShort.test(page) && doubts++ < DOUBTS)) {
            throw new GarbledException("a page without its records");
        }
        return page;
    }
}
