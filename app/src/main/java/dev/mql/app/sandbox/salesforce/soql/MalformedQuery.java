package dev.mql.app.sandbox.salesforce.soql;

/** The text is no SOQL; Salesforce answers it as MALFORMED_QUERY. */
public final class MalformedQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedQuery(String message) {
        super(message, null, false, false);
    }

    /** As Salesforce points at a place: the line, a caret, row and column, then what is wrong. */
    public static String at(String soql, int position, String message) {
        int from = Math.max(0, position - 60);
        String line =
                soql.substring(from, Math.min(soql.length(), position + 40)).replace('\n', ' ');
        return "\n" + line + "\n" + " ".repeat(position - from) + "^\nERROR at Row:1:Column:" + (position + 1) + "\n"
                + message;
    }
}
