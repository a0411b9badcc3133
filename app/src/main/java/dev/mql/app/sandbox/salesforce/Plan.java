package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.salesforce.soql.Condition;
import dev.mql.app.sandbox.salesforce.soql.Literal;
import dev.mql.app.sandbox.salesforce.soql.MalformedQuery;
import dev.mql.app.sandbox.salesforce.soql.Parser;
import dev.mql.app.sandbox.salesforce.soql.Path;
import dev.mql.app.sandbox.salesforce.soql.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A query that is known to be right, ready to be run; {@code all} sees the recycle bin and the archive too. */
final class Plan {
    private final Org org;
    private final Query query;
    private final boolean all;
    private final Table table;
    private final Columns columns;
    private final Selection selection;
    private final List<Children> children = new ArrayList<>();
    private final Predicate<Row> filter;
    private final List<Column> orderBy = new ArrayList<>();

    /** The records of a child relationship that come with each record. */
    record Children(ChildRelationship relationship, Plan plan) {}

    private Plan(Org org, String soql, Query query, SObject object, boolean all) {
        this.org = org;
        this.query = query;
        this.all = all;
        this.table = org.table(object);
        this.columns = new Columns(org, soql);
        this.selection = Selection.of(org, columns, object, query);
        this.filter = filter(soql, object);
        query.order().forEach(order -> orderBy.add(columns.column(object, order.path())));
        for (Query.Item item : query.select()) {
            if (item instanceof Query.Children nested) {
                children.add(children(soql, object, nested.query()));
            }
        }
    }

    static Plan of(Org org, String soql, boolean all) {
        Query query;
        try {
            query = Parser.parse(soql);
        } catch (MalformedQuery e) {
            throw Refusal.bad("MALFORMED_QUERY", String.valueOf(e.getMessage()));
        }
        SObject object = new Columns(org, soql).visible(query.from(), new Path(List.of(query.from()), query.fromAt()));
        return new Plan(org, soql, query, object, all);
    }

    private Children children(String soql, SObject parent, Query nested) {
        for (ChildRelationship relationship : ChildRelationship.of(org.schema(), parent)) {
            if (relationship.name().equalsIgnoreCase(nested.from())) {
                return new Children(relationship, new Plan(org, soql, nested, relationship.child(), all));
            }
        }
        Path path = new Path(List.of(nested.from()), nested.fromAt());
        throw columns.refused(
                path,
                "INVALID_TYPE",
                "Didn't understand relationship '" + nested.from()
                        + "' in FROM part of query call. If you are attempting to use a custom relationship, be sure to"
                        + " append the '__r' after the custom relationship name. Please reference your WSDL or the"
                        + " describe call for the appropriate names.");
    }

    private Predicate<Row> filter(String soql, SObject object) {
        Predicate<Row> visible = row -> all || !row.deleted;
        if (!all && object.has("IsArchived")) {
            visible = visible.and(row -> !table.flag(row, "IsArchived"));
        }
        if (query.where() == null) {
            return visible;
        }
        Filters filters = new Filters(columns, object, org.now(), (nested, outer) -> selected(soql, nested, outer));
        return visible.and(filters.of(query.where()));
    }

