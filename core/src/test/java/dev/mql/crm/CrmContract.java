package dev.mql.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Ref;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every CRM behind the port holds to. It has contacts with an e-mail address and a title that may be written. */
public abstract class CrmContract {

    protected abstract Crm crm();

    /** What this CRM calls people, their address and their title. */
    protected String people() {
        return "contacts";
    }

    protected String email() {
        return "email";
    }

    protected String title() {
        return "jobtitle";
    }

    private Stream stream() {
        return new Stream(people());
    }

    private Set<String> properties() {
        return Set.of(email(), title());
    }

    /** Somebody creates a contact with this address and the title CMO. */
    protected abstract Ref given(String email);

    /** Somebody edits a contact after everything so far. */
    protected abstract void edit(Ref contact, String title);

    protected abstract void delete(Ref contact);

    /** What this CRM calls a property of mql's own that is not there. */
    protected String own() {
        return "mql_contract";
    }

    /** A property of which the CRM may keep who set it. */
    protected String tracked() {
        return title();
    }

    /** Somebody sets that property. */
    protected void move(Ref contact) {
        edit(contact, "CEO");
    }

    /** The request by which the CRM tells that a contact was edited; empty where it has no such request. */
    protected Optional<Delivery> told(Ref contact) {
        return Optional.empty();
    }

    @Test
    void readsEachContactOnce() {
        Set<Ref> given = new HashSet<>();
        for (int i = 0; i < 250; i++) {
            given.add(given("p" + i + "@x.example"));
        }
        List<Ref> read = new ArrayList<>();
        read(new ReadMode.All()).forEach(row -> read.add(row.ref()));
        assertThat(read).doesNotHaveDuplicates().containsAll(given);
    }

    @Test
    void answersTheSameCheckpointAgain() {
        given("a@x.example");
        Checkpoint from =
                crm().start(stream(), properties(), new ReadMode.All()).get(0);
        assertThat(crm().next(from).items()).isEqualTo(crm().next(from).items());
    }

    @Test
    void countsWhatIsFilledWithoutReadingIt() {
        given("a@x.example");
        edit(given("b@x.example"), "");
        long read = crm().calls().read();

        Filled filled = crm().filled(people(), Set.of(email(), title(), own()));

        assertThat(filled.records()).isEqualTo(2);
        assertThat(filled.percent(email())).hasValue(100);
        assertThat(filled.percent(title())).hasValue(50);
        assertThat(filled.percent(own())).isEmpty();
        assertThat(crm().calls().read()).isEqualTo(read);
        assertThat(crm().filled("nothing_of_this_name", Set.of(email()))).isEqualTo(Filled.UNKNOWN);
    }

    @Test
    void readsWhatChangedSinceAnInstant() {
        given("old@x.example");
        Ref edited = given("edited@x.example");
        Instant covered = crm().next(
                        crm().start(stream(), properties(), new ReadMode.All()).get(0))
                .coveredUntil();
        edit(edited, "CEO");
        assertThat(read(new ReadMode.Since(covered)))
                .filteredOn(row -> row.ref().equals(edited))
                .extracting(row -> row.property(title()).orElse(""))
                .containsExactly("CEO");
    }

