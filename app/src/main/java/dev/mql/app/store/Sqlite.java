package dev.mql.app.store;

import dev.mql.app.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * A store in one file of this machine.
 *
 * <p>Write-ahead log, so that readers never wait, and {@code synchronous=FULL}, so that what was committed survives a
 * power cut (https://sqlite.org/pragma.html#pragma_synchronous).
 *
 * @param url {@code jdbc:sqlite:mql.db}
 */
record Sqlite(String url) implements Engine {

    static final String PREFIX = "jdbc:sqlite:";

    /** Bytes. What forty touches tell of somebody fits into a quarter, more than which is kept on a page of its own. */
    private static final int PAGE = 8192;

    private static final Migrations MIGRATIONS = new Migrations(Map.of(
            "id", "integer primary key",
            "number", "integer primary key",
            "never_again", "integer primary key autoincrement",
            "bytes", "blob",
            "clustered", " without rowid"));

    @Override
    public Connection connect(boolean readsOnly) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("cache_size", "-16384"); // 16 MB
        // Nobody asks the driver for them ("returning id" does), and they cost it a statement more for each insert.
        settings.setProperty("jdbc.get_generated_keys", "false");
        // What is deleted or replaced is overwritten (https://sqlite.org/pragma.html#pragma_secure_delete): erased
        // means erased.
        settings.setProperty("secure_delete", "true");
        settings.setProperty("query_only", Boolean.toString(readsOnly));
        ownerOnly();
        Connection connection = DriverManager.getConnection(url, settings);
        try (Statement statement = connection.createStatement()) {
            // In this order, which the driver does not keep: a log fixes the size of pages.
            statement.execute("pragma page_size = " + PAGE);
            statement.execute("pragma journal_mode = WAL");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A new file is its owner's alone; the log and the index beside it get the same rights from SQLite. */
    private void ownerOnly() {
        try {
            Path file = Path.of(url.substring(PREFIX.length()).replaceFirst("\\?.*", ""));
            if (!Files.exists(file)) {
                OwnerOnly.file(file);
            }
        } catch (IOException | InvalidPathException unmade) {
            // SQLite cannot make it either, and says why.
        }
    }

    @Override
    public void beginWriting(Sql sql) {
        sql.update("begin immediate");
    }

    @Override
    public void beginReading(Sql sql) {
        sql.update("begin");
    }

    @Override
    public long lastNumber(Connection connection, String table, String column) throws SQLException {
        return Math.max(
                one(connection, "select coalesce(max(" + column + "), 0) from " + table),
                one(connection, "select coalesce(max(seq), 0) from sqlite_sequence where name = '" + table + "'"));
    }

    /** Where numbers may be used again, it goes on after the greatest that is there. */
    @Override
    public void numberAfter(Connection connection, String table, String column, long last) throws SQLException {
        if (Set.of("person", "verdict_was").contains(table)) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("delete from sqlite_sequence where name = '" + table + "'");
                statement.executeUpdate(
                        "insert into sqlite_sequence (name, seq) values ('" + table + "', " + last + ")");
            }
        }
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public long bytes(Sql sql) {
        return (sql.number("pragma page_count") - sql.number("pragma freelist_count")) * sql.number("pragma page_size");
    }

    /** Empties the write-ahead log, which still holds the pages as they were, once nobody reads any more. */
    @Override
    public void scrub(Sql sql) {
        sql.number("pragma wal_checkpoint(truncate)");
    }

    @Override
    public void migrate(Sql sql) {
        long found = sql.number("pragma user_version");
        Migrations.refuseNewer(found);
        if (found < Migrations.VERSION) {
            MIGRATIONS.run(url, null, null);
            sql.update("pragma user_version = " + Migrations.VERSION);
        }
    }
}
