package dev.mql.app.sandbox.salesforce.soql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a condition. AND and OR do not mix without parentheses, and NOT begins a condition or stands in parentheses of its
 * own: Salesforce's grammar has no precedence.
 */
final class Where {
    private static final int MOST_JOINS = 2;
    private static final Map<String, Condition.Operator> OPERATORS = Map.of(
            "=", Condition.Operator.EQ,
            "!=", Condition.Operator.NE,
            "<>", Condition.Operator.NE,
            "<", Condition.Operator.LT,
            "<=", Condition.Operator.LE,
            ">", Condition.Operator.GT,
            ">=", Condition.Operator.GE);
    private static final Set<String> SPANS = Set.of(
            "YESTERDAY",
            "TODAY",
            "TOMORROW",
            "LAST_WEEK",
            "THIS_WEEK",
            "NEXT_WEEK",
            "LAST_MONTH",
            "THIS_MONTH",
            "NEXT_MONTH",
            "LAST_90_DAYS",
            "NEXT_90_DAYS",
            "LAST_QUARTER",
            "THIS_QUARTER",
            "NEXT_QUARTER",
            "LAST_YEAR",
            "THIS_YEAR",
            "NEXT_YEAR");
    private static final Set<String> COUNTED = Set.of(
            "LAST_N_DAYS",
            "NEXT_N_DAYS",
            "N_DAYS_AGO",
            "LAST_N_WEEKS",
            "NEXT_N_WEEKS",
            "LAST_N_MONTHS",
            "NEXT_N_MONTHS",
            "LAST_N_YEARS",
            "NEXT_N_YEARS");

    private final Parser.Tokens tokens;
    private final Supplier<Query> nested;
    private int joins;

    Where(Parser.Tokens tokens, Supplier<Query> nested) {
        this.tokens = tokens;
        this.nested = nested;
    }

    Condition read() {
        if (tokens.take("NOT")) {
            return new Condition.Not(simple());
        }
        Condition first = simple();
        if (tokens.peek().is("AND")) {
            return new Condition.And(chain(first, "AND"));
        }
        if (tokens.peek().is("OR")) {
            return new Condition.Or(chain(first, "OR"));
        }
        return first;
    }

    private List<Condition> chain(Condition first, String word) {
        List<Condition> all = new ArrayList<>(List.of(first));
        while (tokens.take(word)) {
            all.add(simple());
        }
        return all;
    }

    private Condition simple() {
        if (tokens.take("(")) {
            Condition inner = read();
            tokens.expect(")");
            return inner;
        }
        Path path = Parser.path(tokens);
        if (tokens.take("IN")) {
            return in(path, false);
        }
        if (tokens.take("NOT")) {
            tokens.expect("IN");
            return in(path, true);
        }
        if (tokens.take("INCLUDES")) {
            return new Condition.Includes(path, false, texts());
        }
        if (tokens.take("EXCLUDES")) {
            return new Condition.Includes(path, true, texts());
        }
        if (tokens.take("LIKE")) {
            return new Condition.Comparison(path, Condition.Operator.LIKE, literal());
        }
        Condition.Operator operator = OPERATORS.get(tokens.peek().text());
        if (operator == null || tokens.peek().kind() != Token.Kind.SYMBOL) {
            throw tokens.unexpected();
        }
        tokens.next();
        return new Condition.Comparison(path, operator, literal());
    }

    private Condition in(Path path, boolean negated) {
        tokens.expect("(");
        if (tokens.peek().is("SELECT")) {
            if (++joins > MOST_JOINS) {
                throw new MalformedQuery("maximum 2 semi join sub-selects are allowed");
            }
            Query query = nested.get();
            tokens.expect(")");
            return new Condition.InQuery(path, negated, query);
        }
        List<Literal> literals = new ArrayList<>();
        do {
            literals.add(literal());
        } while (tokens.take(","));
        tokens.expect(")");
        return new Condition.In(path, negated, literals);
    }

    private List<String> texts() {
        tokens.expect("(");
        List<String> texts = new ArrayList<>();
        do {
            if (!(literal() instanceof Literal.Text text)) {
                throw tokens.unexpected();
            }
            texts.add(text.value());
        } while (tokens.take(","));
        tokens.expect(")");
        return texts;
    }

    private Literal literal() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case STRING -> new Literal.Text(Lexer.unescape(token.text()), token.text());
            case NUMBER -> new Literal.Decimal(new BigDecimal(token.text()));
            case DATE -> new Literal.Day(day(token));
            case DATETIME -> new Literal.Time(time(token));
            case WORD -> word(token);
            case SYMBOL, END -> throw tokens.unexpected(token);
        };
    }

    private Literal word(Token token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (word.equals("TRUE") || word.equals("FALSE")) {
            return new Literal.Bool(word.equals("TRUE"));
        }
        if (word.equals("NULL")) {
            return new Literal.Null();
        }
        if (SPANS.contains(word)) {
            return new Literal.Span(word, 0);
        }
        if (COUNTED.contains(word)) {
            tokens.expect(":");
            return new Literal.Span(word, tokens.count());
        }
        throw tokens.unexpected(token);
    }

    private LocalDate day(Token token) {
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException e) {
            throw tokens.unexpected(token);
        }
    }

    private Instant time(Token token) {
        try {
            String text = token.text();
            boolean colon = text.endsWith("Z") || text.charAt(text.length() - 3) == ':';
            return colon
                    ? OffsetDateTime.parse(text).toInstant()
                    : OffsetDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][.SS][.S]Z"))
                            .toInstant();
        } catch (DateTimeException e) {
            throw tokens.unexpected(token);
        }
    }
}