    @Test
    void answersOneResultForEachWriteInOrder() {
        Ref first = given("a@x.example");
        Ref second = given("b@x.example");
        Ref gone = given("c@x.example");
        delete(gone);
        List<WriteResult> results = crm().write(
                        List.of(title(second, "CMO", "CEO"), title(gone, "CMO", "CEO"), title(first, "CMO", "CFO")));
        assertThat(results).hasSize(3);
        assertThat(results.get(0)).isInstanceOf(WriteResult.Applied.class);
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(WriteResult.Fix.GONE));
        assertThat(results.get(2)).isInstanceOf(WriteResult.Applied.class);
        assertThat(title(first)).contains("CFO");
        assertThat(title(second)).contains("CEO");
    }

    @Test
    void writesNothingWhereSomebodyChangedTheRecordSince() {
        Ref contact = given("a@x.example");
        edit(contact, "Founder");
        assertThat(crm().write(List.of(title(contact, "CMO", "CEO"))).get(0))
                .isInstanceOfSatisfying(
                        WriteResult.Stale.class,
                        stale -> assertThat(stale.current()).containsEntry(title(), "Founder"));
        assertThat(title(contact)).contains("Founder");
    }

    @Test
    void changesNothingByWritingAgain() {
        Ref contact = given("a@x.example");
        crm().write(List.of(title(contact, "CMO", "CEO")));
        assertThat(crm().write(List.of(title(contact, "CEO", "CEO"))).get(0)).isInstanceOf(WriteResult.Unchanged.class);
    }

    @Test
    void fetchesRecordsAndSaysWhichAreGone() {
        Ref contact = given("a@x.example");
        Ref gone = given("b@x.example");
        delete(gone);
        List<Fetched> fetched = crm().fetch(List.of(gone, contact), properties(), Set.of());
        assertThat(fetched).extracting(Fetched::asked).containsExactly(gone, contact);
        assertThat(fetched.get(0).items()).hasAtLeastOneElementOfType(Item.Gone.class);
        assertThat(fetched.get(1).items()).hasAtLeastOneElementOfType(Item.Row.class);
    }

    @Test
    void fetchesWithWhatBelongsToARecordTheVeryRecord() {
        Ref contact = given("a@x.example");
        assertThat(crm().fetchWhole(List.of(contact), properties(), Map.of(people(), properties())))
                .isEqualTo(crm().fetch(List.of(contact), properties(), Set.of()));
    }

    @Test
    void findsAContactByItsAddress() {
        Ref contact = given("somebody@x.example");
        assertThat(crm().find("somebody@x.example", properties()))
                .extracting(Fetched::asked)
                .containsExactly(contact);
        assertThat(crm().find("nobody@x.example", properties())).isEmpty();
    }

    @Test
    void hearsWhatTheCrmTellsAtNoCallOrSaysThatItTellsNothing() {
        Ref contact = given("a@x.example");
        Calls before = crm().calls();
        boolean tells = crm().capabilities().contains(Capability.TELLS_OF_CHANGES);
        assertThat(told(contact).isPresent()).isEqualTo(tells);
        told(contact)
                .ifPresent(delivery -> assertThat(crm().notices(delivery))
                        .isInstanceOfSatisfying(
                                Hearing.Heard.class,
                                heard -> assertThat(heard.notices())
                                        .extracting(Notice::ref)
                                        .containsExactly(contact)));
        assertThat(crm().calls().minus(before).total()).isZero();
    }

    @Test
    void makesTheMissingPropertyOrChangesNothingWhateverIsAsked() {
        Wanted.Target target = new Wanted.Target(own(), "MQL contract", Wanted.Kind.TEXT, List.of(), true);
        Wanted wanted = new Wanted(Map.of(), Set.of(), Map.of(people(), List.of(target)));
        boolean creates = crm().capabilities().contains(Capability.CREATES_PROPERTIES);
        Calls before = crm().calls();

        List<Preparation> steps = crm().prepare(wanted, true);

        assertThat(crm().describe().property(people(), own()).isPresent()).isEqualTo(creates);
        assertThat(crm().calls().minus(before).write() > 0).isEqualTo(creates);
        if (!creates) {
            assertThat(steps).allMatch(step -> step.state() == Preparation.State.BY_HAND);
        }
    }

    @Test
    void tellsWhoSetAValueOrKnowsOfNobody() {
        Ref contact = given("a@x.example");
        move(contact);

        Map<String, Setting> settings = crm().fetch(List.of(contact), properties(), Set.of(tracked()))
                .get(0)
                .settings();

        assertThat(settings.keySet())
                .isEqualTo(crm().capabilities().contains(Capability.TELLS_WHO_SET) ? Set.of(tracked()) : Set.of());
    }

    @Test
    void refusesWhatNobodySigned() {
        Delivery forged = new Delivery(
                "POST", "https://mql.example/x", Map.of(), "[]".getBytes(StandardCharsets.UTF_8), "", Instant.EPOCH);
        assertThat(crm().notices(forged))
                .isInstanceOfSatisfying(
                        Hearing.Refused.class,
                        refused -> assertThat(refused.status()).isBetween(400, 499));
    }

    @Test
    void countsItsCalls() {
        Ref contact = given("a@x.example");
        Calls before = crm().calls();
        crm().write(List.of(title(contact, "CMO", "CEO")));
        assertThat(crm().calls().minus(before).write()).isOne();
    }

    private List<Item.Row> read(ReadMode mode) {
        List<Item.Row> rows = new ArrayList<>();
        List<Checkpoint> open = new ArrayList<>(crm().start(stream(), properties(), mode));
        while (!open.isEmpty()) {
            Page page = crm().next(open.remove(0));
            page.items().stream()
                    .filter(Item.Row.class::isInstance)
                    .map(Item.Row.class::cast)
                    .forEach(rows::add);
            page.next().ifPresent(open::add);
            open.addAll(page.more());
        }
        return rows;
    }

    private Optional<String> title(Ref contact) {
        return crm().fetch(List.of(contact), properties(), Set.of()).get(0).items().stream()
                .filter(Item.Row.class::isInstance)
                .map(Item.Row.class::cast)
                .findFirst()
                .flatMap(row -> row.property(title()));
    }

    /** Read long ago, so that whoever has no conditional write has to look first. */
    private Write title(Ref contact, String expected, String title) {
        SortedMap<String, String> now = new TreeMap<>(Map.of(title(), title));
        SortedMap<String, String> before = new TreeMap<>(Map.of(title(), expected));
        return new Write(contact, now, before, 0, "t-" + contact.id());
    }
}
