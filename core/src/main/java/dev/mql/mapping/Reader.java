package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.mapping.FactSource.As;
import dev.mql.mapping.FactSource.Currency;
import dev.mql.mapping.normal.Amounts;
import dev.mql.mapping.normal.Countries;
import dev.mql.mapping.normal.Industries;
import dev.mql.mapping.normal.Mails;
import dev.mql.mapping.normal.Moments;
import dev.mql.mapping.normal.Texts;
import dev.mql.mapping.normal.Titles;
import dev.mql.mapping.normal.Truths;
import dev.mql.model.Value;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a text as a kind of value. */
final class Reader {

    /** Salesforce's name of the currency a record's amounts are in. */
    static final String RECORD_CURRENCY = "CurrencyIsoCode";

    private final ZoneId zone;
    private final String accountCurrency;

    private final Mails mails;

    Reader(ZoneId zone, String accountCurrency, Mails mails) {
        this.zone = zone;
        this.accountCurrency = accountCurrency;
        this.mails = mails;
    }

    /** Empty where the text is not readable as that. */
    Optional<Value> read(String text, As as, Currency currency, Item.Row row) {
        return switch (as) {
            case TEXT -> Optional.of(new Value.Text(Texts.plain(text)));
            case TEXTS ->
                Optional.of(new Value.Texts(Arrays.stream(text.split(";", -1))
                        .map(Texts::plain)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new))));
            case NUMBER -> Amounts.number(text).map(Value.class::cast);
            case RANGE -> Amounts.range(text).map(Value.class::cast);
            case MONEY -> Amounts.money(text, currency(currency, row)).map(Value.class::cast);
            case COUNTRY -> Countries.code(text).map(Value.Text::new);
            case INDUSTRY -> Optional.of(new Value.Text(Industries.code(text)));
            case DOMAIN -> Optional.of(new Value.Text(Mails.domain(text.substring(text.lastIndexOf('@') + 1))));
            case SENIORITY -> Titles.seniority(text).map(Value.Text::new);
            case FUNCTION -> Titles.function(text).map(Value.Text::new);
            case EMAIL_KIND -> Optional.of(new Value.Text(mails.kind(text)));
            case FILLED -> Optional.of(new Value.Truth(true));
            case TRUTH -> Truths.read(text).map(Value.Truth::new);
            case MOMENT -> Moments.read(text, zone).map(Value.Moment::new);
        };
    }

    /** As {@link #read}, of a word the mapping writes for a text: where codes are asked for it is one, and stands as written. */
    Optional<Value> meant(String word, As as, Currency currency, Item.Row row) {
        return switch (as) {
            case INDUSTRY, SENIORITY, FUNCTION, EMAIL_KIND -> Optional.of(new Value.Text(Texts.plain(word)));
            default -> read(word, as, currency, row);
        };
    }

    private String currency(Currency currency, Item.Row row) {
        return currency == Currency.RECORD ? row.property(RECORD_CURRENCY).orElse(accountCurrency) : accountCurrency;
    }
}
