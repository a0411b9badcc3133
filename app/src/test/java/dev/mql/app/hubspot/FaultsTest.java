package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.http.JumpingTime;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.model.Ref;
import dev.mql.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Runs of reading and writing, each with faults drawn by a seed. A run that stops says why and is gone on with from where
 * it stopped; in the end the account is as after a run without a fault, and everything was read.
 */
class FaultsTest {

    private static final int FAULTS = Proof.times(1000, 50);
    private static final int FAULTS_A_RUN = 10;
    private static final int CONTACTS = 350;
    private static final int WRITTEN = 230;

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void endsInTheStateOfARunWithoutFaultsWhateverGoesWrongOnTheWay() {
        int stops = 0;
        int met = 0;
        for (int run = 0; met < FAULTS; run++) {
            RandomGenerator random = new SplittableRandom(run);
            Account account = new Account(config(), Account.of(CONTACTS, 20, 10), time, time, run);
            HubSpotSandbox sandbox = account.sandbox();
            try (account) {
                try (HubSpot hubSpot = account.open(settings(sandbox))) {
                    for (int i = 0; i < FAULTS_A_RUN; i++) {
                        sandbox.faults().add(fault(random));
                    }
                    int planned = sandbox.faults().left();
                    Run made = new Run(hubSpot);
                    made.readAll("contacts", CONTACTS);
                    made.readAll("companies", 20);
                    made.readAll("deals", 10);
                    made.writeAll();
                    stops += made.stops;
                    met += planned - sandbox.faults().left();
                }
                for (long id = 1; id <= CONTACTS; id++) {
                    assertThat(sandbox.value(ObjectType.CONTACT, id, "jobtitle"))
                            .as("seed %d, contact %d", run, id)
                            .contains(id <= WRITTEN ? "Written " + id : "Title " + id);
                }
            }
        }
        assertThat(stops).isPositive();
        Proof.FAULTS_OF_HUBSPOT.held(met + " faults, " + stops + " stops");
    }

    private SandboxConfig config() {
        return Account.PLENTY.withClock(time);
    }

    private HubSpotConfig settings(HubSpotSandbox sandbox) {
        var access = config().access();
        return HubSpotConfig.of(
                        sandbox.baseUrl().toString(),
                        new HubSpotConfig.Credential.OAuth(
                                access.clientId(), access.clientSecret(), access.refreshToken()))
                .withTimeout(Duration.ofMillis(700));
    }

    /** Reads and writes as a run does, and goes on where it was stopped. */
    private final class Run {

        private final HubSpot hubSpot;
        private int stops;

        Run(HubSpot hubSpot) {
            this.hubSpot = hubSpot;
        }

        void readAll(String stream, int records) {
            Set<String> read = new TreeSet<>();
            Optional<Checkpoint> at =
                    Optional.of(hubSpot.start(new Stream(stream), Set.of("jobtitle", "name"), new ReadMode.All())
                            .get(0));
            while (at.isPresent()) {
                Checkpoint checkpoint = at.get();
                Optional<Page> page = attempt(() -> hubSpot.next(checkpoint));
                if (page.isPresent()) {
                    Account.only(Item.Row.class, page.get().items())
                            .forEach(row -> read.add(row.ref().id()));
                    at = page.get().next();
                }
            }
            assertThat(read).hasSize(records);
        }

        void writeAll() {
            List<Integer> open = new ArrayList<>();
            for (int i = 1; i <= WRITTEN; i++) {
                open.add(i);
            }
            for (int round = 0; !open.isEmpty(); round++) {
                assertThat(round).isLessThan(50);
                List<Write> writes = open.stream().map(this::write).toList();
                List<WriteResult> results = attempt(() -> hubSpot.write(writes)).orElse(List.of());
                List<Integer> again = new ArrayList<>();
                for (int i = 0; i < open.size(); i++) {
                    if (results.isEmpty() || !isDone(results.get(i))) {
                        again.add(open.get(i));
                    }
                }
                open = again;
            }
        }

        private Write write(int id) {
            return new Write(
                    new Ref("hubspot", "contacts", Integer.toString(id)),
                    new TreeMap<>(Map.of("jobtitle", "Written " + id)),
                    new TreeMap<>(),
                    time.millis(),
                    "run-" + id);
        }

        private boolean isDone(WriteResult result) {
            if (result instanceof WriteResult.Refused refused) {
                assertThat(refused.fix()).isEqualTo(WriteResult.Fix.NEXT_RUN);
                return false;
            }
            return result instanceof WriteResult.Applied || result instanceof WriteResult.Unchanged;
        }

        private <T> Optional<T> attempt(Supplier<T> work) {
            try {
                return Optional.of(work.get());
            } catch (CrmException e) {
                assertThat(e.getMessage()).isNotEmpty();
                assertThat(e.remedy()).isNotEmpty();
                stops++;
                assertThat(stops).isLessThan(100);
                // A person, or midnight, does what the remedy says.
                e.resumesAt().ifPresent(then -> {
                    if (then.isAfter(time.instant())) {
                        time.pass(Duration.between(time.instant(), then));
                    }
                });
                return Optional.empty();
            }
        }
    }

    private static Fault fault(RandomGenerator random) {
        String limit =
                "{\"status\":\"error\",\"message\":\"You have reached your %s limit.\",\"errorType\":\"RATE_LIMIT\","
                        + "\"policyName\":\"%s\"}";
        int[] failing = {500, 502, 503, 504, 521, 522, 523, 524, 525, 526};
        int times = 1 + random.nextInt(7);
        return switch (random.nextInt(18)) {
            case 0 -> Fault.status(429, limit.formatted("ten_secondly_rolling", "TEN_SECONDLY_ROLLING"));
            case 1 ->
                Fault.status(
                        429,
                        "{\"status\":\"error\",\"message\":\"You have reached your secondly limit.\",\"category\":\"RATE_LIMITS\"}");
            case 2 -> Fault.status(429, limit.formatted("daily", "DAILY"));
            case 3 -> Fault.status(477, "{\"status\":\"error\",\"message\":\"migrating\"}");
            case 4 -> Fault.status(423, "{\"status\":\"error\",\"message\":\"locked\"}");
            case 5, 6 -> Fault.status(failing[random.nextInt(failing.length)]).times(times);
            case 7 ->
                Fault.status(502, "<html><body>502 Bad Gateway</body></html>").times(times);
            case 8 -> Fault.status(200, "<html><body>Maintenance</body></html>").times(times);
            case 9 ->
                Fault.status(207, "{\"status\":\"COMPLETE\",\"results\":[]}").on("batch/update");
            case 10 -> Fault.of(Fault.Kind.MISSING_RESULTS).on("batch/").times(times);
            case 11 -> Fault.of(Fault.Kind.TRUNCATED).times(times);
            case 12 -> Fault.of(Fault.Kind.RESET).times(times);
            case 13 -> Fault.of(Fault.Kind.RESET_AFTER).on("batch/update").times(times);
            case 14 ->
                Fault.status(400, "{\"status\":\"BAD_REFRESH_TOKEN\",\"message\":\"missing or unknown refresh token\"}")
                        .on("oauth");
            case 15 -> Fault.slow(Duration.ofSeconds(1));
            case 16 -> Fault.drip(Duration.ofSeconds(1));
            default ->
                Fault.status(
                                401,
                                "{\"status\":\"error\",\"message\":\"The OAuth token expired\",\"category\":\"EXPIRED_AUTHENTICATION\"}")
                        .times(1 + random.nextInt(3));
        };
    }
}
