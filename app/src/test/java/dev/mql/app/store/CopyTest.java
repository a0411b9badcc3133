package dev.mql.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Identity;
import dev.mql.store.Run;
import dev.mql.store.StoreException;
import dev.mql.sync.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store moves from one database to another and back without losing or changing a row. */
class CopyTest {

    @TempDir
    private Path folder;

    @Test
    void isTheSameInPostgresAndBackInAFile() throws SQLException {
        String first = file("mql.db");
        String shared = PostgresServer.freshUrl();
        String last = file("back.db");
        try (SqlStore store = SqlStore.open(first)) {
            world(store);
            try (SqlStore postgres = SqlStore.open(shared)) {
                assertThat(store.copyTo(postgres)).containsEntry("person", 8L).containsEntry("run", 2L);
                assertThat(postgres.audit(store.audit("").head()).broken()).isEmpty();
                try (SqlStore back = SqlStore.open(last)) {
                    postgres.copyTo(back);
                }
            }
        }
        Map<String, List<String>> rows = rows(first);
        assertThat(rows(shared)).isEqualTo(rows);
        assertThat(rows(last)).isEqualTo(rows);
        assertThat(rows.get("person")).isNotEmpty();
    }

    @Test
    void goesOnWhereItWas() {
        try (SqlStore store = SqlStore.open(file("mql.db"));
                SqlStore postgres = SqlStore.open(PostgresServer.freshUrl())) {
            World world = world(store);
            store.copyTo(postgres);
            World moved = world.on(postgres);
            moved.pass(Duration.ofDays(1));
            assertThat(moved.runs().sync().tally().changed()).isZero();
            Ref late = moved.raised("late");
            Run run = moved.runs().sync();
            assertThat(run.id()).isEqualTo("r-4");
            assertThat(run.tally().written()).isOne();
            assertThat(moved.status(late)).isEqualTo("MQL");
            assertThat(postgres.audit("").broken()).isEmpty();
        }
    }

    @Test
    void aBackupMadeWhileTheFileIsInUseTakesItsPlace() {
        try (SqlStore store = SqlStore.open(file("mql.db"));
                SqlStore backup = SqlStore.open(file("backup.db"))) {
            World world = world(store);
            store.copyTo(backup);
            world.pass(Duration.ofHours(1));
            Ref late = world.raised("late");
            assertThat(world.runs().sync().tally().written()).isOne();
            World restored = world.on(backup); // the file is lost
            restored.pass(Duration.ofHours(1));
            Run run = restored.runs().sync();
            assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
            assertThat(restored.crm().writes(late)).isOne();
            assertThat(restored.status(late)).isEqualTo("MQL");
            assertThat(backup.people().census("hubspot").people()).isEqualTo(9);
        }
    }

    @Test
    void refusesAStoreThatHoldsAnything() {
        try (SqlStore store = SqlStore.open(file("mql.db"));
                SqlStore other = SqlStore.open(file("other.db"))) {
            World world = world(store);
            world.on(other).runs().plan();
            assertThatThrownBy(() -> store.copyTo(other))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refused -> assertThat(refused.why()).isEqualTo(StoreException.Why.OCCUPIED));
        }
    }

    @Test
    void leavesNoTableOut() throws SQLException {
        SqlStore.open(file("mql.db")).close();
        List<String> tables = new ArrayList<>(rows(file("mql.db")).keySet());
        tables.removeAll(Copying.TABLES);
        assertThat(tables).containsExactlyInAnyOrder("flyway_schema_history", "lease");
    }

    /** Eight people, one forgotten, judged on two days. */
    private static World world(SqlStore store) {
        World world = new World(store);
        for (int id = 1; id <= 9; id++) {
            world.raised(Integer.toString(id));
        }
        assertThat(world.runs().sync().tally().written()).isEqualTo(9);
        var unused = store.intake()
                .keep(
                        "hubspot",
                        List.of(new Item.Gone(new Ref("hubspot", "contacts", "9"), 0, Item.Why.ERASED)),
                        world.now(),
                        new Identity(Map.of("contacts", "email")));
        world.pass(Duration.ofDays(1));
        world.crm().set("contacts", "2", "hs_lead_status", "CONNECTED");
        world.runs().sync();
        return world;
    }

    private String file(String name) {
        return "jdbc:sqlite:" + folder.resolve(name);
    }

    /** Every row of every table, by table and in a fixed order. */
    private static Map<String, List<String>> rows(String url) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        String tables = url.startsWith(Sqlite.PREFIX)
                ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                : "select tablename from pg_tables where schemaname = current_schema()";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(tables)) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet row = statement.executeQuery("select * from " + name)) {
                    rows.put(name, rows(row));
                }
            }
        }
        if (rows.getOrDefault("person", List.of()).isEmpty()) {
            return rows;
        }
        rows.remove("flyway_schema_history");
        rows.remove("lease");
        return rows;
    }

    private static List<String> rows(ResultSet row) throws SQLException {
        List<String> found = new ArrayList<>();
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                Object value = row.getObject(i);
                text.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                        .append('|');
            }
            found.add(text.toString());
        }
        found.sort(null);
        return found;
    }
}
