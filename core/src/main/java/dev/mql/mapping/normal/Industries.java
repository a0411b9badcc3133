package dev.mql.mapping.normal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Industries of HubSpot's enumeration, Salesforce's pick-list and free text, to one list of codes. */
public final class Industries {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 1;

    private static final Map<String, String> CODES = new HashMap<>();
    private static final List<Map.Entry<String, String>> WITHIN = new ArrayList<>();

    static {
        for (String line : Resource.lines("industries.txt")) {
            int colon = line.indexOf(':');
            String code = line.substring(0, colon).strip();
            CODES.put(Texts.key(code), code);
            for (String name : Texts.list(line.substring(colon + 1))) {
                if (name.startsWith("~")) {
                    WITHIN.add(Map.entry(Texts.key(name), code));
                } else {
                    CODES.put(Texts.key(name), code);
                }
            }
        }
    }

    private static final Memo MEMO = new Memo(text -> Optional.of(read(text)));

    private Industries() {}

    /**
     * {@code COMPUTER_SOFTWARE} and {@code Software & SaaS} are {@code software}. A text that names none of the known
     * industries is an industry of its own: its words, joined by {@code _}.
     */
    public static String code(String text) {
        return MEMO.read(text).orElse("");
    }

    private static String read(String text) {
        String key = Texts.key(text);
        String code = CODES.get(key);
        if (code != null) {
            return code;
        }
        for (Map.Entry<String, String> part : WITHIN) {
            if (within(key, part.getKey())) {
                return part.getValue();
            }
        }
        return key.replace(' ', '_');
    }

    /** Words begin where words begin, but for scripts without blanks. */
    private static boolean within(String key, String part) {
        return part.codePointAt(0) > 0x2E80 ? key.contains(part) : (" " + key).contains(" " + part);
    }
}
