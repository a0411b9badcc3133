package dev.mql.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.MemoryCrm.Fault;
import dev.mql.model.Ref;
import dev.mql.proof.Proof;
import dev.mql.sync.World;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was written down is found changed, and whoever was erased is not missed. */
abstract class AuditContract {

    private static final int FORGERIES = Proof.times(2_000, 25);

    private static final String EAGER = """
            definition: Eager
            edition: "1"
            zone: UTC
            engagement:
              cap: 50
              product:
                demo: {did: demo_request, points: 30, say: asked for a demo}
            mql: {enter: {score: 25}}
            """;

    private SqlStore store;
    private World world;
    private Ref ada;

    abstract String url();

    @BeforeEach
    void someDaysOfRuns() {
        store = SqlStore.open(url());
        world = new World(store);
        world.pass(Duration.ofNanos(123_456)); // a machine's clock is finer than what the store keeps
        world.beside("eager", EAGER);
        ada = world.raised("1");
        for (int id = 2; id <= 9; id++) {
            world.contact(Integer.toString(id));
        }
        world.crm().onWrite(write -> write.ref().id().equals("9") ? Fault.IGNORED : Fault.NONE);
        world.runs().sync();
        for (int day = 0; day < 3; day++) {
            world.pass(Duration.ofDays(1));
            world.raised(Integer.toString(2 + day));
            world.runs().sync();
        }
        world.runs().undo("r-2", true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void holdsAfterRunsWithFailuresAndAnUndoing() {
        Audit.Report report = store.audit("");
        assertThat(report.broken()).isEmpty();
        assertThat(report.links()).isGreaterThan(12);
        assertThat(report.rows()).isGreaterThan(25);
        assertThat(report.gone()).isZero();
        assertThat(store.audit("").head()).isEqualTo(report.head());
        world.pass(Duration.ofDays(1));
        world.runs().sync();
        assertThat(store.audit(report.head()).broken()).isEmpty();
        assertThat(store.audit("").head()).isNotEqualTo(report.head());
    }

    /** What is written or erased between two looks of one audit is no forgery. */
    @Test
    void holdsWhileRunsGoOn() throws InterruptedException, ExecutionException {
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            Future<?> runs = others.submit(() -> {
                for (int day = 0; day < 30; day++) {
                    world.pass(Duration.ofDays(20));
                    world.raised(Integer.toString(10 + day));
                    world.runs().sync();
                }
            });
            while (!runs.isDone()) {
                assertThat(store.audit("").broken()).isEmpty();
            }
            runs.get();
        } finally {
            others.shutdownNow();
        }
        assertThat(store.audit("").broken()).isEmpty();
    }

    @Test
    @DisplayName("F.1 case 31: after an erasure the chain still verifies")
    void holdsAfterAnErasure() {
        String head = store.audit("").head();
        Item.Gone erased = new Item.Gone(ada, 0, Item.Why.ERASED);
        var unused = store.intake()
                .keep(
                        "hubspot",
                        List.of(erased),
                        world.now(),
                        new dev.mql.store.Identity(java.util.Map.of("contacts", "email")));
        Audit.Report report = store.audit(head);
        assertThat(report.broken()).isEmpty();
        assertThat(report.gone()).isPositive();
    }

    @Test
    void holdsOnceEverythingOldHasExpired() {
        long before = store.audit("").rows();
        world.pass(Duration.ofDays(1_000));
        world.runs().sync();
        Audit.Report report = store.audit("");
        assertThat(report.broken()).isEmpty();
        assertThat(report.gone()).isPositive();
        assertThat(report.rows()).isLessThan(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update plan_item set state = 'REFUSED', fix = 'x', code = 'x', remedy = 'x' where state = 'APPLIED'",
                "update plan_item set remedy = 'all is well' where state = 'REFUSED'",
                "insert into plan_item (plan, person, state, body, salt) select 99, person, state, body, salt from plan_item"
                        + " where state = 'APPLIED' and person = 1 and plan = 1",
                "update plan set definition = 'another'",
                "update run set state = 'FAILED' where id = 2",
                "update verdict_was set body = (select body from plan_item where person = 1 and plan = 1) where id = 1",
                "insert into verdict_was (person, definition, body, salt) select person, definition, body, salt from"
                        + " verdict_was where id = 1",
                "update verdict_was set body = (select body from verdict_was where definition = '' limit 1) where"
                        + " definition = 'eager' and person = 5",
                "update verdict_was set definition = '' where definition = 'eager' and person = 5",
                "insert into verdict_was (person, definition, body, salt) select person, definition, body, salt from"
                        + " verdict_was where definition = 'eager' and person = 5",
                "update verdict set score = score + 1 where person = 1",
                "update verdict set body = (select v.body from verdict v where v.kind <> verdict.kind limit 1), kind ="
                        + " (select v.kind from verdict v where v.kind <> verdict.kind limit 1) where person = 1",
                "delete from verdict_was where id = 1",
                "delete from plan_item where person = 1 and plan = 1",
                "delete from plan where id = 2",
                "delete from run where id = 2",
                "insert into run select 99, crm, kind, definition, mapping, started, as_of, plan, state, tally, calls,"
                        + " message, resumes_at, ended, backfill from run where id = 1",
                "delete from chain where seq = (select max(seq) from chain)",
                "delete from chain where seq = 5",
                "delete from chain where seq = 1",
                "update chain set id = 'p-9' where seq = 3",
                "update chain set kind = 'RUN' where seq = 3"
            })
    void namesWhatWasForged(String forgery) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(forgery)).isPositive();
        }
        assertThat(store.audit("").broken()).isPresent();
    }

    @Test
    void missesLinksCutOffItsEndByTheHeadNotedBefore() throws SQLException {
        String head = store.audit("").head();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from chain where seq = (select max(seq) from chain)");
            statement.executeUpdate("update run set ended = null where id = (select max(id) from run)");
        }
        assertThat(store.audit(head).broken())
                .hasValueSatisfying(broken -> assertThat(broken.what()).contains("removed"));
    }

    @Test
    void findsAnyByteThatWasTurnedInTheChain() throws SQLException {
        Random random = new Random(9);
        for (int round = 0; round < FORGERIES; round++) {
            long links = store.audit("").links();
            long seq = 1L + random.nextInt((int) links);
            byte[] body = body(seq);
            byte[] forged = body.clone();
            forged[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            put(seq, forged);
            assertThat(store.audit("").broken())
                    .as("link %d", seq)
                    .hasValueSatisfying(broken -> assertThat(broken.seq()).isEqualTo(seq));
            put(seq, body);
        }
        Proof.FORGERIES.held(getClass().getSimpleName() + ": " + FORGERIES + " forgeries");
    }

    @Test
    void holdsNothingThatTellsWhoSomebodyIs() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select body from chain")) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("@x.example");
            }
        }
    }

    private byte[] body(long seq) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement query = connection.prepareStatement("select body from chain where seq = ?")) {
            query.setLong(1, seq);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBytes(1);
            }
        }
    }

    private void put(long seq, byte[] body) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement update = connection.prepareStatement("update chain set body = ? where seq = ?")) {
            update.setBytes(1, body);
            update.setLong(2, seq);
            update.executeUpdate();
        }
    }
}
