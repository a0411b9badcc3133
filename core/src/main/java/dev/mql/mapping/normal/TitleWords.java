package dev.mql.mapping.normal;

import java.util.List;

/** A title's words, without accents and capitals, and the same without blanks for scripts that have none. */
record TitleWords(List<String> words, String joined) {

    static TitleWords of(String title) {
        String key = Texts.key(title);
        return new TitleWords(List.of(key.split(" ", -1)), key.replace(" ", ""));
    }

    /** Where the words begin in {@link #joined()}. */
    int offset(int word) {
        int offset = 0;
        for (int before = 0; before < word; before++) {
            offset += words.get(before).length();
        }
        return offset;
    }
}
