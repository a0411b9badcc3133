package dev.mql.app.sandbox.salesforce;

import java.util.Map;

/** A user beside the API who changes the org: somebody of sales, a flow, an administrator. */
public final class Acting {
    private final Org org;
    private final Writer writer;

    Acting(Org org, Writer writer) {
        this.org = org;
        this.writer = writer;
    }

    /** Adds a record and answers its id; values Salesforce would refuse are an {@link IllegalArgumentException}. */
    public String create(String object, Map<String, String> values) {
        return create(object, values, org.now());
    }

    String create(String object, Map<String, String> values, long stamp) {
        synchronized (org) {
            Table table = org.table(object);
            Draft draft = new Draft(table, null);
            fill(draft, values);
            return table.id(save(draft, stamp));
        }
    }

    /** Changes values; the empty text clears one. Fields only the platform sets may be set here as well. */
    public void edit(String object, String id, Map<String, String> values) {
        edit(object, id, values, org.now());
    }

    void edit(String object, String id, Map<String, String> values, long stamp) {
        synchronized (org) {
            Table table = org.table(object);
            Draft draft = new Draft(table, org.records().living(table, id));
            fill(draft, values);
            save(draft, stamp);
        }
    }

    /** Into the recycle bin. */
    public void delete(String object, String id) {
        synchronized (org) {
            Table table = org.table(object);
            org.records().delete(table, org.records().living(table, id), writer);
        }
    }

    public void undelete(String object, String id) {
        synchronized (org) {
            Row row = org.table(object).find(Ids.normal(id));
            if (row == null || !row.deleted) {
                throw new IllegalArgumentException("not in the recycle bin: " + id);
            }
            org.records().undelete(row, writer);
        }
    }

    /** Gone for good, without a trace in any query. */
    public void erase(String object, String id) {
        synchronized (org) {
            org.table(object).erase(Ids.number(id));
        }
    }

    /** The loser is deleted and points at the winner; what belonged to it belongs to the winner. */
    public void merge(String object, String winner, String loser) {
        synchronized (org) {
            new Merging(org, writer).merge(org.table(object), winner, loser);
        }
    }

    /** Converts a lead; what is not named is made. */
    public Converting.Converted convert(String lead, Converting.Into into) {
        synchronized (org) {
            return new Converting(org, writer).convert(lead, into);
        }
    }

    /** Begins a transaction that is not yet seen by anybody. */
    public Transaction begin() {
        synchronized (org) {
            return new Transaction(org, this);
        }
    }

    private void fill(Draft draft, Map<String, String> values) {
        SObject object = draft.table().object();
        values.forEach((name, value) -> {
            Field field = object.must(name);
            try {
                draft.set(field, org.records().drafting().kept(object, field, value));
            } catch (Unfit e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        });
    }

    private Row save(Draft draft, long stamp) {
        try {
            return org.records().save(draft, writer, stamp);
        } catch (Unfit e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
