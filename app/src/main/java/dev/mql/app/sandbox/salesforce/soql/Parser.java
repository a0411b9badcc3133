package dev.mql.app.sandbox.salesforce.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one query. Its shape is that of Salesforce's SOQL reference, "SOQL SELECT Syntax". */
public final class Parser {
    private static final int LONGEST = 100_000;
    private static final Set<String> RESERVED = Set.of(
            "and",
            "asc",
            "desc",
            "excludes",
            "first",
            "from",
            "group",
            "having",
            "in",
            "includes",
            "last",
            "like",
            "limit",
            "not",
            "null",
            "nulls",
            "or",
            "select",
            "where",
            "with");

    private final Tokens tokens;

    private Parser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads the whole text; anything that is left over is a mistake. */
    public static Query parse(String soql) {
        if (soql.length() > LONGEST) {
            throw new MalformedQuery("SOQL statements cannot be longer than " + LONGEST + " characters.");
        }
        Parser parser = new Parser(new Tokens(soql, Lexer.cut(soql)));
        Query query = parser.query(false);
        parser.tokens.end();
        return query;
    }

    private Query query(boolean nested) {
        tokens.expect("SELECT");
        boolean count = count();
        List<Query.Item> items = new ArrayList<>();
        if (!count) {
            do {
                items.add(item(nested));
            } while (tokens.take(","));
        }
        tokens.expect("FROM");
        int fromAt = tokens.peek().at();
        // The one object whose name is a word of the language.
        String from = tokens.peek().is("Group") ? tokens.next().text() : name();
        refuse("GROUP", "HAVING", "WITH", "USING", "FOR");
        Condition where = tokens.take("WHERE") ? new Where(tokens, this::query).read() : null;
        refuse("GROUP", "HAVING", "WITH", "FOR");
        List<Query.Order> order = new ArrayList<>();
        if (tokens.take("ORDER")) {
            tokens.expect("BY");
            do {
                order.add(order());
            } while (tokens.take(","));
        }
        int limit = tokens.take("LIMIT") ? tokens.count() : -1;
        int offset = tokens.take("OFFSET") ? tokens.count() : 0;
        if (offset > 2_000) {
            throw new MalformedQuery("Maximum SOQL offset allowed is 2000");
        }
        return new Query(items, count, from, fromAt, where, order, limit, offset);
    }

    private Query query() {
        return query(true);
    }

    private boolean count() {
        if (tokens.peek().is("COUNT")
                && tokens.peek(1).is("(")
                && tokens.peek(2).is(")")) {
            tokens.next();
            tokens.next();
            tokens.next();
            return true;
        }
        return false;
    }

    private Query.Item item(boolean nested) {
        if (tokens.peek().is("(")) {
            if (nested) {
                throw tokens.unexpected();
            }
            tokens.next();
            Query children = query(true);
            tokens.expect(")");
            return new Query.Children(children);
        }
        if (tokens.peek().is("TYPEOF") && tokens.peek(1).kind() == Token.Kind.WORD) {
            tokens.next();
            return typeOf();
        }
        if (tokens.peek().is("FIELDS") && tokens.peek(1).is("(")) {
            tokens.next();
            tokens.next();
            String which = name().toUpperCase(Locale.ROOT);
            tokens.expect(")");
            return new Query.Group(which);
        }
        if (tokens.peek().is("COUNT") && tokens.peek(1).is("(") && !nested) {
            tokens.next();
            tokens.next();
            Query.Item counted = new Query.Counted(path(tokens));
            tokens.expect(")");
            return counted;
        }
        return new Query.FieldItem(path(tokens));
    }

    private Query.TypeOf typeOf() {
        Path relationship = path(tokens);
        List<Query.When> cases = new ArrayList<>();
        List<Path> otherwise = new ArrayList<>();
        while (tokens.take("WHEN")) {
            String type = name();
            tokens.expect("THEN");
            cases.add(new Query.When(type, paths()));
        }
        if (tokens.take("ELSE")) {
            otherwise.addAll(paths());
        }
        tokens.expect("END");
        return new Query.TypeOf(relationship, cases, otherwise);
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(path(tokens));
        } while (tokens.take(","));
        return paths;
    }

    private Query.Order order() {
        Path path = path(tokens);
        boolean descending = tokens.take("DESC");
        if (!descending) {
            tokens.take("ASC");
        }
        boolean nullsLast = false;
        if (tokens.take("NULLS")) {
            nullsLast = tokens.take("LAST");
            if (!nullsLast) {
                tokens.expect("FIRST");
            }
        }
        return new Query.Order(path, descending, nullsLast);
    }

    private void refuse(String... clauses) {
        for (String clause : clauses) {
            if (tokens.peek().is(clause)) {
                throw new MalformedQuery("this sandbox does not know the clause: " + clause);
            }
        }
    }

    private String name() {
        return word(tokens);
    }

    static String word(Tokens tokens) {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.WORD || RESERVED.contains(token.text().toLowerCase(Locale.ROOT))) {
            throw tokens.unexpected();
        }
        return tokens.next().text();
    }

    static Path path(Tokens tokens) {
        int at = tokens.peek().at();
        List<String> parts = new ArrayList<>();
        do {
            parts.add(word(tokens));
        } while (tokens.take("."));
        if (tokens.peek().is("(")) {
            throw new MalformedQuery("this sandbox does not know the function: " + parts.get(0));
        }
        return new Path(parts, at);
    }

    /** Looks ahead and steps on; what is not expected is named as Salesforce names it. */
    static final class Tokens {
        private final String soql;
        private final List<Token> tokens;
        private int at;

        Tokens(String soql, List<Token> tokens) {
            this.soql = soql;
            this.tokens = tokens;
        }

        Token peek() {
            return peek(0);
        }

        Token peek(int ahead) {
            return tokens.get(Math.min(at + ahead, tokens.size() - 1));
        }

        Token next() {
            Token token = peek();
            at++;
            return token;
        }

        boolean take(String word) {
            if (peek().is(word)) {
                at++;
                return true;
            }
            return false;
        }

        void expect(String word) {
            if (!take(word)) {
                throw unexpected();
            }
        }

        void end() {
            if (peek().kind() != Token.Kind.END) {
                throw unexpected();
            }
        }

        int count() {
            Token token = peek();
            if (token.kind() != Token.Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
                throw unexpected();
            }
            return Integer.parseInt(next().text());
        }

        MalformedQuery unexpected() {
            return unexpected(peek());
        }

        MalformedQuery unexpected(@Nullable Token token) {
            Token seen = token == null ? peek() : token;
            return new MalformedQuery(
                    seen.kind() == Token.Kind.END
                            ? MalformedQuery.at(soql, seen.at(), "unexpected token: '<EOF>'")
                            : MalformedQuery.at(soql, seen.at(), "unexpected token: '" + seen.text() + "'"));
        }
    }
}
