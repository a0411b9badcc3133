package dev.mql.mapping.normal;

import dev.mql.model.Value;
import dev.mql.model.Value.Money;
import dev.mql.model.Value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, buckets of numbers and money: {@code 230}, {@code 51-200}, {@code 1000+}, {@code 1M-10M},
 * {@code 1.000 – 5.000}, {@code 10億円}, {@code < 50}, {@code bis 10 Mio. €}.
 */
public final class Amounts {

    /** Counts up with every change of what is read out of a text. */
    public static final int VERSION = 2;

    private static final int LONGEST = 100;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / Value.MICROS - 1);

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("円", "JPY"),
            Map.entry("yen", "JPY"),
            Map.entry("eur", "EUR"),
            Map.entry("usd", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("gbp", "GBP"),
            Map.entry("jpy", "JPY"),
            Map.entry("chf", "CHF"),
            Map.entry("fr", "CHF"),
            Map.entry("sek", "SEK"),
            Map.entry("nok", "NOK"),
            Map.entry("dkk", "DKK"),
            Map.entry("pln", "PLN"),
            Map.entry("czk", "CZK"),
            Map.entry("cad", "CAD"),
            Map.entry("aud", "AUD"),
            Map.entry("inr", "INR"),
            Map.entry("₹", "INR"),
            Map.entry("cny", "CNY"),
            Map.entry("brl", "BRL"),
            Map.entry("r$", "BRL"),
            Map.entry("mxn", "MXN"),
            Map.entry("sgd", "SGD"),
            Map.entry("nzd", "NZD"),
            Map.entry("hkd", "HKD"),
            Map.entry("krw", "KRW"),
            Map.entry("₩", "KRW"),
            Map.entry("zar", "ZAR"));

    private Amounts() {}

    /** One number, which may be negative or have decimals; empty where the text is none. */
    public static Optional<Quantity> number(String text) {
        String plain = text.strip();
        boolean negative = plain.startsWith("-") || plain.startsWith("\u2212");
        return range(negative ? plain.substring(1) : plain)
                .filter(Quantity::exact)
                .map(quantity -> negative ? new Quantity(-quantity.high(), -quantity.low()) : quantity);
    }

    /** A number or a bucket of numbers that are not negative; empty where the text is neither. */
    public static Optional<Quantity> range(String text) {
        return text.length() > LONGEST ? Optional.empty() : range(AmountWord.words(text));
    }

    /** Money; its own sign or code wins over the currency it is said to be in. */
    public static Optional<Money> money(String text, String currency) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<AmountWord> words = AmountWord.words(text);
        String found = currency;
        for (AmountWord word : words) {
            String code = CURRENCIES.get(word.text());
            found = code == null ? found : code;
        }
        String code = found;
        return code.isEmpty() ? Optional.empty() : range(words).map(quantity -> new Money(quantity, code));
    }

    private static Optional<Quantity> range(List<AmountWord> words) {
        List<BigDecimal> numbers = new ArrayList<>();
        List<@Nullable BigDecimal> factors = new ArrayList<>();
        boolean upTo = false;
        boolean from = false;
        boolean between = false;
        if (!words.isEmpty() && words.get(words.size() - 1).text().equals("up")) {
            words = words.subList(0, words.size() - 1);
            from = true;
        }
        for (AmountWord word : words) {
            switch (word.kind()) {
                case NUMBER -> {
                    numbers.add(word.number());
                    factors.add(null);
                }
                case FACTOR -> {
                    if (!numbers.isEmpty()) {
                        int last = numbers.size() - 1;
                        BigDecimal before = factors.get(last);
                        factors.set(last, before == null ? word.number() : before.multiply(word.number()));
                    }
                }
                case UP_TO -> {
                    upTo |= numbers.isEmpty() || !between;
                    between |= !numbers.isEmpty();
                }
                case FROM -> from = true;
                case BETWEEN -> {
                    if (numbers.isEmpty() && word.text().equals("-")) {
                        return Optional.empty();
                    }
                    between |= !numbers.isEmpty();
                }
                case AMBIGUOUS -> {
                    return Optional.empty();
                }
                case OTHER -> {}
            }
        }
        return switch (numbers.size()) {
            case 1 -> one(times(numbers.get(0), factors.get(0)), upTo, from);
            case 2 -> between ? two(numbers, factors) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Quantity> one(BigDecimal number, boolean upTo, boolean from) {
        if (from) {
            return Optional.of(new Quantity(micros(number), Value.OPEN_END));
        }
        long micros = micros(number);
        return Optional.of(new Quantity(upTo ? 0 : micros, micros));
    }

    /** "1-10M" means millions on both sides, "500-1M" does not. */
    private static Optional<Quantity> two(List<BigDecimal> numbers, List<@Nullable BigDecimal> factors) {
        BigDecimal high = times(numbers.get(1), factors.get(1));
        BigDecimal alike = times(numbers.get(0), factors.get(0) == null ? factors.get(1) : factors.get(0));
        BigDecimal low = alike.compareTo(high) <= 0 ? alike : times(numbers.get(0), factors.get(0));
        return low.compareTo(high) > 0 ? Optional.empty() : Optional.of(new Quantity(micros(low), micros(high)));
    }

    private static BigDecimal times(BigDecimal number, @Nullable BigDecimal factor) {
        return factor == null ? number : number.multiply(factor);
    }

    private static long micros(BigDecimal number) {
        return number.min(LARGEST)
                .multiply(BigDecimal.valueOf(Value.MICROS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
