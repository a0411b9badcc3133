package dev.mql.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SoqlTest {

    /** What ends literals, begins escapes, comments or lines somewhere, and what is more than one char. */
    private static final String NASTY =
            "'\"\\\n\r\t\b\f\0\u0007\u0085\u00a0\u2028\u2029\ud83d\ude00\ud800\udc00%_;-/*() abnrtfu0027";

    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 'r', '\r', 't', '\t', 'b', '\b', 'f', '\f', '\'', '\'', '"', '"', '\\', '\\');

    @Test
    @DisplayName("F.1 case 11: quotes and backslashes stay inside of their literal")
    void noValueBreaksOutOfItsLiteral() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                value.append(NASTY.charAt(random.nextInt(NASTY.length())));
            }
            String literal = Soql.text(value.toString());

            String read = readAsSoql(literal);

            assertThat(read).hasSize(value.length());
            for (int at = 0; at < read.length(); at++) {
                char kept = value.charAt(at);
                boolean meaningless =
                        Character.isSurrogate(kept) || (Character.isISOControl(kept) && !ESCAPES.containsValue(kept));
                assertThat(read.charAt(at) == kept || (meaningless && read.charAt(at) == '?'))
                        .as("%x at %d", (int) kept, at)
                        .isTrue();
            }
        }
    }

    /** Reads a literal by SOQL's rules and fails where it ends before its end. */
    private static String readAsSoql(String literal) {
        assertThat(literal).startsWith("'").endsWith("'");
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (literal.charAt(at) != '\'') {
            char c = literal.charAt(at++);
            assertThat(c).isNotIn('\n', '\r');
            if (c == '\\') {
                Character meant = ESCAPES.get(literal.charAt(at++));
                assertThat(meant).isNotNull();
                text.append(meant);
            } else {
                text.append(c);
            }
        }
        assertThat(at).as("the end of the literal").isEqualTo(literal.length() - 1);
        return text.toString();
    }

    @Test
    void aNameIsAPathOfWordsOrNothing() {
        assertThat(Soql.name("Account.Owner.Name")).isEqualTo("Account.Owner.Name");
        for (String name :
                List.of("", "Id FROM Lead--", "a'b", "Id,Name", ".Id", "Id.", "1a", "(SELECT Id FROM Tasks)")) {
            assertThatThrownBy(() -> Soql.name(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
