package dev.mql.app.store;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Packs rows and touches. Records they point at go by their number in the store. */
final class RowPacking {

    private RowPacking() {}

    static byte[] row(Words words, Item.Row row, ToLongFunction<Ref> numberOf) {
        Packing to = new Packing(words);
        ItemPacking.texts(to, row.properties());
        List<Link> links = new ArrayList<>();
        row.links()
                .forEach((role, all) -> all.forEach(target -> links.add(new Link(role, numberOf.applyAsLong(target)))));
        to.list(links, (packing, link) -> packing.word(link.role()).number(link.to()));
        return to.bytes();
    }

    static Item.Row row(Words words, byte[] body, Ref ref, long changedAt, LongFunction<Ref> refOf) {
        Unpacking from = new Unpacking(words, body);
        SortedMap<String, String> properties = ItemPacking.texts(from);
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        links(from)
                .forEach(link -> links.computeIfAbsent(link.role(), role -> new TreeSet<>())
                        .add(refOf.apply(link.to())));
        return new Item.Row(ref, properties, changedAt, links);
    }

    static List<Link> linksOf(Words words, byte[] body) {
        Unpacking from = new Unpacking(words, body);
        ItemPacking.texts(from);
        return links(from);
    }

    private static List<Link> links(Unpacking from) {
        return from.list(each -> new Link(each.word(), each.number()));
    }

    /** The touches one source row tells of one person, without a count: two can be joined by their bytes. */
    static byte[] touches(Words words, List<Item.Touch> touches, ToLongFunction<Ref> numberOf) {
        Packing to = new Packing(words);
        for (Item.Touch touch : touches) {
            boolean own = touch.row().equals(touch.ref());
            to.number(numberOf.applyAsLong(touch.ref()))
                    .word(touch.source())
                    .text(touch.id())
                    .number(touch.at())
                    .truth(own);
            if (!own) {
                to.word(touch.row().type()).text(touch.row().id());
            }
            ItemPacking.texts(to, touch.attributes());
        }
        return to.bytes();
    }

    static List<Item.Touch> touches(Words words, byte[] body, LongFunction<Ref> refOf) {
        Unpacking from = new Unpacking(words, body);
        List<Item.Touch> touches = new ArrayList<>();
        while (!from.atEnd()) {
            Ref ref = refOf.apply(from.number());
            String source = from.word();
            String id = from.text();
            long at = from.number();
            Ref row = from.truth() ? ref : new Ref(ref.crm(), from.word(), from.text());
            touches.add(new Item.Touch(ref, source, id, at, ItemPacking.texts(from), row));
        }
        return touches;
    }

    /** A link by the number of the record it leads to. */
    record Link(String role, long to) {}
}
