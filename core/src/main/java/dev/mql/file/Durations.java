package dev.mql.file;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 30d}, {@code 8h}, {@code 10s}. There are no months: they have no fixed length. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(ms|s|m|h|d|w)");

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L);

    private Durations() {}

    /** Milliseconds, if the text is a time. */
    public static Optional<Long> of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L))
                : Optional.empty();
    }

    /** Milliseconds, more than none, or a mistake. */
    public static Optional<Long> read(Node node, Mistakes mistakes) {
        Optional<Long> found =
                node.scalar().flatMap(scalar -> of(scalar.text())).filter(time -> time > 0);
        if (found.isEmpty()) {
            mistakes.add(node, "expected a time, found " + node.form(), "write a number and s, m, h, d or w: 30d, 8h");
        }
        return found;
    }
}
