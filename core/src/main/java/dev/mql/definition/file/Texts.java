package dev.mql.definition.file;

import java.text.Normalizer;

/** Texts to compare with (meaning 13); their case is kept for people and folded by those who compare. */
final class Texts {

    private Texts() {}

    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
