package dev.mql.mapping.normal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One word of an amount as people write it.
 *
 * @param number of a number its value, of a factor what it multiplies by; else 0
 */
record AmountWord(Kind kind, String text, BigDecimal number) {

    enum Kind {
        NUMBER,
        FACTOR,
        /** Nothing below the number counts: "up to", "unter", "以下". */
        UP_TO,
        /** No upper end: "+", "over", "ab", "以上". */
        FROM,
        BETWEEN,
        /** A word that means two things in two languages, such as "mil": the whole amount is unreadable. */
        AMBIGUOUS,
        OTHER
    }

    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, BigDecimal> FACTORS = factors();

    /** The words of a text, in order; digits and their separators are one word. */
    static List<AmountWord> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        List<AmountWord> words = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            char sign = plain.charAt(at);
            int end = at + 1;
            if (isDigit(sign)) {
                end = endOfNumber(plain, at);
                words.add(number(plain.substring(at, end), plain.substring(end)));
            } else if (Character.isIdeographic(sign) || isKana(sign)) {
                end = at + (KINDS.containsKey(plain.substring(at, Math.min(at + 2, plain.length()))) ? 2 : 1);
                words.add(word(plain.substring(at, Math.min(end, plain.length()))));
            } else if (Character.isLetter(sign)) {
                while (end < plain.length() && Character.isLetter(plain.charAt(end))) {
                    end++;
                }
                words.add(word(plain.substring(at, end)));
            } else if (!Character.isWhitespace(sign)) {
                words.add(word(plain.substring(at, end)));
            }
            at = end;
        }
        return words;
    }

    private static AmountWord word(String text) {
        BigDecimal factor = FACTORS.get(text);
        return factor == null
                ? new AmountWord(KINDS.getOrDefault(text, Kind.OTHER), text, BigDecimal.ZERO)
                : new AmountWord(Kind.FACTOR, text, factor);
    }

    /** Separators belong to a number where a digit follows; a blank or an apostrophe only before three of them. */
    private static int endOfNumber(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char sign = text.charAt(at);
            boolean separator = (sign == '.' || sign == ',') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
            boolean gap =
                    (sign == ' ' || sign == '\'' || sign == '’') && digitsAt(text, at + 1) == 3 && at - from <= 3 + 4;
            if (!isDigit(sign) && !separator && !gap) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int digitsAt(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    /**
     * "1.000" is a thousand, "1.5" is not, "1.234M" neither; with both signs the last one parts the decimals.
     *
     * @param rest what follows, since a factor tells decimals from thousands
     */
    private static AmountWord number(String digits, String rest) {
        String plain = digits.replace(" ", "").replace("'", "").replace("’", "");
        int dot = plain.lastIndexOf('.');
        int comma = plain.lastIndexOf(',');
        int last = Math.max(dot, comma);
        boolean several = last >= 0 && plain.indexOf(plain.charAt(last)) != last;
        boolean both = dot >= 0 && comma >= 0;
        boolean grouped = last >= 0 && plain.length() - last - 1 == 3 && !plain.startsWith("0") && !factorFollows(rest);
        String value;
        if (last < 0) {
            value = plain;
        } else if (!both && (several || grouped)) {
            value = plain.replace(".", "").replace(",", "");
        } else {
            value = plain.substring(0, last).replace(".", "").replace(",", "") + "." + plain.substring(last + 1);
        }
        return new AmountWord(Kind.NUMBER, digits, new BigDecimal(value));
    }

    /** A factor in letters; before 万 and 億 a comma parts thousands. */
    private static boolean factorFollows(String rest) {
        String next = rest.stripLeading();
        int end = 0;
        while (end < next.length()
                && Character.isLetter(next.charAt(end))
                && !Character.isIdeographic(next.charAt(end))) {
            end++;
        }
        return FACTORS.containsKey(next.substring(0, end));
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isKana(char sign) {
        return sign >= '\u3040' && sign <= '\u30ff';
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new HashMap<>();
        for (String word : Texts.list(
                "up,under,below,less,fewer,<,≤,unter,weniger,höchstens,maximal,maximum,max,most,moins,máximo,maximo,jusqu,"
                        + "jusque,jusquà,hasta,menos,bis,以下,未満,まで")) {
            kinds.put(word, Kind.UP_TO);
        }
        for (String word : Texts.list(
                "+,>,≥,over,above,more,über,ueber,mehr,ab,mindestens,min,minimum,least,plus,más,mas,mínimo,minimo,desde,from,"
                        + "以上,超")) {
            kinds.put(word, Kind.FROM);
        }
        for (String word : Texts.list("-,‐,‑,–,—,−,~,〜,to,and,und,et,y,a,à,through,から")) {
            kinds.put(word, Kind.BETWEEN);
        }
        kinds.put("mil", Kind.AMBIGUOUS);
        return kinds;
    }

    private static Map<String, BigDecimal> factors() {
        Map<String, BigDecimal> factors = new HashMap<>();
        put(factors, 1_000L, "k,t,teur,tsd,tausend,thousand,千");
        put(factors, 10_000L, "万");
        put(factors, 1_000_000L, "m,mm,mn,mio,mill,million,millions,millionen,millón,millon,millones");
        put(factors, 100_000_000L, "億");
        put(factors, 1_000_000_000L, "b,bn,mrd,md,milliarde,milliarden,milliard,milliards,billion,billions");
        put(factors, 1_000_000_000_000L, "兆,trillion,trillions");
        return factors;
    }

    private static void put(Map<String, BigDecimal> factors, long factor, String words) {
        for (String word : Texts.list(words)) {
            factors.put(word, BigDecimal.valueOf(factor));
        }
    }
}
