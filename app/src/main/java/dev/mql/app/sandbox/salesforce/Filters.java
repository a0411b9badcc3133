package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.salesforce.soql.Condition;
import dev.mql.app.sandbox.salesforce.soql.Literal;
import dev.mql.app.sandbox.salesforce.soql.Path;
import dev.mql.app.sandbox.salesforce.soql.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Turns a WHERE clause into a test of rows; a literal whose form does not fit its field is refused, as Salesforce does. */
final class Filters {
    private final Columns columns;
    private final SObject object;
    private final Comparisons comparisons;
    private final BiFunction<Query, SObject, Set<String>> semiJoin;

    /** @param semiJoin answers the ids a nested query selects */
    Filters(Columns columns, SObject object, long now, BiFunction<Query, SObject, Set<String>> semiJoin) {
        this.columns = columns;
        this.object = object;
        this.comparisons = new Comparisons(columns, now);
        this.semiJoin = semiJoin;
    }

    Predicate<Row> of(Condition condition) {
        if (condition instanceof Condition.And and) {
            List<Predicate<Row>> all = each(and.all());
            return row -> all.stream().allMatch(one -> one.test(row));
        }
        if (condition instanceof Condition.Or or) {
            List<Predicate<Row>> any = each(or.any());
            return row -> any.stream().anyMatch(one -> one.test(row));
        }
        if (condition instanceof Condition.Not not) {
            return of(not.condition()).negate();
        }
        if (condition instanceof Condition.Comparison comparison) {
            Column column = filterable(comparison.path());
            return comparisons.of(column, comparison.path(), comparison.operator(), comparison.literal());
        }
        if (condition instanceof Condition.In in) {
            return in(in);
        }
        if (condition instanceof Condition.InQuery in) {
            return inQuery(in);
        }
        return includes((Condition.Includes) condition);
    }

    private List<Predicate<Row>> each(List<Condition> conditions) {
        List<Predicate<Row>> all = new ArrayList<>();
        conditions.forEach(condition -> all.add(of(condition)));
        return all;
    }

    private Column filterable(Path path) {
        Column column = columns.column(object, path);
        if (!column.field().rights().filterable()) {
            throw columns.refused(
                    path, "INVALID_FIELD", "field '" + path.last() + "' can not be filtered in a query call");
        }
        return column;
    }

    /** Texts and ids are looked up in a set, because a list may be long. */
    private Predicate<Row> in(Condition.In in) {
        Column column = filterable(in.path());
        Set<String> texts = new HashSet<>();
        List<Predicate<Row>> others = new ArrayList<>();
        boolean id = column.field().type().isId();
        for (Literal literal : in.literals()) {
            Predicate<Row> equal = comparisons.of(column, in.path(), Condition.Operator.EQ, literal);
            if (literal instanceof Literal.Text text) {
                texts.add(id ? comparisons.id(text.value()) : text.value().toLowerCase(Locale.ROOT));
            } else {
                others.add(equal);
            }
        }
        Predicate<Row> found = row -> {
            String value = column.value(row);
            return (value != null && texts.contains(id ? value : value.toLowerCase(Locale.ROOT)))
                    || others.stream().anyMatch(one -> one.test(row));
        };
        return in.negated() ? found.negate() : found;
    }

    private Predicate<Row> inQuery(Condition.InQuery in) {
        if (in.path().parts().size() > 1) {
            throw columns.refused(
                    in.path(),
                    "MALFORMED_QUERY",
                    "The left operand cannot have more than one level of" + " relationships: " + in.path());
        }
        Column column = filterable(in.path());
        if (!column.field().type().isId()) {
            throw columns.refused(
                    in.path(), "MALFORMED_QUERY", "The left operand of a semi join has to be an id field");
        }
        Set<String> ids = semiJoin.apply(in.query(), object);
        Predicate<Row> found = row -> {
            String value = column.value(row);
            return value != null && ids.contains(value);
        };
        return in.negated() ? found.negate() : found;
    }

    private Predicate<Row> includes(Condition.Includes includes) {
        Column column = filterable(includes.path());
        if (column.field().type() != FieldType.MULTIPICKLIST) {
            throw columns.refused(
                    includes.path(),
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "invalid operator on " + includes.path() + " field");
        }
        List<Set<String>> wanted =
                includes.any().stream().map(one -> Set.of(one.split(";", -1))).toList();
        Predicate<Row> found = row -> {
            String value = column.value(row);
            Set<String> chosen = value == null ? Set.of() : new HashSet<>(List.of(value.split(";", -1)));
            return wanted.stream().anyMatch(chosen::containsAll);
        };
        return includes.negated() ? found.negate() : found;
    }
}
