package dev.mql.definition.file;

import dev.mql.definition.Globs;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Countries are compared by ISO 3166 code, because names come in many languages. */
final class Countries {

    private static final Set<String> CODES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    static void check(Node.Scalar value, Mistakes mistakes) {
        String text = value.text();
        if (CODES.contains(text.toUpperCase(Locale.ROOT)) || Globs.isGlob(text)) {
            return;
        }
        String remedy = Optional.ofNullable(BY_NAME.get(text.toLowerCase(Locale.ROOT)))
                .map(code -> "write " + code)
                .orElse("write its ISO code of two letters, as DE");
        mistakes.add(value, "no country code: " + value.form(), remedy);
    }

    private static Map<String, String> byName() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : CODES) {
            codes.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        codes.put("uk", "GB");
        codes.put("usa", "US");
        codes.put("great britain", "GB");
        return codes;
    }
}
