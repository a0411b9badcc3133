package dev.mql.mapping.normal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what was read out of texts that come again and again, as titles and countries do. Shared by threads. */
final class Memo {

    /** Texts remembered; what comes later is read each time. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 200;

    private final Function<String, Optional<String>> reading;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    Memo(Function<String, Optional<String>> reading) {
        this.reading = reading;
    }

    Optional<String> read(String text) {
        Optional<String> found = known.get(text);
        if (found == null) {
            found = reading.apply(text);
            if (text.length() <= LONGEST && known.size() < MOST) {
                known.put(text, found);
            }
        }
        return found;
    }
}
