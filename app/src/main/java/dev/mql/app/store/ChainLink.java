package dev.mql.app.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A link of the chain as its row has it. */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared
record ChainLink(long seq, String kind, String id, byte[] body, byte[] hash) {

    private static final int PAGE = 100;

    /** Some of those behind one, in order. */
    static List<ChainLink> after(Sql sql, long last) {
        return sql.list(
                "select seq, kind, id, body, hash from chain where seq > ? order by seq limit " + PAGE,
                row -> new ChainLink(
                        row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5)),
                last);
    }

    boolean follows(byte[] before) {
        return Arrays.equals(Chain.link(before, seq, kind, id, body), hash);
    }

    boolean is(Chain.Kind other) {
        return kind.equals(other.name());
    }

    /** The number in {@code p-12}. */
    int number() {
        return Integer.parseInt(id.substring(2));
    }

    /** What it tells of: {@code plan p-12}. */
    String about() {
        return kind.toLowerCase(Locale.ROOT) + " " + id;
    }
}
