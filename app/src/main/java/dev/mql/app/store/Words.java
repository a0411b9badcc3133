package dev.mql.app.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for texts that come again and again. A word once numbered keeps its number; other processes may add words at
 * any time, so what is not known here is looked up.
 */
final class Words {

    private final Database database;
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, String> texts = new ConcurrentHashMap<>();

    Words(Database database) {
        this.database = database;
    }

    /** The word's number, a new one if it has none. Only for the thread that is writing. */
    long number(String text) {
        Long known = numbers.get(text);
        if (known != null) {
            return known;
        }
        Sql sql = database.writing();
        sql.update("insert into word (text) values (?) on conflict do nothing", text);
        long number = sql.number("select id from word where text = ?", text);
        numbers.put(text, number);
        texts.put(number, text);
        return number;
    }

    /** Its number, or -1 for a word never used. */
    long known(String text) {
        Long known = numbers.get(text);
        if (known != null) {
            return known;
        }
        return database.read(sql -> sql.first("select id from word where text = ?", row -> row.getLong(1), text))
                .orElse(-1L);
    }

    String text(long number) {
        @Nullable String known = texts.get(number);
        if (known != null) {
            return known;
        }
        String text =
                database.read(sql -> sql.first("select text from word where id = ?", row -> row.getString(1), number)
                        .orElseThrow(() -> Faults.damaged("word " + number + " is missing")));
        texts.put(number, text);
        return text;
    }

    /** What was numbered in a transaction that was undone is not numbered. */
    void undo() {
        numbers.clear();
        texts.clear();
    }
}
