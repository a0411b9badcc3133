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

    /** @param at place in the title, in letters; {@code length} of the phrase */
    record Hit(int at, int length) {
        boolean before(Hit other) {
            return at < other.at || (at == other.at && length > other.length);
        }
    }

    private final String value;
    private final Map<String, List<List<Word>>> byFirstWord = new HashMap<>();
    private final List<List<Word>> open = new ArrayList<>();
    private final List<String> anywhere = new ArrayList<>();

    TitlePhrases(String value, List<String> phrases) {
        this.value = value;
        for (String phrase : phrases) {
            List<Word> words =
                    Arrays.stream(phrase.split(" ", -1)).map(Word::of).toList();
            if (phrase.codePointAt(0) > 0x2E80) {
                anywhere.add(Texts.key(phrase));
            } else if (words.get(0).left() || words.get(0).right()) {
                open.add(words);
            } else {
                byFirstWord
                        .computeIfAbsent(words.get(0).core(), word -> new ArrayList<>())
                        .add(words);
            }
        }
    }

    String value() {
        return value;
    }

    /** The one furthest left, and of those the longest. */
    Optional<Hit> first(TitleWords title) {
        Hit best = null;
        for (String part : anywhere) {
            int at = title.joined().indexOf(part);
            best = at < 0 ? best : better(best, new Hit(at, part.length()));
        }
        for (int at = 0; at < title.words().size(); at++) {
            for (List<Word> phrase : byFirstWord.getOrDefault(title.words().get(at), List.of())) {
                best = at(title, at, phrase, best);
            }
            for (List<Word> phrase : open) {
                best = at(title, at, phrase, best);
            }
        }
        return Optional.ofNullable(best);
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
        return better(best, new Hit(title.offset(at), length));
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
