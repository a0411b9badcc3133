package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.applied;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.refused;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.silent;
import static dev.mql.store.Given.verdict;
import static dev.mql.store.Given.writing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.decide.Briefing;
import dev.mql.decide.Decision;
import dev.mql.decide.HandoffEvent;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store keeps of hand-off events, and of who has to be told. */
public abstract class OutboxContract {

    private static final String CHAT = "sales-chat";
    private static final Failure DOWN = new Failure("next_run", "503", "the receiver answers 503");
    private static final Briefing BRIEFING = new Briefing(
            61_500_000,
            "B2",
            "VP Marketing, 340 employees.",
            "revenue",
            "45000 EUR",
            "Acme MQL (3f9a12c)",
            "17",
            "no_budget");
    private static final long AT = NOON.toEpochMilli();

    protected abstract Store store();

    @Test
    void anEventEntersWithTheWriteItTellsOfAndNotBefore() {
        hearing(CHAT);
        PlanItem item = qualified(1);
        Plan plan = sealed(item);
        assertThat(waiting(CHAT, NOON)).isEmpty();
        journal().sent(plan.id(), List.of(item.person()), NOON);
        assertThat(waiting(CHAT, NOON)).isEmpty();
        journal().settle(plan.id(), List.of(applied(item)), NOON);
        assertThat(waiting(CHAT, NOON)).isEqualTo(item.messages()).hasSize(1);
    }

    @Test
    void aWriteThatWasRefusedTellsNothing() {
        hearing(CHAT);
        PlanItem item = qualified(1);
        journal().settle(sealed(item).id(), List.of(refused(item, "no such option")), NOON);
        assertThat(waiting(CHAT, NOON)).isEmpty();
    }

    @Test
    void anEventWithNothingToWriteEntersWhenThePlanIsRecorded() {
        hearing(CHAT);
        PlanItem item = telling(
                silent(dossier(1), verdict(Verdict.Kind.NURTURE, 20, Stage.RECYCLED, Long.MAX_VALUE)),
                new HandoffEvent.Breached(AT));
        Plan plan = sealed(item);
        assertThat(waiting(CHAT, NOON)).isEmpty();
        journal().record(plan.id(), NOON);
        assertThat(waiting(CHAT, NOON)).isEqualTo(item.messages()).hasSize(1);
    }

    @Test
    void theSameEventFoundAgainIsNoNewOne() {
        hearing(CHAT);
        settle(qualified(1));
        outbox().told(CRM, CHAT, ids(waiting(CHAT, NOON)), NOON);
        settle(qualified(1));
        assertThat(waiting(CHAT, NOON)).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void givesBackEveryKindOfEventAsItWas() {
        hearing(CHAT);
        List<HandoffEvent> events = List.of(
                new HandoffEvent.Qualified(AT, true, AT + 5),
                new HandoffEvent.Qualified(AT + 1, false, null),
                new HandoffEvent.Weakened(AT),
                new HandoffEvent.Breached(AT),
                new HandoffEvent.Accepted(AT, Stage.SQL, true),
                new HandoffEvent.Rejected(AT, false),
                new HandoffEvent.Recycled(AT, Decision.Cause.LEFT_LINE));
        PlanItem item = telling(
                writing(dossier(1), verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, Long.MAX_VALUE)),
                events.toArray(HandoffEvent[]::new));
        Plan plan = sealed(item);
        assertThat(journal().items(plan.id(), Set.of(PlanItem.State.PLANNED), 0, 9))
                .containsExactly(item);
        journal().settle(plan.id(), List.of(applied(item)), NOON);
        assertThat(waiting(CHAT, NOON)).extracting(Message::event).isEqualTo(events);
        assertThat(waiting(CHAT, NOON)).extracting(Message::briefing).containsOnly(BRIEFING);
        assertThat(store().people().dossier(contact(1)).orElseThrow().standing().handedAt())
                .isEqualTo(AT);
    }

