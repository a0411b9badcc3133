package dev.mql.app.sandbox.salesforce.soql;

/** One piece of the text; a quoted text keeps its escapes, without the quotes. */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        STRING,
        NUMBER,
        DATE,
        DATETIME,
        SYMBOL,
        END
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
