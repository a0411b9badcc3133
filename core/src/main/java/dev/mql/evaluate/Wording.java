package dev.mql.evaluate;

import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of a rule with the gaps filled: {@code {value}}, {@code {count}}, {@code {asset}} or a fact's name. */
final class Wording {

    private static final Set<String> OWN = Set.of("value", "count", "asset");

    /**
     * The word behind a count, {@code visits}, is for several: one of them is a {@code visit}. Where more than an s would have
     * to go, as of {@code replies} and {@code searches}, it stays as it is.
     */
    private static final Pattern PLURAL =
            Pattern.compile("^(?!\\s\\p{L}+(?:ies|(?:ss|x|ch|sh)es)\\b)(\\s\\p{L}+[\\p{L}&&[^s]])s\\b");

    /** Alternating: words, name of a gap, words, ... */
    private final List<String> pieces = new ArrayList<>();

    Wording(String template) {
        int at = 0;
        while (true) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                pieces.add(template.substring(at));
                return;
            }
            pieces.add(template.substring(at, open));
            pieces.add(template.substring(open + 1, close).strip());
            at = close + 1;
        }
    }

    /** What stands in braces, but for what the rule itself says. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (int i = 1; i < pieces.size(); i += 2) {
            if (!OWN.contains(pieces.get(i))) {
                gaps.add(pieces.get(i));
            }
        }
        return gaps;
    }

    /** What fills the gaps of one person. */
    interface Gaps {
        @Nullable
        String fill(String gap);
    }

    /** The whole text, or an empty one if a gap has nothing to fill it. */
    String fill(Gaps gaps) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = i % 2 == 0 ? pieces.get(i) : gaps.fill(pieces.get(i));
            if (i > 0 && i % 2 == 0 && pieces.get(i - 1).equals("count") && isOne(text)) {
                piece = PLURAL.matcher(pieces.get(i)).replaceFirst("$1");
            }
            if (piece == null || (i % 2 == 1 && piece.isEmpty())) {
                return "";
            }
            text.append(piece);
        }
        return text.toString();
    }

    private static boolean isOne(CharSequence text) {
        int last = text.length() - 1;
        return last >= 0 && text.charAt(last) == '1' && (last == 0 || !Character.isDigit(text.charAt(last - 1)));
    }

    /** A fact's value as people write it; empty where it is not known. */
    static String of(@Nullable Observation seen) {
        Value value = seen == null ? null : seen.valueOrNull();
        if (value == null) {
            return "";
        }
        return value.fold(
                text -> text.text(),
                texts -> String.join(", ", texts.texts()),
                Amounts::text,
                money -> Amounts.text(money.amount()) + " " + money.currency(),
                truth -> Boolean.toString(truth.truth()).toLowerCase(Locale.ROOT),
                moment -> moment.at().toString());
    }
}
