package dev.mql.definition.file;

import dev.mql.definition.Agreement;
import dev.mql.definition.Currencies;
import dev.mql.definition.WorkingHours;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The head of the file: who agreed on what, where, when they work and in which money they count. */
final class AgreementReader {

    private static final Pattern HOURS = Pattern.compile("([a-z,-]+) ([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Mistakes mistakes;

    AgreementReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Agreement agreement(Fields top) {
        return new Agreement(top.text("goal").orElse(""), texts(top, "target"), texts(top, "signs"));
    }

    private SortedMap<String, String> texts(Fields top, String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        top.fields(key)
                .ifPresent(fields -> fields.others()
                        .forEach(entry ->
                                entry.value().text(mistakes).ifPresent(text -> texts.put(entry.name(), text))));
        return texts;
    }

    ZoneId zone(Fields top) {
        Optional<Node> node = top.optional("zone");
        Optional<String> text = node.flatMap(found -> found.text(mistakes));
        if (node.isEmpty() || text.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(text.get());
        } catch (DateTimeException e) {
            mistakes.add(node.get(), "no time zone: " + node.get().form(), "write it as Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    WorkingHours workingHours(Fields top) {
        Optional<Node> node = top.optional("working_hours");
        if (node.isEmpty()) {
            return WorkingHours.USUAL;
        }
        Matcher matcher =
                HOURS.matcher(node.get().scalar().map(Node.Scalar::text).orElse(""));
        if (matcher.matches()) {
            Set<DayOfWeek> days = days(matcher.group(1));
            Optional<LocalTime> from = time(matcher.group(2));
            Optional<LocalTime> to = time(matcher.group(3));
            if (!days.isEmpty()
                    && from.isPresent()
                    && to.isPresent()
                    && from.get().isBefore(to.get())) {
                return new WorkingHours(days, from.get(), to.get());
            }
        }
        mistakes.add(node.get(), "no working hours: " + node.get().form(), "write mon-fri 09:00-18:00");
        return WorkingHours.USUAL;
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            int from = DAYS.indexOf(ends[0]);
            int to = DAYS.indexOf(ends[ends.length - 1]);
            if (ends.length > 2 || from < 0 || to < from) {
                return Set.of();
            }
            days.addAll(EnumSet.range(DayOfWeek.of(from + 1), DayOfWeek.of(to + 1)));
        }
        return days;
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Currencies money(Fields top) {
        Optional<Fields> money = top.fields("money");
        if (money.isEmpty()) {
            return new Currencies("", new TreeMap<>());
        }
        Fields fields = money.get();
        Optional<Node> in = fields.required("in", "write in: EUR");
        String currency = in.flatMap(node -> node.text(mistakes)).orElse("");
        in.ifPresent(node -> checkCurrency(node, currency));
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        fields.fields("rates")
                .ifPresent(found -> found.others().forEach(entry -> {
                    checkCurrency(entry.key(), entry.name());
                    rate(entry.value()).ifPresent(rate -> rates.put(entry.name(), rate));
                    if (entry.name().equals(currency)) {
                        mistakes.add(entry.key(), "a rate of " + currency + " in itself", "delete it");
                    }
                }));
        fields.end();
        return new Currencies(currency, rates);
    }

    private void checkCurrency(Node at, String code) {
        if (!CURRENCIES.contains(code)) {
            mistakes.add(at, "no currency: " + at.form(), "write its ISO code, as EUR");
        }
    }

    private Optional<BigDecimal> rate(Node node) {
        Optional<BigDecimal> rate = node.scalar()
                .filter(scalar -> scalar.kind() == Node.Kind.NUMBER
                        && RATE.matcher(scalar.text()).matches())
                .map(scalar -> new BigDecimal(scalar.text()))
                .filter(number -> number.signum() > 0);
        if (rate.isEmpty()) {
            mistakes.add(node, "no rate: " + node.form(), "write what one unit is worth, as 0.92");
        }
        return rate;
    }
}
