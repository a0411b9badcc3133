package dev.mql.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Identity;
import dev.mql.store.Selection;
import dev.mql.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People read as ranges are those read one by one. */
class DossiersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Identity IDENTITY = new Identity(Map.of("contacts", "email"));

    @TempDir
    Path folder;

    private Store store;

    /** Ninety people, every tenth merged away and every seventh gone, so that there are gaps of several sizes. */
    @BeforeEach
    void fill() {
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            Ref company = ref("companies", i / 9);
            items.add(Item.row(ref("contacts", i), Map.of("email", i + "@x.example"), i, i % 3 == 0 ? null : company));
            items.add(Item.row(company, Map.of("country", "DE"), 1, null));
            if (i % 5 == 0) {
                items.add(Item.row(
                        ref("deals", i),
                        Map.of("hs_is_closed", "false"),
                        2,
                        i % 2 == 0 ? company : ref("contacts", i)));
            }
            for (int touch = 0; touch < i % 4; touch++) {
                Ref row = touch == 0 ? ref("contacts", i) : ref("pages", 100L * i + touch);
                items.add(new Item.Touch(
                        ref("contacts", i), "pages", i + ":" + touch, touch, new TreeMap<>(Map.of("p", "/")), row));
            }
        }
        store.intake().keep("hubspot", items, NOW, IDENTITY);
        List<Item> later = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            if (i % 10 == 1) {
                later.add(new Item.Became(ref("contacts", i), ref("contacts", (i + 17) % 90), 5, Item.Why.MERGED));
            } else if (i % 7 == 2 || (i > 40 && i < 52)) {
                later.add(new Item.Gone(ref("contacts", i), 5, Item.Why.DELETED));
            } else if (i % 6 == 0) {
                later.add(Item.row(ref("contacts", i), Map.of("email", "new" + i + "@x.example"), 6, null));
            }
        }
        store.intake().keep("hubspot", later, NOW.plusSeconds(60), IDENTITY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everybodyIsReadAsOneByOne() {
        assertThat(read(new Selection.Everyone())).hasSizeGreaterThan(50);
    }

    @Test
    void someFarApartAreReadAsOneByOne() {
        Set<Ref> some = new HashSet<>();
        for (int i = 0; i < 90; i += i % 4 == 0 ? 1 : 13) {
            some.add(ref("contacts", i));
        }
        assertThat(read(new Selection.Only(some))).hasSizeBetween(5, some.size());
    }

    private List<Dossier> read(Selection selection) {
        List<Dossier> together = new ArrayList<>();
        store.people().each("hubspot", selection, together::add);
        for (Dossier dossier : together) {
            assertThat(store.people().dossier(dossier.records().person())).contains(dossier);
        }
        return together;
    }

    private static Ref ref(String type, long id) {
        return new Ref("hubspot", type, Long.toString(id));
    }
}
