package dev.mql.mapping.normal;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Countries as people write them, to ISO 3166 codes of two letters. */
public final class Countries {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 2;

    private static final int FLAG_A = 0x1F1E6;

    private static final Pattern PARTED = Pattern.compile("[/|,;()]| [-–—] ");

    /** What comes before a country's name without being it. */
    private static final Pattern TITLE = Pattern.compile(
            "^(?:the |la |le |les |el |los |las |die |das |kingdom of |reino de |royaume de |konigreich |republic of |republica de |republique de |republik )+");

    private static final Pattern AND = Pattern.compile(" (?:and|und|et|y|e|og|och) ");

    private static final Map<String, String> CODES = codes();

    private static final Memo<String> MEMO = new Memo<>();

    private Countries() {}

    /** {@code Slowakei}, {@code SVK} and {@code sk} are {@code SK}; empty where the text names no one country. */
    public static Optional<String> code(String text) {
        return MEMO.read(text, () -> read(text));
    }

    private static Optional<String> read(String text) {
        String plain = unflagged(text);
        String code = named(plain);
        int bracket = plain.indexOf('(');
        if (code == null && bracket > 0) {
            code = named(plain.substring(0, bracket));
        }
        return code == null ? inParts(plain) : Optional.of(code);
    }

    /** {@code Schweiz / Suisse}: one country, if every part names it. */
    private static Optional<String> inParts(String text) {
        Set<String> codes = new HashSet<>();
        for (String part : PARTED.split(text)) {
            if (!part.isBlank()) {
                codes.add(Objects.requireNonNullElse(named(part), ""));
            }
        }
        return codes.size() == 1
                ? codes.stream().filter(code -> !code.isEmpty()).findFirst()
                : Optional.empty();
    }

    private static @Nullable String named(String text) {
        String key = Texts.key(text);
        String code = CODES.get(key);
        if (code == null && text.indexOf('.') >= 0) {
            code = CODES.get(Texts.key(text.replace(".", "")));
        }
        if (code == null) {
            code = CODES.get(TITLE.matcher(key).replaceFirst(""));
        }
        return code == null ? CODES.get(AND.matcher(key).replaceAll(" ")) : code;
    }

    /** A flag is its code in letters of its own. */
    private static String unflagged(String text) {
        StringBuilder plain = new StringBuilder();
        boolean before = false;
        for (int point : text.codePoints().toArray()) {
            boolean flag = point >= FLAG_A && point < FLAG_A + 26;
            if (flag != before) {
                plain.append(' ');
            }
            plain.appendCodePoint(flag ? point - FLAG_A + 'A' : point);
            before = flag;
        }
        return plain.toString();
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
