package dev.mql.hubspot;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer that holds records: of list, search, batch read or batch update.
 *
 * @param after where it goes on; empty at the end
 * @param total how many a search found; -1 where the answer does not say
 * @param errors of a 207; what it says in {@code status} and {@code numErrors} was seen to be wrong
 * @param resultsPresent whether it had results at all, an empty list included
 */
record ObjectPage(List<Found> results, String after, long total, List<JsonNode> errors, boolean resultsPresent) {}
