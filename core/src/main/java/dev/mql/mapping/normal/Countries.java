package dev.mql.mapping.normal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Countries as people write them, to ISO 3166 codes of two letters. */
public final class Countries {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 1;

    private static final Map<String, String> CODES = codes();

    private static final Memo MEMO = new Memo(Countries::read);

    private Countries() {}

    /** {@code Slowakei}, {@code SVK} and {@code sk} are {@code SK}; empty where the text names no one country. */
    public static Optional<String> code(String text) {
        return MEMO.read(text);
    }

    private static Optional<String> read(String text) {
        String key = Texts.key(text);
        String code = CODES.get(key);
        if (code == null && text.indexOf('(') > 0) {
            code = CODES.get(Texts.key(text.substring(0, text.indexOf('('))));
        }
        if (code == null && text.indexOf('.') >= 0) {
            code = CODES.get(Texts.key(text.replace(".", "")));
        }
        return Optional.ofNullable(code);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String line : Resource.lines("countries.txt")) {
            String[] parts = line.split(" ", 3);
            codes.put(parts[0].toLowerCase(Locale.ROOT), parts[0]);
            codes.put(parts[1].toLowerCase(Locale.ROOT), parts[0]);
            for (String name : parts[2].split("\\|", -1)) {
                for (String spelling : List.of(name, name.replace(".", ""), spelled(name))) {
                    String key = Texts.key(spelling);
                    String other = codes.putIfAbsent(key, parts[0]);
                    if (other != null && !other.equals(parts[0]) && key.length() > 3) {
                        ambiguous.add(key);
                    }
                }
            }
        }
        codes.remove("-");
        codes.keySet().removeAll(ambiguous);
        return Map.copyOf(codes);
    }

    /** German without umlauts: {@code Oesterreich}. */
    private static String spelled(String name) {
        return name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ö", "Oe")
                .replace("Ä", "Ae")
                .replace("Ü", "Ue");
    }
}
