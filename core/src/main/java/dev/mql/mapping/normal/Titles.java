package dev.mql.mapping.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Job titles, in English, German, French, Spanish and Japanese, to seniority and function. */
public final class Titles {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 1;

    /** Longer ones are no titles. */
    private static final int LONGEST = 300;

    /** Of who leads marketing and sits on the board the marketing tells more; the last line of the list. */
    private static final String MANAGEMENT = "management";

    private static final List<TitlePhrases> SENIORITIES = new ArrayList<>();
    private static final List<TitlePhrases> FUNCTIONS = new ArrayList<>();

    static {
        for (String line : Resource.lines("titles.txt")) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", 2);
            TitlePhrases phrases = new TitlePhrases(head[1], Texts.list(line.substring(colon + 1)));
            (head[0].equals("seniority") ? SENIORITIES : FUNCTIONS).add(phrases);
        }
    }

    private static final Memo SENIORITY = new Memo(Titles::readSeniority);
    private static final Memo FUNCTION = new Memo(Titles::readFunction);

    private Titles() {}

    /**
     * {@code c_level}, {@code vp}, {@code director}, {@code manager}, {@code staff}, {@code assistant} or {@code intern};
     * {@code staff} for a title that names a function only; empty where nothing of it is known.
     */
    public static Optional<String> seniority(String title) {
        return SENIORITY.read(title);
    }

    private static Optional<String> readSeniority(String title) {
        if (title.length() > LONGEST) {
            return Optional.empty();
        }
        TitleWords words = TitleWords.of(title);
        for (TitlePhrases phrases : SENIORITIES) {
            if (phrases.first(words).isPresent()) {
                return Optional.of(phrases.value());
            }
        }
        return function(title).map(known -> "staff");
    }

    /** {@code marketing}, {@code sales}, {@code operations}, ...; empty where the title names none. */
    public static Optional<String> function(String title) {
        return FUNCTION.read(title);
    }

    private static Optional<String> readFunction(String title) {
        if (title.length() > LONGEST) {
            return Optional.empty();
        }
        TitleWords words = TitleWords.of(title);
        TitlePhrases.@Nullable Hit best = null;
        String value = null;
        for (TitlePhrases phrases : FUNCTIONS) {
            Optional<TitlePhrases.Hit> hit = phrases.first(words);
            boolean last = phrases.value().equals(MANAGEMENT);
            if (hit.isPresent() && (best == null || (!last && hit.get().before(best)))) {
                best = hit.get();
                value = phrases.value();
            }
        }
        return Optional.ofNullable(value);
    }

    /** What each language calls them, for lists and editors. */
    public static Map<String, List<String>> values() {
        Map<String, List<String>> values = new HashMap<>();
        values.put(
                "seniority",
                SENIORITIES.stream().map(TitlePhrases::value).distinct().toList());
        values.put(
                "function",
                FUNCTIONS.stream().map(TitlePhrases::value).distinct().toList());
        return values;
    }
}
