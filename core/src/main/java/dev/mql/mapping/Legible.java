package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Schema;
import dev.mql.mapping.FactSource.As;
import dev.mql.mapping.FactSource.Currency;
import dev.mql.mapping.FactSource.Reading;
import dev.mql.mapping.normal.Mails;
import dev.mql.model.Ref;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether texts are what a fact wants, to choose the property it comes from. */
public final class Legible {

    private static final Schema NO_ACCOUNT =
            new Schema(new Schema.Account("", "UTC", "", ""), Map.of(), Map.of(), Map.of(), List.of());

    /** Any will do: whether there is an amount is asked, not of what. */
    private static final Reader READER = new Reader(ZoneOffset.UTC, "EUR", Mails.BUILT_IN);

    private static final Item.Row NOBODY =
            new Item.Row(new Ref("", "", ""), Collections.emptySortedMap(), 0, Collections.emptySortedMap());

    private Legible() {}

    /** How many of a hundred texts can be read as this fact is; 100 of none. */
    public static int percent(String fact, Collection<String> texts) {
        if (texts.isEmpty()) {
            return 100;
        }
        As as = new FactTypes(NO_ACCOUNT).as(new FactSource.Property(fact, new TreeMap<>(), null, Reading.PLAIN));
        long readable = texts.stream()
                .filter(text -> READER.read(text, as, Currency.ACCOUNT, NOBODY).isPresent())
                .count();
        return (int) (100 * readable / texts.size());
    }
}
