package dev.mql.app.store;

import dev.mql.store.Backlog;
import dev.mql.store.Intake;
import dev.mql.store.Journal;
import dev.mql.store.Outbox;
import dev.mql.store.People;
import dev.mql.store.Queue;
import dev.mql.store.Store;
import dev.mql.store.StoreException;
import dev.mql.store.Switches;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** A store in a database: one file of this machine, or a PostgreSQL that several machines share. */
public final class SqlStore implements Store {

    private static final Pattern WITH_USER = Pattern.compile("^jdbc:postgresql://[^/?]*@");

    private final Engine engine;
    private final Database database;
    private final Intake intake;
    private final People people;
    private final Journal journal;
    private final Backlog backlog;
    private final Outbox outbox;
    private final Switches switches;
    private final Queue queue;

    private SqlStore(Engine engine) {
        this.engine = engine;
        this.database = new Database(engine);
        intake = new SqlIntake(database);
        people = new SqlPeople(database);
        journal = new SqlJournal(database);
        backlog = new SqlBacklog(database);
        outbox = new SqlOutbox(database);
        switches = new SqlSwitches(database);
        queue = new SqlQueue(database);
    }

    /** Whether a JDBC URL is one of a database that can hold a store; PostgreSQL's knows no {@code user:password@}. */
    public static boolean understands(String url) {
        return url.startsWith(Sqlite.PREFIX)
                || (url.startsWith(Postgres.PREFIX) && !WITH_USER.matcher(url).find());
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @param url {@code jdbc:sqlite:mql.db} or {@code jdbc:postgresql://host/database}
     * @throws dev.mql.store.StoreException where it cannot be used, saying why and what to do
     */
    public static SqlStore open(String url) {
        return open(url, "", "");
    }

    /**
     * As {@link #open(String)}.
     *
     * @param user empty where the database asks for none, or the URL or the machine says it
     * @param password the same
     */
    public static SqlStore open(String url, String user, String password) {
        Engine engine = url.startsWith(Postgres.PREFIX) ? new Postgres(url, user, password) : new Sqlite(url);
        return new SqlStore(engine);
    }

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Backlog backlog() {
        return backlog;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Switches switches() {
        return switches;
    }

    @Override
    public Queue queue() {
        return queue;
    }

    /**
     * Copies all of this into another store, which has to be empty. Nobody may write to this one meanwhile, or what they
     * write is not in the copy.
     *
     * @return the rows of each table
     * @throws dev.mql.store.StoreException {@link StoreException.Why#OCCUPIED} where the other holds anything
     */
    public SortedMap<String, Long> copyTo(SqlStore other) {
        String occupied = other.database.read(Copying::occupied);
        if (!occupied.isEmpty()) {
            throw new StoreException(
                    StoreException.Why.OCCUPIED,
                    "the store to copy to is not empty: there is something in its table " + occupied,
                    "name a new file or an empty database");
        }
        try {
            return new Copying(engine, other.engine).copy();
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** How many bytes this takes on disk. */
    public long bytes() {
        return database.read(engine::bytes);
    }

    /**
     * Holds what was planned, done and thought to the chain of commitments.
     *
     * @param head a head of the chain noted earlier, which has to be in it still; empty for none
     */
    public Audit.Report audit(String head) {
        return database.read(sql -> new Audit(database, sql).verify(head));
    }

    @Override
    public void close() {
        database.close();
    }
}
