package dev.mql.app.sandbox.seed;

import dev.mql.app.sandbox.hubspot.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Deals and meetings that fit what people and companies are: customers have won ones, prospects open ones, some readers lost ones. */
final class Deals {
    private static final List<String> OPEN =
            List.of("appointmentscheduled", "qualifiedtobuy", "presentationscheduled", "contractsent");
    private static final List<String> WHY_LOST =
            List.of("no budget", "chose a competitor", "no decision", "missing feature");
    private final Target target;
    private final SplittableRandom random;
    private final Instant asOf;
    private long nextDeal = 18_000_000_401L;
    private long nextMeeting = 24_384_000_601L;

    Deals(Target target, SplittableRandom random, Instant asOf) {
        this.target = target;
        this.random = random;
        this.asOf = asOf;
    }

    void won(long contact, Firm firm) {
        add(contact, firm, "closedwon", 100 + random.nextInt(300), Map.of());
        meeting(contact, 120 + random.nextInt(300), "COMPLETED");
    }

    void open(long contact, Firm firm) {
        add(contact, firm, OPEN.get(random.nextInt(OPEN.size())), -10 - random.nextInt(60), Map.of());
        meeting(contact, 3 + random.nextInt(20), "COMPLETED");
    }

    void lost(long contact, Firm firm) {
        String why = WHY_LOST.get(random.nextInt(WHY_LOST.size()));
        add(contact, firm, "closedlost", 60 + random.nextInt(400), Map.of("closed_lost_reason", why));
    }

    void meeting(long contact, int daysAgo, String outcome) {
        long id = nextMeeting;
        nextMeeting += 1 + random.nextInt(50);
        Instant start = asOf.minus(Duration.ofDays(daysAgo));
        target.meeting(new Target.Meeting(id, contact, start, outcome, seller()));
    }

    /** A negative number of days closes in the future: the expected date of an open deal. */
    private void add(long contact, Firm firm, String stage, int closedDaysAgo, Map<String, String> more) {
        long id = nextDeal;
        nextDeal += 1 + random.nextInt(300);
        Instant created = asOf.minus(Duration.ofDays(Math.max(closedDaysAgo, 0) + 20 + random.nextInt(60)));
        Instant closes = asOf.minus(Duration.ofDays(closedDaysAgo));
        Map<String, String> values = new HashMap<>(more);
        values.put("dealname", firm.name() + " - new deal");
        values.put("amount", Integer.toString(4_000 + 500 * random.nextInt(80)));
        values.put("deal_currency_code", "EUR");
        values.put("pipeline", "default");
        values.put("dealstage", stage);
        values.put("closedate", closes.toString());
        values.put("hubspot_owner_id", Fixtures.SELLERS.get(random.nextInt(3)).ownerId());
        Instant modified = closedDaysAgo < 0 ? asOf.minus(Duration.ofDays(2)) : closes;
        target.deal(new Target.Deal(id, contact, firm, values, created, modified, seller()));
    }

    private Author seller() {
        return Author.person(
                Fixtures.SELLERS.get(random.nextInt(Fixtures.SELLERS.size())).userId());
    }
}
