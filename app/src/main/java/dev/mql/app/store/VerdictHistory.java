package dev.mql.app.store;

import dev.mql.store.StoredVerdict;
import java.util.List;

/** What was thought of people before, by each definition, within one transaction. Every entry is committed to the chain. */
final class VerdictHistory {

    /** The name of the definition that moves the status. */
    static final String MOVING = "";

    private final Sql sql;
    private final Words words;
    private final Commitments commitments = new Commitments();

    VerdictHistory(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    void add(long person, String definition, byte[] body) {
        byte[] salt = Chain.salt();
        long number = sql.number(
                "insert into verdict_was (person, definition, body, salt) values (?, ?, ?, ?) returning id",
                person,
                definition,
                body,
                salt);
        commitments.add(number, commitment(salt, definition, body));
    }

    static byte[] commitment(byte[] salt, String definition, byte[] body) {
        return Chain.commitment(salt, body, definition);
    }

    /** Puts what was added into the chain. */
    void link(Chain chain, String plan) {
        commitments.link(chain, Chain.Kind.VERDICTS, plan);
    }

    /** Oldest first. */
    List<StoredVerdict> of(long person, String definition) {
        return sql.list(
                "select body from verdict_was where person = ? and definition = ? order by id",
                row -> VerdictPacking.verdict(new Unpacking(words, row.getBytes(1))),
                person,
                definition);
    }
}
