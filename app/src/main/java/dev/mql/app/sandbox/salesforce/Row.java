package dev.mql.app.sandbox.salesforce;

/** One record: its packed values and its life. {@code stamp} is SystemModstamp; users are numbers of the User table. */
final class Row {
    final int number;
    long created;
    long modified;
    long stamp;
    int createdBy;
    int modifiedBy;
    byte[] values;
    boolean deleted;

    Row(int number, byte[] values) {
        this.number = number;
        this.values = values;
    }

    /** A copy to go back to. */
    Row copy() {
        Row copy = new Row(number, values);
        copy.become(this);
        return copy;
    }

    void become(Row other) {
        created = other.created;
        modified = other.modified;
        stamp = other.stamp;
        createdBy = other.createdBy;
        modifiedBy = other.modifiedBy;
        values = other.values;
        deleted = other.deleted;
    }
}