    /** What a semi-join selects: one id field, of another object. */
    private Set<String> selected(String soql, Query nested, SObject outer) {
        SObject object = columns.visible(nested.from(), new Path(List.of(nested.from()), nested.fromAt()));
        if (object == outer
                || nested.select().size() != 1
                || !(nested.select().get(0) instanceof Query.FieldItem one)) {
            throw Refusal.bad(
                    "MALFORMED_QUERY",
                    "The inner and outer selects should not be on the same object type, and the inner one selects one field");
        }
        Plan plan = new Plan(org, soql, nested, object, all);
        Column column = columns.column(object, one.path());
        if (!column.field().type().isId()) {
            throw Refusal.bad("MALFORMED_QUERY", "The inner select field '" + one.path() + "' has to be an id field");
        }
        Set<String> ids = new HashSet<>();
        plan.rows().forEach(row -> {
            String id = column.value(row);
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** What is counted, in its order; anything else beside it would have to be grouped by. */
    List<Column> counted() {
        List<Column> counted = new ArrayList<>();
        query.select().forEach(item -> {
            if (!(item instanceof Query.Counted one)) {
                throw Refusal.bad("MALFORMED_QUERY", "Field must be grouped or aggregated");
            }
            Column column = columns.column(table.object(), one.path());
            if (!column.field().type().countable()) {
                throw columns.refused(
                        one.path(),
                        "MALFORMED_QUERY",
                        "field " + one.path() + " does not support aggregate operator COUNT");
            }
            counted.add(column);
        });
        return counted;
    }

    Query query() {
        return query;
    }

    Table table() {
        return table;
    }

    Selection selection() {
        return selection;
    }

    List<Children> children() {
        return children;
    }

    /** The fields selected, in their order; for results that are tables. */
    List<Column> columns() {
        List<Column> all = new ArrayList<>();
        query.select().forEach(item -> {
            if (item instanceof Query.FieldItem field) {
                all.add(columns.column(table.object(), field.path()));
            }
        });
        return all;
    }

    /** Runs the query. */
    List<Row> rows() {
        List<Row> found = new ArrayList<>();
        Set<String> ids = query.where() == null ? null : ids(query.where());
        if (ids == null) {
            table.each(row -> {
                if (filter.test(row)) {
                    found.add(row);
                }
            });
        } else {
            ids.stream().sorted().forEach(id -> {
                Row row = table.find(id);
                if (row != null && filter.test(row)) {
                    found.add(row);
                }
            });
        }
        return cut(ordered(found));
    }

    /** Orders and cuts the children of one record. */
    List<Row> cut(List<Row> rows) {
        int from = Math.min(query.offset(), rows.size());
        int to = query.limit() < 0 ? rows.size() : Math.min(rows.size(), from + query.limit());
        return rows.subList(from, to);
    }

    boolean accepts(Row row) {
        return filter.test(row);
    }

    /** The ids a condition can only be true for; null where it does not say. */
    private @Nullable Set<String> ids(Condition condition) {
        if (condition instanceof Condition.And and) {
            for (Condition one : and.all()) {
                Set<String> ids = ids(one);
                if (ids != null) {
                    return ids;
                }
            }
        }
        if (condition instanceof Condition.Comparison comparison
                && comparison.operator() == Condition.Operator.EQ
                && comparison.path().toString().equalsIgnoreCase("Id")) {
            return ids(List.of(comparison.literal()));
        }
        if (condition instanceof Condition.In in
                && !in.negated()
                && in.path().toString().equalsIgnoreCase("Id")) {
            return ids(in.literals());
        }
        return null;
    }

    private static Set<String> ids(List<Literal> literals) {
        Set<String> ids = new HashSet<>();
        literals.forEach(literal -> {
            String id = literal instanceof Literal.Text text ? Ids.normal(text.value()) : null;
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    List<Row> ordered(List<Row> rows) {
        if (orderBy.isEmpty()) {
            return rows;
        }
        Comparator<Row> direct = direct();
        if (direct != null) {
            rows.sort(direct);
            return rows;
        }
        List<Keyed> keyed = new ArrayList<>(rows.size());
        rows.forEach(row -> keyed.add(
                new Keyed(row, orderBy.stream().map(column -> key(column, row)).toArray())));
        keyed.sort(comparator());
        List<Row> sorted = new ArrayList<>(rows.size());
        keyed.forEach(one -> sorted.add(one.row()));
        return sorted;
    }

    /** By instants of the platform and own ids, as replication reads millions of rows: without keys; null for other orders. */
    private @Nullable Comparator<Row> direct() {
        Comparator<Row> direct = Comparator.comparingInt(row -> 0);
        for (int i = 0; i < orderBy.size(); i++) {
            Field field = orderBy.get(i).field();
            boolean instant = field.source() == Field.Source.SYSTEM && field.type() == FieldType.DATETIME;
            if (!orderBy.get(i).steps().isEmpty() || !(instant || field.is("Id"))) {
                return null;
            }
            Comparator<Row> next = instant
                    ? Comparator.comparingLong(row -> table.millis(row, field))
                    : Comparator.comparingInt(row -> row.number);
            direct = direct.thenComparing(query.order().get(i).descending() ? next.reversed() : next);
        }
        return direct;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Keyed(Row row, @Nullable Object[] keys) {}

    private static @Nullable Object key(Column column, Row row) {
        if (column.field().type() == FieldType.DATETIME) {
            long millis = column.millis(row);
            return millis == Long.MIN_VALUE ? null : millis;
        }
        if (column.isOwnId()) {
            return row.number;
        }
        String value = column.value(row);
        if (value == null) {
            return null;
        }
        return column.field().type().numeric()
                ? new java.math.BigDecimal(value)
                : column.field().type().isId() ? value : value.toLowerCase(java.util.Locale.ROOT);
    }

    private Comparator<Keyed> comparator() {
        return (a, b) -> {
            for (int i = 0; i < orderBy.size(); i++) {
                Query.Order order = query.order().get(i);
                int compared = compare(a.keys()[i], b.keys()[i], order);
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Keys of one column are of one type.
    private static int compare(@Nullable Object a, @Nullable Object b, Query.Order order) {
        if (a == null || b == null) {
            int nullFirst = a == null ? (b == null ? 0 : -1) : 1;
            return order.nullsLast() ? -nullFirst : nullFirst;
        }
        int compared = ((Comparable) a).compareTo(b);
        return order.descending() ? -compared : compared;
    }
}