    @Test
    void aChannelHearsOfWhatHappensFromItsFirstDayOn() {
        hearing(CHAT);
        settle(qualified(1));
        hearing(CHAT, "bus");
        assertThat(waiting("bus", NOON)).isEmpty();
        settle(qualified(2));
        assertThat(waiting("bus", NOON)).hasSize(1);
        assertThat(waiting(CHAT, NOON)).hasSize(2);
    }

    @Test
    void aChannelTakenOutAndPutBackBeginsAnew() {
        hearing(CHAT, "bus");
        settle(qualified(1));
        hearing("bus");
        hearing(CHAT, "bus");
        assertThat(waiting(CHAT, NOON)).isEmpty();
        assertThat(waiting("bus", NOON)).hasSize(1);
    }

    @Test
    void aChannelHearsOfTheKindsItWants() {
        outbox().subscribe(CRM, Map.of(CHAT, Set.of(HandoffEvent.Kind.BREACHED), "bus", Set.of()));
        settle(qualified(1));
        settle(telling(
                writing(dossier(2), verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, Long.MAX_VALUE)),
                new HandoffEvent.Breached(AT)));
        assertThat(waiting(CHAT, NOON)).extracting(Message::event).containsExactly(new HandoffEvent.Breached(AT));
        assertThat(waiting("bus", NOON)).isEmpty();
        assertThat(all()).hasSize(2);
    }

    @Test
    void ofSomebodyErasedItKeepsThatItHappenedAndNoWords() {
        hearing(CHAT);
        settle(qualified(1));
        settle(qualified(2));
        Item.Gone erased = new Item.Gone(contact(1), AT + 1, Item.Why.ERASED);
        store().intake().keep(CRM, List.of(erased), after(1), IDENTITY);

        assertThat(waiting(CHAT, after(2))).extracting(Message::person).containsExactly(contact(2));
        assertThat(all()).hasSize(2);
        Message left = all().get(0);
        assertThat(left.event()).isEqualTo(new HandoffEvent.Qualified(AT, true, null));
        assertThat(left.briefing()).isEqualTo(new Briefing(0, "", "", "", "", "Acme MQL (3f9a12c)", "", ""));
        assertThat(all().get(1).briefing()).isEqualTo(BRIEFING);
    }

    @Test
    void oneChannelsTroubleIsNotTheOthers() {
        hearing(CHAT, "bus");
        settle(qualified(1));
        outbox().missed(CRM, CHAT, ids(all()), DOWN, NOON);
        outbox().told(CRM, "bus", ids(all()), NOON);
        assertThat(outbox().missed(CRM)).containsExactly(new Outbox.Missed(CHAT, DOWN, 1, 0));
        assertThat(waiting("bus", NOON)).isEmpty();
        assertThat(outbox().toldAt(CRM, "bus")).contains(NOON);
        assertThat(outbox().toldAt(CRM, CHAT)).isEmpty();
    }

    @Test
    void whatDidNotArriveIsTriedLaterAndLaterAndThenNoMoreUntilSomebodyAsks() {
        hearing(CHAT);
        settle(qualified(1));
        Instant now = NOON;
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < Trouble.LIMIT; i++) {
            outbox().missed(CRM, CHAT, ids(all()), DOWN, now);
            Instant tried = now;
            Duration pause = Duration.ZERO;
            while (pause.toHours() < 99 && waiting(CHAT, tried.plus(pause)).isEmpty()) {
                pause = pause.plusHours(1);
            }
            pauses.add(pause);
            now = tried.plus(pause);
        }
        assertThat(pauses.stream().map(Duration::toHours)).containsExactly(0L, 1L, 2L, 4L, 8L, 99L);
        assertThat(outbox().missed(CRM)).containsExactly(new Outbox.Missed(CHAT, DOWN, 1, 1));
        assertThat(outbox().retry(CRM, Optional.of("bus"))).isZero();
        assertThat(outbox().retry(CRM, Optional.of(CHAT))).isOne();
        assertThat(waiting(CHAT, NOON)).hasSize(1);
        assertThat(outbox().missed(CRM)).isEmpty();
    }

    @Test
    void countsOfAPeriodOnlyWhomItHandedOverAndWhatBecameOfThem() {
        long hour = Duration.ofHours(1).toMillis();
        settle(telling(mql(1), new HandoffEvent.Qualified(AT - hour, false, null)));
        settle(telling(mql(2), new HandoffEvent.Qualified(AT, false, AT + 2 * hour)));
        settle(telling(mql(3), new HandoffEvent.Qualified(AT, true, AT + 2 * hour)));
        settle(telling(mql(4), new HandoffEvent.Qualified(AT, true, AT + 9 * hour)));
        settle(telling(mql(1), new HandoffEvent.Accepted(AT + hour, Stage.ACCEPTED, true)));
        settle(telling(mql(2), new HandoffEvent.Rejected(AT + 3 * hour, false)));
        settle(telling(mql(4), new HandoffEvent.Accepted(AT + hour, Stage.SQL, true)));

        Handoffs period = Handoffs.of(outbox(), CRM, AT);

        assertThat(period.people()).isEqualTo(3);
        assertThat(period.accepted()).isOne();
        assertThat(period.rejected()).isEqualTo(Map.of("no_budget", 1L));
        assertThat(period.took()).containsExactly(hour, 3 * hour);
        assertThat(period.medianAnswer()).hasValue(hour);
        assertThat(period.overdue(AT + 2 * hour)).isOne();
        assertThat(period.overdue(AT + hour)).isZero();
        assertThat(Handoffs.of(outbox(), CRM).people()).isEqualTo(4);
    }

    private PlanItem mql(long contact) {
        return writing(dossier(contact), verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, Long.MAX_VALUE));
    }

    private void hearing(String... channels) {
        Map<String, Set<HandoffEvent.Kind>> all = new TreeMap<>();
        List.of(channels).forEach(channel -> all.put(channel, EnumSet.allOf(HandoffEvent.Kind.class)));
        outbox().subscribe(CRM, all);
    }

    private PlanItem qualified(long contact) {
        return telling(
                writing(dossier(contact), verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, Long.MAX_VALUE)),
                new HandoffEvent.Qualified(AT, true, null));
    }

    private static PlanItem telling(PlanItem item, HandoffEvent... events) {
        Decision decision = item.decision().telling(AT, null, List.of(events));
        return new PlanItem(
                        item.person(),
                        item.ref(),
                        item.verdict(),
                        decision,
                        item.changes(),
                        item.expected(),
                        item.readAt(),
                        item.state(),
                        null)
                .telling(BRIEFING);
    }

    private Dossier dossier(long id) {
        store().intake().keep(CRM, List.of(row(contact(id), null, "hs_lead_status", "NEW")), NOON, IDENTITY);
        return store().people().dossier(contact(id)).orElseThrow();
    }

    private void settle(PlanItem item) {
        journal().settle(sealed(item).id(), List.of(applied(item)), NOON);
    }

    private Plan sealed(PlanItem... items) {
        Plan plan = journal()
                .draft(new Plan.Basis(
                        CRM, "r-1", "v1:d1", "m1", "s1", NOON, store().people().revision(), Plan.Covers.DUE, false));
        journal().add(plan.id(), List.of(items));
        return journal().seal(plan.id(), new TreeMap<>());
    }

    private List<Message> waiting(String channel, Instant now) {
        return outbox().waiting(CRM, channel, now, 99);
    }

    private List<Message> all() {
        List<Message> all = new ArrayList<>();
        outbox().each(CRM, all::add);
        return all;
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    private Outbox outbox() {
        return store().outbox();
    }

    private Journal journal() {
        return store().journal();
    }
}
