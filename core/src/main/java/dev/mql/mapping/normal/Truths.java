package dev.mql.mapping.normal;

import java.util.Optional;
import java.util.Set;

/** Yes and no, as CRMs and people write them. */
public final class Truths {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 1;

    private static final Set<String> TRUE =
            Set.of("true", "yes", "y", "1", "on", "ja", "wahr", "oui", "vrai", "si", "verdadero", "はい");
    private static final Set<String> FALSE =
            Set.of("false", "no", "n", "0", "off", "nein", "falsch", "non", "faux", "falso", "いいえ");

    private Truths() {}

    /** Empty where the text is neither. */
    public static Optional<Boolean> read(String text) {
        String key = Texts.key(text);
        return TRUE.contains(key) ? Optional.of(true) : FALSE.contains(key) ? Optional.of(false) : Optional.empty();
    }
}
