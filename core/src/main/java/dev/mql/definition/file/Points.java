package dev.mql.definition.file;

import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in micro-points (meaning 2). */
final class Points {

    private static final long MICRO_EXPONENT = 6;
    private static final Pattern FORM = Pattern.compile("[+-]?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private Points() {}

    static Optional<Long> read(Node node, Mistakes mistakes) {
        Optional<Long> points = node.scalar()
                .filter(scalar -> scalar.kind() == Node.Kind.NUMBER
                        && FORM.matcher(scalar.text()).matches())
                .map(scalar -> new BigDecimal(scalar.text()))
                .filter(number -> number.abs().compareTo(MOST) <= 0)
                .map(number -> number.movePointRight((int) MICRO_EXPONENT).longValueExact());
        if (points.isEmpty()) {
            mistakes.add(
                    node,
                    "expected points, found " + node.form(),
                    "write a number from -1000 to 1000 with at most 3 decimals");
        }
        return points;
    }

    /** A cap or a line: none below zero. */
    static Optional<Long> notNegative(Node node, Mistakes mistakes) {
        Optional<Long> points = read(node, mistakes);
        if (points.isPresent() && points.get() < 0) {
            mistakes.add(node, "a line or cap below zero", "write 0 or more");
            return Optional.empty();
        }
        return points;
    }
}
