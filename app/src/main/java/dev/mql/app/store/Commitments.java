package dev.mql.app.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The commitments of one link: the number of each row with what was committed of it. */
final class Commitments {

    private static final int ENTRY = Long.BYTES + Chain.HASH;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(long row, byte[] commitment) {
        bytes.writeBytes(ByteBuffer.allocate(ENTRY).putLong(row).put(commitment).array());
    }

    /** Appends them as one link, unless there are none. */
    void link(Chain chain, Chain.Kind kind, String id) {
        if (bytes.size() > 0) {
            chain.add(kind, id, bytes.toByteArray());
            bytes.reset();
        }
    }

    /** By the number of the row. */
    static Map<Long, byte[]> of(byte[] body) {
        if (body.length % ENTRY != 0) {
            throw Faults.damaged("a link of the audit chain has " + body.length + " bytes");
        }
        Map<Long, byte[]> all = new LinkedHashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(body);
        while (buffer.hasRemaining()) {
            long row = buffer.getLong();
            byte[] commitment = new byte[Chain.HASH];
            buffer.get(commitment);
            all.put(row, commitment);
        }
        return all;
    }
}
