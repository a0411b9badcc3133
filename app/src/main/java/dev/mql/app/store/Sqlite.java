package dev.mql.app.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

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

    private static final Migrations MIGRATIONS = new Migrations(Map.of(
            "id", "integer primary key",
            "number", "integer primary key",
            "never_again", "integer primary key autoincrement",
            "bytes", "blob",
            "clustered", " without rowid"));

    @Override
    public Connection connect(boolean readsOnly) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("cache_size", "-16384"); // 16 MB
        // Nobody asks the driver for them ("returning id" does), and they cost it a statement more for each insert.
        settings.setProperty("jdbc.get_generated_keys", "false");
        // What is deleted or replaced is overwritten (https://sqlite.org/pragma.html#pragma_secure_delete): erased
        // means erased.
        settings.setProperty("secure_delete", "true");
        settings.setProperty("query_only", Boolean.toString(readsOnly));
        return DriverManager.getConnection(url, settings);
    }

    @Override
    public void beginWriting(Sql sql) {
        sql.update("begin immediate");
    }

    @Override
    public void beginReading(Sql sql) {
        sql.update("begin");
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
