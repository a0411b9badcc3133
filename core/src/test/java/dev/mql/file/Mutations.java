package dev.mql.file;

import java.util.List;
import java.util.Random;

/** Makes of a valid file what a hurried hand, a broken tool or somebody hostile would. */
public final class Mutations {

    private static final List<String> BITS = List.of(
            "\t",
            "\u0000",
            "\uFEFF",
            "\uD800",
            "🦄",
            "\u202E",
            "&a ",
            "*a",
            "!!str ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ",",
            "#",
            " #",
            "'",
            "\"",
            "|",
            ">",
            "?",
            "- ",
            "~",
            "null",
            "true",
            "NO",
            "0x1F",
            "1e9",
            ".inf",
            "-",
            "99999999999999999999",
            "0.0001",
            "30d",
            "3y",
            "$own",
            "$",
            "*",
            "(((",
            "a{1000}",
            "\\",
            "\r",
            "\u2028",
            "never",
            "did: ",
            "of: ",
            "when: ",
            "all: ",
            "not: ",
            "51-200",
            "5+",
            "up to 5",
            "5M USD",
            "<<: ",
            "\n\n",
            "=");

    private Mutations() {}

    public static String of(String text, Random random) {
        String mutated = text;
        for (int i = 0; i <= random.nextInt(3); i++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String text, Random random) {
        if (text.isEmpty()) {
            return BITS.get(random.nextInt(BITS.size()));
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(12));
        String bit = BITS.get(random.nextInt(BITS.size()));
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + bit + text.substring(from);
            case 2 -> text.substring(0, from) + bit + text.substring(to);
            case 3 -> text.substring(0, from) + text.substring(from, to).repeat(2) + text.substring(to);
            case 4 -> text.substring(0, from);
            case 5 -> withoutLine(text, from);
            case 6 -> word(text, from, random);
            case 7 -> text.substring(0, from) + bit.repeat(1 + random.nextInt(200)) + text.substring(from);
            default -> indented(text, from);
        };
    }

    private static String withoutLine(String text, int at) {
        int begin = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        return end < 0 ? text.substring(0, begin) : text.substring(0, begin) + text.substring(Math.max(begin, end));
    }

    private static String indented(String text, int at) {
        int begin = text.lastIndexOf('\n', at) + 1;
        return text.substring(0, begin) + " " + text.substring(begin);
    }

    /** A word of the file stands where another one stood. */
    private static String word(String text, int at, Random random) {
        String[] words = text.split("[^A-Za-z0-9_.$%+-]+", -1);
        String word = words[random.nextInt(words.length)];
        int end = at;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(0, at) + word + text.substring(end);
    }
}
