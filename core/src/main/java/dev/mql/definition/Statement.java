package dev.mql.definition;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One thing a definition says, in plain words.
 *
 * @param section where it belongs, {@code fit}
 * @param identity what makes it the same statement in another edition, within the section
 * @param key what it is about, for people: a rule's id, with a band's value behind it where it has several
 * @param text what is said about it; starts small, ends without a full stop
 * @param values the values behind the text, where it is a list of them: then only they differ between editions
 * @param meaning what of it is hashed: two statements with different words may mean the same
 */
record Statement(String section, String identity, String key, String text, SortedSet<String> values, String meaning) {

    static Statement of(String section, String key, String text) {
        return of(section, key, text, text);
    }

    static Statement of(String section, String key, String text, Object meaning) {
        return new Statement(section, key, key, text, new TreeSet<>(), CanonicalJson.write(meaning));
    }

    static Statement of(String section, String key, String text, SortedSet<String> values, Object meaning) {
        return new Statement(section, key, key, text, values, CanonicalJson.write(meaning));
    }

    String whole() {
        return values.isEmpty() ? text : text + " " + Spoken.either(values);
    }
}
