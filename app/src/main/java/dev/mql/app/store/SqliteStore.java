package dev.mql.app.store;

import dev.mql.store.Backlog;
import dev.mql.store.Intake;
import dev.mql.store.Journal;
import dev.mql.store.People;
import dev.mql.store.Store;
import dev.mql.store.Switches;

/** A store in one file. */
public final class SqliteStore implements Store {

    private final Database database;
    private final Intake intake;
    private final People people;
    private final Journal journal;
    private final Backlog backlog;
    private final Switches switches;

    private SqliteStore(Database database) {
        this.database = database;
        intake = new SqliteIntake(database);
        people = new SqlitePeople(database);
        journal = new SqliteJournal(database);
        backlog = new SqliteBacklog(database);
        switches = new SqliteSwitches(database);
    }

    /**
     * Opens the store, and makes it where there is none.
     *
     * @param url {@code jdbc:sqlite:mql.db}
     * @throws dev.mql.store.StoreException where it cannot be used, saying why and what to do
     */
    public static SqliteStore open(String url) {
        return new SqliteStore(new Database(url));
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
    public Switches switches() {
        return switches;
    }

    @Override
    public void close() {
        database.close();
    }
}
