package dev.mql.app.store;

import dev.mql.decide.Briefing;
import dev.mql.decide.Decision;
import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import dev.mql.store.Backlog;
import dev.mql.store.Failure;
import dev.mql.store.PlanItem;
import dev.mql.store.StoredVerdict;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Packs items of plans, and maps from property to text. */
final class ItemPacking {

    private ItemPacking() {}

    static byte[] pack(Words words, PlanItem item) {
        Packing to = new Packing(words);
        ref(to, item.ref());
        VerdictPacking.verdict(to, item.verdict());
        VerdictPacking.decision(to, item.decision());
        to.list(
                item.changes(),
                (packing, change) ->
                        packing.word(change.property()).text(change.from()).text(change.to()));
        texts(to, item.expected());
        to.number(item.readAt());
        VerdictPacking.instant(to, item.decision().after().handedAt());
        VerdictPacking.undone(to, item.decision().after());
        to.list(item.decision().events(), EventPacking::event);
        Briefing briefing = item.briefingOrNull();
        to.truth(briefing != null);
        if (briefing != null) {
            EventPacking.briefing(to, briefing);
        }
        besides(to, item.beside());
        return to.bytes();
    }

    static PlanItem unpack(
            Words words, long person, PlanItem.State state, byte[] body, @Nullable Failure failureOrNull) {
        Unpacking from = new Unpacking(words, body);
        Ref ref = ref(from);
        StoredVerdict verdict = VerdictPacking.verdict(from);
        Decision decision = VerdictPacking.decision(from);
        List<PlanItem.Change> changes = from.list(each -> new PlanItem.Change(each.word(), each.text(), each.text()));
        SortedMap<String, String> expected = texts(from);
        long readAt = from.number();
        return new PlanItem(
                person,
                ref,
                verdict,
                decision.telling(
                        VerdictPacking.instant(from), VerdictPacking.undone(from), from.list(EventPacking::event)),
                changes,
                expected,
                readAt,
                state,
                failureOrNull,
                from.truth() ? EventPacking.briefing(from) : null,
                besides(from));
    }

    private static void besides(Packing to, SortedMap<String, StoredVerdict> besides) {
        to.list(
                besides.entrySet(),
                (packing, entry) -> VerdictPacking.verdict(packing.word(entry.getKey()), entry.getValue()));
    }

    private static SortedMap<String, StoredVerdict> besides(Unpacking from) {
        SortedMap<String, StoredVerdict> besides = new TreeMap<>();
        from.list(each -> Map.entry(each.word(), VerdictPacking.verdict(each)))
                .forEach(entry -> besides.put(entry.getKey(), entry.getValue()));
        return besides;
    }

    static void texts(Packing to, SortedMap<String, String> texts) {
        to.list(
                texts.entrySet(),
                (packing, entry) -> packing.word(entry.getKey()).text(entry.getValue()));
    }

    static NamedTexts texts(Unpacking from) {
        String[] names = new String[from.size()];
        String[] texts = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = from.word();
            texts[i] = from.text();
        }
        return NamedTexts.of(names, texts);
    }

    static void held(Packing to, Backlog.Held held) {
        ref(to, held.person());
        to.word(held.property()).text(held.value()).word(held.reason()).number(held.since());
    }

    static Backlog.Held held(Unpacking from) {
        return new Backlog.Held(ref(from), from.word(), from.text(), from.word(), from.number());
    }

    static void ref(Packing to, Ref ref) {
        to.word(ref.crm()).word(ref.type()).text(ref.id());
    }

    static Ref ref(Unpacking from) {
        return new Ref(from.word(), from.word(), from.text());
    }
}
