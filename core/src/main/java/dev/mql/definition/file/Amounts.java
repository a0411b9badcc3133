package dev.mql.definition.file;

import dev.mql.definition.Test.Interval;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and ranges as people write them: {@code 51-200} and {@code 51 to 200} (both ends included), {@code 5+} (from
 * 5), {@code up to 10}, {@code 5M-50M}, each with a currency behind it where it is money: {@code 5M+ USD}.
 */
final class Amounts {

    private static final String NUMBER = "(-?[0-9]{1,13}(?:\\.[0-9]{1,6})?)([kKMB]?)";
    private static final Pattern FORM = Pattern.compile(
            "(?:(up to )?" + NUMBER + "(\\+)?|" + NUMBER + "(?:-| to | - )" + NUMBER + ")(?: ([A-Z]{3}))?");
    private static final Map<String, Integer> ZEROES = Map.of("", 0, "k", 3, "K", 3, "M", 6, "B", 9);

    private Amounts() {}

    /** @param currency empty where none is given */
    record Amount(BigDecimal low, BigDecimal high, boolean openBelow, boolean openAbove, String currency) {

        /** In micro-units, each end times the rate; empty where it is too large to be counted. */
        Optional<Interval> interval(BigDecimal rate) {
            try {
                return Optional.of(new Interval(
                        openBelow ? Long.MIN_VALUE : micros(low, rate),
                        openAbove ? Long.MAX_VALUE : micros(high, rate)));
            } catch (ArithmeticException tooLarge) {
                return Optional.empty();
            }
        }

        private static long micros(BigDecimal number, BigDecimal rate) {
            BigDecimal micros = number.multiply(rate).movePointRight(6);
            return micros.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
        }
    }

    static boolean looksLikeOne(Node.Scalar value) {
        return FORM.matcher(value.text().strip()).matches();
    }

    static Optional<Amount> read(Node.Scalar value, Mistakes mistakes) {
        Matcher matcher = FORM.matcher(value.text().strip());
        if (!matcher.matches()) {
            mistakes.add(
                    value,
                    "expected a number or a range, found " + value.form(),
                    "write 51-200, 5+, up to 10 or 5M-50M, without thousands separators");
            return Optional.empty();
        }
        String currency = Optional.ofNullable(matcher.group(9)).orElse("");
        if (matcher.group(5) == null) {
            BigDecimal number = number(matcher.group(2), matcher.group(3));
            boolean upTo = matcher.group(1) != null;
            boolean from = matcher.group(4) != null;
            if (upTo && from) {
                mistakes.add(value, "both \"up to\" and \"+\"", "keep one of them");
                return Optional.empty();
            }
            return Optional.of(new Amount(number, number, upTo, from, currency));
        }
        return range(value, matcher, currency, mistakes);
    }

    private static Optional<Amount> range(Node.Scalar value, Matcher matcher, String currency, Mistakes mistakes) {
        if (matcher.group(6).isEmpty() && !matcher.group(8).isEmpty()) {
            mistakes.add(
                    value,
                    "a range from " + matcher.group(5) + " itself to " + matcher.group(7) + matcher.group(8),
                    "write " + matcher.group(5) + matcher.group(8) + "-" + matcher.group(7) + matcher.group(8));
            return Optional.empty();
        }
        BigDecimal low = number(matcher.group(5), matcher.group(6));
        BigDecimal high = number(matcher.group(7), matcher.group(8));
        if (low.compareTo(high) > 0) {
            mistakes.add(value, "the range ends before it begins", "write the smaller number first");
            return Optional.empty();
        }
        return Optional.of(new Amount(low, high, false, false, currency));
    }

    private static BigDecimal number(String digits, String suffix) {
        return new BigDecimal(digits).movePointRight(ZEROES.getOrDefault(suffix, 0));
    }
}
