package dev.mql.store;

import dev.mql.crm.Records;
import dev.mql.decide.Standing;
import dev.mql.model.NamedTexts;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All the store knows of one person.
 *
 * @param person the store's own number of the person
 * @param verdictOrNull what was last thought of the person, or null before the first time
 * @param ledger what mql last wrote into each property of the record that stands for the person
 * @param troubleOrNull why the last write failed, or null where nothing waits
 * @param released properties somebody told mql to write once although it would hold them back
 * @param contested properties left to somebody else who put his value in place of ours again and again ({@link Contest})
 * @param beside what was last thought of the person by the definitions beside the one that moves the status
 */
public record Dossier(
        long person,
        Records records,
        @Nullable StoredVerdict verdictOrNull,
        Standing standing,
        SortedMap<String, String> ledger,
        @Nullable Trouble troubleOrNull,
        Set<String> released,
        Set<String> contested,
        SortedMap<String, StoredVerdict> beside) {

    public Dossier {
        ledger = NamedTexts.copyOf(ledger);
        released = Set.copyOf(released);
        contested = Set.copyOf(contested);
        beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
    }

    public Optional<StoredVerdict> verdict() {
        return Optional.ofNullable(verdictOrNull);
    }

    public Optional<Trouble> trouble() {
        return Optional.ofNullable(troubleOrNull);
    }
}
