package dev.mql.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection and its prepared statements. For one thread at a time. */
final class Sql {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of an answer. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something to do with a connection. */
    interface Use {
        void with(Connection connection) throws SQLException;
    }

    void use(Use use) {
        try {
            use.with(connection);
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    int update(String text, @Nullable Object... values) {
        try {
            return bound(text, values).executeUpdate();
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** Keeps one row of a table, whose first columns are its key, in place of the one before. */
    int put(String table, int keys, String columns, @Nullable Object... values) {
        return update(putting(table, keys, columns), values);
    }

    void putAll(String table, int keys, String columns, List<@Nullable Object[]> rows) {
        batch(putting(table, keys, columns), rows);
    }

    private static String putting(String table, int keys, String columns) {
        List<String> names = List.of(columns.split(", "));
        String set = names.stream()
                .skip(keys)
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + columns + ") values (?" + ", ?".repeat(names.size() - 1)
                + ") on conflict (" + String.join(", ", names.subList(0, keys)) + ") do update set " + set;
    }

    void batch(String text, List<@Nullable Object[]> rows) {
        try {
            PreparedStatement statement = prepared(text);
            for (@Nullable Object[] values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    <T> List<T> list(String text, Row<T> row, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        each(text, result -> found.add(row.read(result)), values);
        return found;
    }

    <T> Optional<T> first(String text, Row<T> row, @Nullable Object... values) {
        try (ResultSet result = bound(text, values).executeQuery()) {
            return result.next() ? Optional.ofNullable(row.read(result)) : Optional.empty();
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** The one number a query answers. */
    long number(String text, @Nullable Object... values) {
        return first(text, row -> row.getLong(1), values)
                .orElseThrow(() -> new IllegalStateException("no answer to " + text));
    }

    void each(String text, Row<?> row, @Nullable Object... values) {
        try (ResultSet result = bound(text, values).executeQuery()) {
            while (result.next()) {
                row.read(result);
            }
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    void close() {
        use(Connection::close);
    }

    private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared(text);
        bind(statement, values);
        return statement;
    }

    private PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement statement = statements.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            statements.put(text, statement);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (value instanceof Number number) {
                statement.setLong(i + 1, number.longValue());
            } else if (value instanceof String text) {
                statement.setString(
                        i + 1, text.indexOf(0) < 0 ? text : text.replace('\0', '\uFFFD')); // no U+0000 there
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
