package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Downloads of query jobs, 50,000 rows each. The bytes are kept while their rows are handed on, the rows are not, so a
 * million rows take little heap; a run that was restarted downloads the one it was in again.
 */
final class Results {

    private static final String AT_ONCE = "50000";

    /** Kept for a week; of another version; a locator that is not known any more. */
    private static final Set<Integer> GONE = Set.of(400, 404, 409, 410);

    private final Api api;
    private final Map<String, Download> open = new ConcurrentHashMap<>();

    Results(Api api) {
        this.api = api;
    }

    /** Empty where the results are no longer there, or not for this version of the API: another job has to make them. */
    Optional<Download> download(Cursor cursor, List<String> names) {
        Download known = open.get(key(cursor));
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Download> fetched = fetch(cursor, names);
        fetched.ifPresent(download -> open.put(key(cursor), download));
        return fetched;
    }

    void drop(Cursor cursor) {
        Download done = open.remove(key(cursor));
        if (done != null) {
            done.close();
        }
    }

    private static String key(Cursor cursor) {
        return cursor.job() + "/" + cursor.locator();
    }

    private Optional<Download> fetch(Cursor cursor, List<String> names) {
        Map<String, String> query = cursor.locator().isEmpty()
                ? Map.of("maxRecords", AT_ONCE)
                : Map.of("maxRecords", AT_ONCE, "locator", cursor.locator());
        Call call = api.call(
                        "download " + cursor.stream(),
                        "GET",
                        api.path("/jobs/query/" + cursor.job() + "/results"),
                        query,
                        Call.Kind.READ,
                        null)
                .header("Accept", "text/csv");
        return api.exchange(
                call,
                reply -> GONE.contains(reply.status())
                        ? Optional.empty()
                        : Optional.of(Download.of(Api.delivered(call, reply), names)));
    }
}
