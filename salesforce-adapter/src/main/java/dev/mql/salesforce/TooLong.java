package dev.mql.salesforce;

import dev.mql.crm.CrmException;

/** What helps where Salesforce gives up on a stream's query, by a job as well: another query that asks for less. */
final class TooLong {

    private TooLong() {}

    static CrmException reading(Cursor cursor, Complaint complaint) {
        return new CrmException(
                CrmException.Next.TRY_AGAIN,
                "Salesforce gave up on the query of " + cursor.stream() + " (" + complaint.code() + ")",
                remedy(cursor, complaint));
    }

    private static String remedy(Cursor cursor, Complaint complaint) {
        if (complaint.code().equals("QUERY_TOO_COMPLICATED")) {
            return "map fewer formulas and fields of other objects: the query holds what each of them is made of";
        }
        return cursor.mode() == Cursor.Mode.SINCE
                ? "run mql sync --full at a quieter hour, which asks within the mapping's scope, as changes cannot be; from"
                        + " then on run mql sync more often, so that fewer changes lie between two runs"
                : "run it again at a quieter hour; if it stays, narrow scope: in the mapping to fields with an index";
    }
}
