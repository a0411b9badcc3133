package dev.mql.app.sandbox.salesforce.soql;

import java.util.List;

/** What a WHERE clause says. */
public sealed interface Condition {
    record And(List<Condition> all) implements Condition {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Condition> any) implements Condition {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Condition condition) implements Condition {}

    record Comparison(Path path, Operator operator, Literal literal) implements Condition {}

    record In(Path path, boolean negated, List<Literal> literals) implements Condition {
        public In {
            literals = List.copyOf(literals);
        }
    }

    /** A semi-join, or an anti-join. */
    record InQuery(Path path, boolean negated, Query query) implements Condition {}

    /** Each element is one text, its parts joined by semicolons: all of them have to be selected. */
    record Includes(Path path, boolean negated, List<String> any) implements Condition {
        public Includes {
            any = List.copyOf(any);
        }
    }

    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        LIKE
    }
}
