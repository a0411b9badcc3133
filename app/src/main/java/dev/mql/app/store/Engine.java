package dev.mql.app.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What differs between the two databases a store can live in. Everything else is said in SQL that both understand. */
sealed interface Engine permits Sqlite, Postgres {

    /** A new connection. */
    Connection connect(boolean readsOnly) throws SQLException;

    /** Begins a transaction that writes: there is one at a time, over all processes. */
    void beginWriting(Sql sql);

    /** Begins a transaction that sees one state of the store throughout. */
    void beginReading(Sql sql);

    /** Removes, between two transactions, what is left of rows deleted or replaced, where that is ours to do. */
    void scrub(Sql sql);

    /** The last number handed out in a table, whether or not its row is still there. */
    long lastNumber(Connection connection, String table, String column) throws SQLException;

    /** Numbers handed out in a table from now on are greater than this. */
    void numberAfter(Connection connection, String table, String column, long last) throws SQLException;

    /** How many bytes the store takes. */
    long bytes(Sql sql);

    /** Brings the tables to this version. One that is there already costs a question. */
    void migrate(Sql sql);
}
