package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Windows;
import dev.mql.mapping.ActivitySource;
import dev.mql.mapping.KeptFrom;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Normaliser;
import dev.mql.store.Switches;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lets go of what people touched longer ago than any rule in force looks back, and any verdict that is kept has looked
 * back: so that none changes, and each can be made again. What was let go of is unknown from then on, not undone: feeds
 * begin where it ends.
 */
public final class LettingGo {

    private static final String NOTE = "touches kept from";
    private static final String PLACE = "touches let go of until";
    private static final int SOME = 2000;

    private final Job job;

    LettingGo(Job job) {
        this.job = job;
    }

    /** From when on touches of a CRM's people are kept in a store. */
    public static KeptFrom keptFrom(Switches switches, String crm) {
        return switches.note(crm, NOTE).map(KeptFrom::read).orElse(KeptFrom.THE_BEGINNING);
    }

    /** The same sources, which know what is no longer kept. */
    public static List<Knowledge.Source> sources(List<Knowledge.Source> sources, Switches switches) {
        return sources.stream()
                .map(source -> source.with(keptFrom(switches, source.mapping().crm())))
                .toList();
    }

    /** Goes on with some people where the step before ended. */
    void step(Instant now) {
        Switches switches = job.store().switches();
        String crm = job.crmName();
        KeptFrom before = job.wishes(Orders.Wish.FULL) ? KeptFrom.THE_BEGINNING : keptFrom(switches, crm);
        KeptFrom kept = before.and(wanted(now.toEpochMilli()));
        switches.note(crm, NOTE, kept.text());
        Normaliser normaliser =
                Normaliser.of(job.mapping(), job.schema(), job.definition().zone());
        long place = switches.note(crm, PLACE).map(Long::parseLong).orElse(0L);
        long last = job.store().intake().letGo(crm, place, SOME, touch -> isUnwanted(touch, normaliser, kept));
        switches.note(crm, PLACE, Long.toString(last));
    }

    private static boolean isUnwanted(Item.Touch touch, Normaliser normaliser, KeptFrom kept) {
        return touch.at() < kept.of(normaliser.typeOf(touch).orElse(KeptFrom.ANY_OTHER));
    }

    /** Every type the mapping or a definition names by itself, so that one named later is known to be missing. */
    private KeptFrom wanted(long now) {
        SortedMap<String, Long> windows = new TreeMap<>();
        windows.put(KeptFrom.ANY_OTHER, 0L);
        job.mapping().activities().stream().map(ActivitySource::type).forEach(type -> windows.put(type, 0L));
        definitions()
                .forEach(definition ->
                        Windows.of(definition).forEach((type, window) -> windows.merge(type, window, Math::max)));
        long explained = job.orders().retention().explanations().toMillis();
        SortedMap<String, Long> from = new TreeMap<>();
        windows.forEach((type, window) -> {
            long reach = Windows.sum(window, explained);
            from.put(type, reach == Windows.FOR_EVER ? Long.MIN_VALUE : now - reach);
        });
        return new KeptFrom(from);
    }

    private Stream<Definition> definitions() {
        return Stream.concat(
                Stream.of(job.definition()), job.agreement().beside().stream().map(Agreement.Beside::definition));
    }
}
