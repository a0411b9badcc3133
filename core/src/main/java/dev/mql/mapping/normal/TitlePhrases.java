package dev.mql.mapping.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phrases that give a title one value. */
final class TitlePhrases {

    /**
     * @param at place in the title, in letters; {@code end} the place behind it
     * @param length of the phrase: the longer, the more it tells
     */
    record Hit(int at, int end, int length) {
        boolean before(Hit other) {
            return at < other.at || (at == other.at && length > other.length);
        }

        /** Begins before the other one and reaches into it, as 個人事業主 does with 人事. */
        boolean swallows(Hit other) {
            return at < other.at && other.at < end;
        }
    }

    private final String value;
    private final Map<String, List<List<Word>>> byFirstWord = new HashMap<>();
    private final Map<Character, List<List<Word>>> byFirstLetter = new HashMap<>();
    private final Map<Character, List<List<Word>>> byLastLetter = new HashMap<>();
    private final List<List<Word>> open = new ArrayList<>();
    private final List<String> anywhere = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();

    TitlePhrases(String value, List<String> phrases) {
        this.value = value;
        for (String written : phrases) {
            String phrase = TitleWords.folded(written);
            List<Word> words =
                    Arrays.stream(phrase.split(" ", -1)).map(Word::of).toList();
            if (phrase.startsWith("=")) {
                whole.add(phrase.substring(1));
            } else if (phrase.codePointAt(0) > 0x2E80) {
                anywhere.add(Texts.key(phrase));
            } else {
                index(words);
            }
        }
    }

    /** By what the first word has to be like, so that few phrases are held against a title. */
    private void index(List<Word> phrase) {
        Word first = phrase.get(0);
        String core = first.core();
        if (core.isEmpty() || (first.left() && first.right())) {
            open.add(phrase);
        } else if (first.left()) {
            byLastLetter
                    .computeIfAbsent(core.charAt(core.length() - 1), letter -> new ArrayList<>())
                    .add(phrase);
        } else if (first.right()) {
            byFirstLetter
                    .computeIfAbsent(core.charAt(0), letter -> new ArrayList<>())
                    .add(phrase);
        } else {
            byFirstWord.computeIfAbsent(core, word -> new ArrayList<>()).add(phrase);
        }
    }

    String value() {
        return value;
    }

    /** The one furthest left, and of those the longest. */
    Optional<Hit> first(TitleWords title) {
        Hit best = null;
        if (whole.contains(String.join(" ", title.words()))) {
            best = new Hit(0, title.joined().length(), title.joined().length());
        }
        for (String part : anywhere) {
            int at = title.joined().indexOf(part);
            best = at < 0 ? best : better(best, new Hit(at, at + part.length(), part.length()));
        }
        for (int at = 0; at < title.words().size(); at++) {
            String word = title.words().get(at);
            best = first(title, at, byFirstWord.getOrDefault(word, List.of()), best);
            best = first(title, at, open, best);
            if (!word.isEmpty()) {
                best = first(title, at, byFirstLetter.getOrDefault(word.charAt(0), List.of()), best);
                best = first(title, at, byLastLetter.getOrDefault(word.charAt(word.length() - 1), List.of()), best);
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Hit first(TitleWords title, int at, List<List<Word>> phrases, @Nullable Hit best) {
        Hit first = best;
        for (List<Word> phrase : phrases) {
            first = at(title, at, phrase, first);
        }
        return first;
    }

    private static @Nullable Hit at(TitleWords title, int at, List<Word> phrase, @Nullable Hit best) {
        if (at + phrase.size() > title.words().size()) {
            return best;
        }
        int length = 0;
        for (int word = 0; word < phrase.size(); word++) {
            if (!phrase.get(word).fits(title.words().get(at + word))) {
                return best;
            }
            length += phrase.get(word).length() + 1;
        }
        return better(best, new Hit(title.offset(at), title.offset(at + phrase.size()), length));
    }

    private static Hit better(@Nullable Hit best, Hit hit) {
        return best == null || hit.before(best) ? hit : best;
    }

    /** One word of a phrase; {@code *} before or behind it stands for the rest of a word. */
    private record Word(String core, boolean left, boolean right) {

        static Word of(String pattern) {
            boolean left = pattern.startsWith("*");
            boolean right = pattern.length() > 1 && pattern.endsWith("*");
            return new Word(pattern.substring(left ? 1 : 0, pattern.length() - (right ? 1 : 0)), left, right);
        }

        boolean fits(String word) {
            if (left && right) {
                return word.contains(core);
            }
            return left ? word.endsWith(core) : right ? word.startsWith(core) : word.equals(core);
        }

        int length() {
            return core.length() + (left ? 1 : 0) + (right ? 1 : 0);
        }
    }
}
