package dev.mql.app.sandbox.hubspot;

/** One record: its packed values and its life. */
final class Row {
    final long id;
    final long createdAt;
    final Author origin;
    byte[] values;
    long modifiedAt;
    /** Zero while the record lives. */
    long archivedAt;

    Row(long id, long createdAt, long modifiedAt, Author origin, byte[] values) {
        this.id = id;
        this.createdAt = createdAt;
        this.modifiedAt = modifiedAt;
        this.origin = origin;
        this.values = values;
    }

    /** The state an index that lags behind still shows. */
    Row as(byte[] oldValues, long oldModifiedAt) {
        return new Row(id, createdAt, oldModifiedAt, origin, oldValues);
    }
}
