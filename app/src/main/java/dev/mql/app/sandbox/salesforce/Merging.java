package dev.mql.app.sandbox.salesforce;

/** Merges two records of one object. */
final class Merging {
    private final Org org;
    private final Writer writer;

    Merging(Org org, Writer writer) {
        this.org = org;
        this.writer = writer;
    }

    void merge(Table table, String winner, String loser) {
        Row kept = org.records().living(table, winner);
        Row lost = org.records().living(table, loser);
        String winnerId = table.id(kept);
        org.records().set(table, lost, "MasterRecordId", winnerId, false);
        org.records().delete(table, lost, writer);
        for (ChildRelationship children : ChildRelationship.of(org.schema(), table.object())) {
            move(org.table(children.child()), children.field(), table.id(lost), winnerId);
        }
        kept.stamp = org.now();
        kept.modified = kept.stamp;
        kept.modifiedBy = writer.user();
    }

    /** Children that move are stamped. */
    void move(Table table, Field reference, String from, String to) {
        table.each(row -> {
            if (from.equals(table.value(row, reference))) {
                org.records().set(table, row, reference.name(), to, true);
            }
        });
    }
}
