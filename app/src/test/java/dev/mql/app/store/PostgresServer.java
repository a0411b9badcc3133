package dev.mql.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL for as long as the tests run. Where none can be started, one line says so and tests are skipped. */
public final class PostgresServer {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private PostgresServer() {}

    private static Optional<EmbeddedPostgres> start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("fsync", "off") // no test cuts the power
                    .setServerConfig("full_page_writes", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return Optional.of(server);
        } catch (IOException | RuntimeException e) {
            System.out.println("No PostgreSQL can be started here, so its tests are skipped: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The URL of a store nobody has used yet. */
    public static String freshUrl() {
        String schema = "store" + SCHEMAS.incrementAndGet();
        run("create schema " + schema);
        return url(schema);
    }

    /** The URL of one store that is emptied each time, which is quicker than to make one. */
    static String emptiedUrl() {
        run("create schema if not exists emptied");
        SqlStore.open(url("emptied")).close();
        run(
                "do $$ begin execute (select 'truncate ' || string_agg('emptied.' || tablename, ', ') || ' restart identity'"
                        + " from pg_tables where schemaname = 'emptied' and tablename <> 'flyway_schema_history'); end $$");
        run("insert into emptied.revision (one, value) values (1, 0)");
        return url("emptied");
    }

    /** The URL of a schema for a user who may connect and no more, where one is named. */
    static String urlOfAGuest(String schema) {
        run("do $$ begin create role guest login; exception when duplicate_object then null; end $$");
        run("create schema if not exists closed");
        run("grant usage on schema closed to guest");
        return server().getJdbcUrl("guest", "postgres") + "&currentSchema=" + schema;
    }

    private static String url(String schema) {
        return server().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    private static void run(String text) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server() {
        Assumptions.assumeTrue(SERVER.isPresent(), "no PostgreSQL here");
        return SERVER.orElseThrow();
    }
}
