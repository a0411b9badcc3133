package dev.mql.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies a store as it is into an empty one, whatever databases the two live in: the tables are the same. */
final class Copying {

    /** All but {@code lease}: who is at work stays where it is. */
    static final List<String> TABLES = List.of(
            "word",
            "revision",
            "account",
            "stream",
            "checkpoint",
            "person",
            "record",
            "record_was",
            "seen",
            "link",
            "touch",
            "verdict",
            "verdict_was",
            "beside",
            "ledger",
            "contest",
            "trouble",
            "held",
            "released",
            "run",
            "plan",
            "plan_item",
            "chain",
            "pause",
            "acknowledged",
            "basis",
            "note",
            "outbox",
            "channel",
            "untold",
            "queue");

    /** Whose ids the database hands out, and goes on with after the last one. */
    private static final Map<String, String> NUMBERED = numbered();

    private static final int TOGETHER = 1000;

    private final Engine from;
    private final Engine to;

    Copying(Engine from, Engine to) {
        this.from = from;
        this.to = to;
    }

    private static Map<String, String> numbered() {
        Map<String, String> numbered = new LinkedHashMap<>();
        List.of("word", "checkpoint", "person", "record", "record_was", "verdict_was", "plan")
                .forEach(table -> numbered.put(table, "id"));
        numbered.put("outbox", "seq");
        return numbered;
    }

    /** The first table of the target that holds anything; empty if the target is empty. */
    static String occupied(Sql target) {
        return TABLES.stream()
                .filter(table -> !table.equals("revision"))
                .filter(table -> target.first("select 1 from " + table + " limit 1", row -> true)
                        .isPresent())
                .findFirst()
                .orElse("");
    }

    /** @return the rows of each table, counted in the source and in the target alike */
    SortedMap<String, Long> copy() throws SQLException {
        try (Connection source = from.connect(true);
                Connection target = to.connect(false)) {
            source.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE); // one state throughout
            source.setAutoCommit(false); // and rows come in portions
            target.setAutoCommit(false);
            SortedMap<String, Long> copied = new TreeMap<>();
            try (Statement statement = target.createStatement()) {
                statement.executeUpdate("delete from revision");
            }
            for (String table : TABLES) {
                copied.put(table, copy(table, source, target));
            }
            for (Map.Entry<String, String> numbered : NUMBERED.entrySet()) {
                long last = from.lastNumber(source, numbered.getKey(), numbered.getValue());
                to.numberAfter(target, numbered.getKey(), numbered.getValue(), last);
            }
            target.commit();
            source.rollback();
            return copied;
        }
    }

    private static long copy(String table, Connection source, Connection target) throws SQLException {
        try (Statement query = source.createStatement()) {
            query.setFetchSize(TOGETHER);
            try (ResultSet row = query.executeQuery("select * from " + table)) {
                int columns = row.getMetaData().getColumnCount();
                StringBuilder names = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    names.append(i == 1 ? "" : ", ").append(row.getMetaData().getColumnName(i));
                }
                String insert = "insert into " + table + " (" + names + ") values (?" + ", ?".repeat(columns - 1) + ")";
                try (PreparedStatement put = target.prepareStatement(insert)) {
                    return rows(row, columns, put);
                }
            }
        }
    }

    private static long rows(ResultSet row, int columns, PreparedStatement put) throws SQLException {
        long many = 0;
        while (row.next()) {
            for (int i = 1; i <= columns; i++) {
                Object value = row.getObject(i);
                if (value instanceof byte[] bytes) {
                    put.setBytes(i, bytes);
                } else if (value instanceof Number number) {
                    put.setLong(i, number.longValue());
                } else {
                    put.setObject(i, value);
                }
            }
            put.addBatch();
            if (++many % TOGETHER == 0) {
                put.executeBatch();
            }
        }
        put.executeBatch();
        return many;
    }
}
