package dev.mql.mapping.normal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** A title's words, without accents and capitals, and the same without blanks for scripts that have none. */
record TitleWords(List<String> words, String joined) {

    /** "(m/w/d)", "(H/F)". */
    private static final Pattern SEXES = Pattern.compile("(?i)\\([mwfhdx](?:\\s?[/|]\\s?[mwfhdx])+\\)");

    /** "Leiter:in", "Leiter*in", "Leiter/-in", "Directeur.rice", "Chargé(e)", "Director/a". */
    private static final Pattern ENDINGS =
            Pattern.compile("(?i)(\\pL)(?:[:*_·./(]-?|-)(?:in|innen|ne|fe|euse|rice|trice|ère)\\)?([^\\pL]|$)");

    private static final Pattern SHORT_ENDINGS = Pattern.compile("(\\pL\\pL)(?:[·./]|\\()(?:a|e|o)\\)?([^\\pL./]|$)");

    /** "LeiterIn". */
    private static final Pattern INNER_CAPITAL = Pattern.compile("(\\p{Ll})In(?:nen)?([^\\pL]|$)");

    /** "C.E.O.", "i.V.". */
    private static final Pattern DOTTED = Pattern.compile("(^|[^\\pL])((?:\\pL\\.){1,4}\\pL)\\.?([^\\pL]|$)");

    /** What follows is whom the person works for. */
    private static final Pattern COMPANY =
            Pattern.compile("(?i)(\\pL.*?)(?:\\s@|\\sat\\s|\\sbei(?:\\sder)?\\s|\\schez\\s).*");

    private static final Pattern SCRIPT_BEGINS = Pattern.compile("([a-z0-9])([\\p{Han}\\p{Hiragana}\\p{Katakana}])");
    private static final Pattern SCRIPT_ENDS = Pattern.compile("([\\p{Han}\\p{Hiragana}\\p{Katakana}ー])([a-z0-9])");

    /** Where the scripts without blanks begin. */
    private static final int SCRIPTS = 0x2E80;

    /** Each pattern is tried only where a character it needs occurs: most titles are plain words. */
    static TitleWords of(String title) {
        String plain = title;
        if (has(plain, ":*_·./(-")) {
            plain = SEXES.matcher(plain).replaceAll(" ");
            plain = ENDINGS.matcher(plain).replaceAll("$1$2");
            plain = SHORT_ENDINGS.matcher(plain).replaceAll("$1$2");
        }
        if (plain.contains("In")) {
            plain = INNER_CAPITAL.matcher(plain).replaceAll("$1$2");
        }
        plain = undotted(plain);
        if (namesCompany(plain.toLowerCase(Locale.ROOT))) {
            plain = COMPANY.matcher(plain).replaceFirst("$1");
        }
        String key = folded(Texts.key(plain));
        if (key.chars().anyMatch(c -> c >= SCRIPTS)) {
            key = SCRIPT_BEGINS.matcher(key).replaceAll("$1 $2");
            key = SCRIPT_ENDS.matcher(key).replaceAll("$1 $2");
        }
        return new TitleWords(List.of(key.split(" ", -1)), key.replace(" ", ""));
    }

    private static boolean has(String text, String any) {
        return text.chars().anyMatch(c -> any.indexOf(c) >= 0);
    }

    private static boolean namesCompany(String small) {
        return small.contains("@") || small.contains("at") || small.contains("bei") || small.contains("chez");
    }

    /** Umlauts spelled out are umlauts; done to titles and phrases alike, it parts no word from itself. */
    static String folded(String key) {
        return key.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    /** Not by replacing matches: of two abbreviations side by side the blank between them belongs to both. */
    private static String undotted(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        Matcher matcher = DOTTED.matcher(text);
        StringBuilder plain = new StringBuilder();
        int from = 0;
        while (matcher.find(from)) {
            plain.append(text, from, matcher.start())
                    .append(matcher.group(1))
                    .append(matcher.group(2).replace(".", ""))
                    .append(' ');
            from = matcher.end(2);
            if (from < text.length() && text.charAt(from) == '.') {
                from++;
            }
        }
        return plain.append(text.substring(from)).toString();
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
