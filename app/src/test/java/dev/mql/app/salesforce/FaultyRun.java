package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.salesforce.Transaction;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.model.Ref;
import dev.mql.salesforce.Salesforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Reads an org, its changes, and writes to it, as a run does, and goes on where it was stopped. Meanwhile people change many
 * records with one stamp, transactions commit minutes after theirs, sessions end and pages are forgotten.
 */
final class FaultyRun implements AutoCloseable {

    private static final Set<String> FIELDS = Set.of("Title", "FirstName");
    private static final List<String> PEOPLE = List.of("Lead", "Contact");
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int CONTACTS = 60;

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-21T10:00:00.123Z"));
    private final RandomGenerator random;
    private final SalesforceSandbox org;
    private final Salesforce salesforce;
    private final int written;
    private final Map<Ref, Item.Row> read = new HashMap<>();
    private final Map<String, Instant> covered = new HashMap<>();
    private final List<Transaction> open = new ArrayList<>();
    private Instant begun = Instant.EPOCH;
    private int changes;
    private int stops;
    private int late;
    private int happened;

    /** By REST or by Bulk; every tenth writes so much that it goes by Bulk as well. */
    FaultyRun(int seed, RandomGenerator random) {
        this.random = random;
        boolean much = seed % 10 == 1;
        this.written = much ? 2_050 : 230;
        this.org = SalesforceSandbox.start(OrgConfig.standard()
                .withClock(time)
                .withPages(new OrgConfig.Pages(much ? 700 : 110, much ? 900 : 150))
                .withJobs(new OrgConfig.JobPace(Duration.ofSeconds(3), Duration.ofSeconds(5))));
        for (int i = 0; i < written + 120; i++) {
            org.automation().create("Lead", Map.of("LastName", "L" + i, "Company", "X", "Title", "Title " + i));
        }
        for (int i = 0; i < CONTACTS; i++) {
            org.automation().create("Contact", Map.of("LastName", "C" + i, "Title", "Title " + i));
        }
        this.salesforce = new Salesforce(
                Orgs.config(org).withBulkFrom(seed % 2 == 0 ? 100 : 10_000),
                time,
                time,
                new SplittableRandom(seed),
                Exchanges.UNHEARD);
    }

    SalesforceSandbox org() {
        return org;
    }

    int stops() {
        return stops;
    }

    /** Transactions that committed after their stamps. */
    int late() {
        return late;
    }

    /** Sessions ended and pages forgotten. */
    int happened() {
        return happened;
    }

    void readAll() {
        people("Lead", 30);
        begin("Lead");
        PEOPLE.forEach(object -> read(object, started(object, new ReadMode.All())));
        commit();
        people("Contact", 20);
    }

    /** While people go on. */
    void readChanges() {
        people("Lead", 130);
        begin("Contact");
        begin("Lead");
        readSince();
        commit();
    }

    /** Of both objects in one call, if nothing goes wrong. */
    private void readSince() {
        List<Checkpoint> from = PEOPLE.stream()
                .map(object -> started(
                        object,
                        new ReadMode.Since(
                                covered.getOrDefault(object, Instant.EPOCH).minus(OVERLAP))))
                .toList();
        for (int i = 0; i < from.size(); i++) {
            read(PEOPLE.get(i), from.get(i));
        }
    }

    private Checkpoint started(String object, ReadMode mode) {
        Optional<Checkpoint> at = Optional.empty();
        while (at.isEmpty()) {
            at = attempt(
                    () -> salesforce.start(new Stream(object), FIELDS, mode).get(0));
        }
        return at.get();
    }

    private void read(String object, Checkpoint from) {
        Optional<Checkpoint> at = Optional.of(from);
        while (at.isPresent()) {
            Checkpoint checkpoint = at.get();
            if (random.nextInt(4) == 0) {
                org.expireSessions();
                happened++;
            }
            if (random.nextInt(4) == 0) {
                org.dropCursors();
                happened++;
            }
            if (time.instant().isAfter(begun.plus(LATEST_COMMIT))) {
                commit();
            }
            Optional<Page> page = attempt(() -> salesforce.next(checkpoint));
            if (page.isPresent()) {
                Orgs.only(Item.Row.class, page.get().items()).forEach(row -> read.put(row.ref(), row));
                covered.put(object, page.get().coveredUntil());
                at = page.get().next();
            }
        }
    }

    void write() {
        List<String> leads = org.ids("Lead").subList(0, written);
        write(leads.subList(1, written));
        write(leads.subList(0, 1));
    }

    private void write(List<String> ids) {
        List<String> left = ids;
        for (int round = 0; !left.isEmpty(); round++) {
            assertThat(round).isLessThan(50);
            List<Write> writes = left.stream()
                    .map(id -> Orgs.write(
                            Orgs.ref("Lead", id),
                            Map.of("Title", "Written " + id),
                            Map.of(),
                            random.nextBoolean() ? time.instant() : Instant.EPOCH))
                    .toList();
            List<WriteResult> results = attempt(() -> salesforce.write(writes)).orElse(List.of());
            List<String> again = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                if (results.isEmpty() || !isDone(results.get(i))) {
                    again.add(left.get(i));
                }
            }
            left = again;
        }
    }

    private static boolean isDone(WriteResult result) {
        if (result instanceof WriteResult.Refused refused) {
            assertThat(refused.fix()).isIn(WriteResult.Fix.NEXT_RUN, WriteResult.Fix.RECORD);
        }
        return result instanceof WriteResult.Applied || result instanceof WriteResult.Unchanged;
    }

    /** Many records at once, which share a stamp. */
    private void people(String object, int number) {
        changes++;
        org.ids(object).stream()
                .limit(number)
                .forEach(id -> org.automation().edit(object, id, Map.of("FirstName", "Changed " + changes)));
        time.pass(Duration.ofMillis(random.nextInt(5_000)));
    }

    /** Changes made now that others see later. */
    private void begin(String object) {
        Transaction transaction = org.automation().begin();
        org.ids(object).stream()
                .skip(random.nextInt(20))
                .limit(25)
                .forEach(id -> transaction.edit(object, id, Map.of("FirstName", "Late " + changes)));
        begun = open.isEmpty() ? time.instant() : begun;
        open.add(transaction);
    }

    private void commit() {
        open.forEach(Transaction::commit);
        late += open.size();
        open.clear();
    }

    private <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (CrmException stopped) {
            assertThat(stopped.next())
                    .as(String.valueOf(stopped.getMessage()))
                    .isIn(CrmException.Next.RESUME_LATER, CrmException.Next.TRY_AGAIN);
            assertThat(stopped.remedy()).isNotEmpty();
            assertThat(stops++).isLessThan(100);
            commit();
            time.pass(Duration.ofHours(1));
            return Optional.empty();
        }
    }

    /** What was read last is what the org holds, and what was to be written is written. */
    void assertAllWasReadAndWritten() {
        readSince();
        for (String object : PEOPLE) {
            for (String id : org.ids(object)) {
                Optional<Item.Row> row = Optional.ofNullable(read.get(Orgs.ref(object, id)));
                assertThat(row).as(id).isPresent();
                for (String field : FIELDS) {
                    assertThat(row.flatMap(known -> known.property(field)))
                            .as("%s of %s", field, id)
                            .isEqualTo(org.value(id, field));
                }
            }
        }
        org.ids("Lead").stream()
                .limit(written)
                .forEach(id -> assertThat(org.value(id, "Title")).contains("Written " + id));
    }

    @Override
    public void close() {
        salesforce.close();
        org.close();
    }
}
