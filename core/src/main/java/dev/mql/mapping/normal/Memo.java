package dev.mql.mapping.normal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what was read out of texts that come again and again, as titles, countries and names of forms do. Right only
 * for readings that are pure: whether something is remembered never shows. Shared by threads.
 */
public final class Memo<T> {

    /** Texts remembered; what comes later is read each time. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 200;

    private final Map<String, Optional<T>> known = new ConcurrentHashMap<>();

    /** @param reading of this very text, and of nothing else */
    public Optional<T> read(String text, Supplier<Optional<T>> reading) {
        Optional<T> found = known.get(text);
        if (found == null) {
            found = reading.get();
            if (text.length() <= LONGEST && known.size() < MOST) {
                known.put(text, found);
            }
        }
        return found;
    }
}
