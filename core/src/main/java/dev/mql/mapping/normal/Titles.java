package dev.mql.mapping.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Job titles, in English, German, French, Spanish and Japanese, to seniority and function. */
public final class Titles {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 2;

    /** Longer ones are no titles. */
    private static final int LONGEST = 300;

    /** The function of phrases that name none, though a word of theirs would: a personal assistant is not of personnel. */
    private static final String NONE = "-";

    private static final TitlePhrases NOBODY;
    private static final List<TitlePhrases> SENIORITIES = new ArrayList<>();
    private static final List<TitlePhrases> FUNCTIONS = new ArrayList<>();

    /** Of who leads marketing and sits on the board the marketing tells more; so of a marketing consultant. */
    private static final List<TitlePhrases> OTHERWISE = new ArrayList<>();

    static {
        List<String> nobody = new ArrayList<>();
        for (String line : Resource.lines("titles.txt")) {
            int colon = line.indexOf(':');
            String[] head = line.substring(0, colon).split(" ", 2);
            List<String> phrases = Texts.list(line.substring(colon + 1));
            switch (head[0]) {
                case "nobody" -> nobody.addAll(phrases);
                case "seniority" -> SENIORITIES.add(new TitlePhrases(head[1], phrases));
                case "function" -> FUNCTIONS.add(new TitlePhrases(head[1], phrases));
                case "otherwise" -> OTHERWISE.add(new TitlePhrases(head[1], phrases));
                default -> throw new IllegalStateException("titles.txt: what is " + head[0] + "?");
            }
        }
        NOBODY = new TitlePhrases("", nobody);
    }

    private static final Memo<Told> TOLD = new Memo<>();

    /** What one title tells. */
    private record Told(Optional<String> seniority, Optional<String> function) {
        static final Told NOTHING = new Told(Optional.empty(), Optional.empty());
    }

    private Titles() {}

    /**
     * {@code c_level}, {@code vp}, {@code director}, {@code manager}, {@code staff}, {@code assistant} or {@code intern};
     * {@code staff} for a title that names a function only; empty where nothing of it is known.
     */
    public static Optional<String> seniority(String title) {
        return told(title).seniority();
    }

    /** {@code marketing}, {@code sales}, {@code operations}, ...; empty where the title names none. */
    public static Optional<String> function(String title) {
        return told(title).function();
    }

    private static Told told(String title) {
        return TOLD.read(title, () -> Optional.of(read(title))).orElse(Told.NOTHING);
    }

    private static Told read(String title) {
        if (title.length() > LONGEST) {
            return Told.NOTHING;
        }
        TitleWords words = TitleWords.of(title);
        if (NOBODY.first(words).isPresent()) {
            return Told.NOTHING;
        }
        Optional<String> function = function(words);
        Optional<String> seniority = SENIORITIES.stream()
                .filter(phrases -> phrases.first(words).isPresent())
                .map(TitlePhrases::value)
                .findFirst();
        return new Told(seniority.or(() -> function.map(known -> "staff")), function);
    }

    private static Optional<String> function(TitleWords words) {
        TitlePhrases.@Nullable Hit best = null;
        String value = "";
        for (TitlePhrases phrases : FUNCTIONS) {
            Optional<TitlePhrases.Hit> hit = phrases.first(words);
            if (hit.isPresent() && (best == null || hit.get().before(best))) {
                best = hit.get();
                value = phrases.value();
            }
        }
        for (TitlePhrases phrases : OTHERWISE) {
            Optional<TitlePhrases.Hit> hit = phrases.first(words);
            if (hit.isPresent() && (best == null || hit.get().swallows(best))) {
                best = hit.get();
                value = phrases.value();
            }
        }
        return Optional.of(value).filter(found -> !found.isEmpty() && !found.equals(NONE));
    }
}
