package dev.mql.mapping.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Industries of HubSpot's enumeration, Salesforce's pick-list and free text, to one list of codes. */
public final class Industries {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 2;

    private static final Map<String, String> CODES = new HashMap<>();
    private static final List<Part> PARTS = new ArrayList<>();

    static {
        for (String line : Resource.lines("industries.txt")) {
            int colon = line.indexOf(':');
            String code = line.substring(0, colon).strip();
            CODES.put(Texts.key(code), code);
            for (String name : Texts.list(line.substring(colon + 1))) {
                if (name.startsWith("~")) {
                    PARTS.add(Part.of(name, code));
                } else {
                    CODES.put(Texts.key(name), code);
                }
            }
        }
        PARTS.sort(Comparator.comparing((Part part) -> -part.text().strip().length()));
    }

    private static final Memo<String> MEMO = new Memo<>();

    private Industries() {}

    /**
     * {@code COMPUTER_SOFTWARE} and {@code Software & SaaS} are {@code software}. A text that names none of the known
     * industries is an industry of its own: its words, joined by {@code _}.
     */
    public static String code(String text) {
        return MEMO.read(text, () -> Optional.of(read(text))).orElse("");
    }

    /** The codes of the industries known. */
    static Set<String> codes() {
        return Set.copyOf(CODES.values());
    }

    private static String read(String text) {
        String key = Texts.key(text);
        String code = CODES.get(key);
        if (code != null) {
            return code;
        }
        String words = " " + key + " ";
        for (Part part : PARTS) {
            if (words.contains(part.text())) {
                return part.code();
            }
        }
        return key.replace(' ', '_');
    }

    /** @param text to be found in a text's words; it has a blank where a word must begin or end */
    private record Part(String text, String code) {

        static Part of(String name, String code) {
            String key = Texts.key(name);
            boolean script = key.codePointAt(0) > 0x2E80;
            boolean begins = !script && !name.startsWith("~*");
            boolean ends = name.startsWith("~*") || name.startsWith("~=");
            return new Part((begins ? " " : "") + key + (ends ? " " : ""), code);
        }
    }
}
